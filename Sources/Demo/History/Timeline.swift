import Domain

/// The days of a history: a year behind today, and some weeks before it, counted from 0.
struct Timeline: Sendable {
    /// Where today is.
    static let today = 365
    /// Days after today that bookings reach: six weeks of a series and a day.
    static let ahead = 43

    /// When it is.
    let now: Int64
    private let midnights: [Int64]
    /// The days' dates as the store file has them.
    let dates: [String]
    /// 0 = Monday.
    let weekdays: [Int]
    private let starts: [Int64]
    /// When today's business day begins and ends, half-open.
    let span: Range<Int64>

    /// The days around a moment.
    init(now: Instant, calendar: StoreCalendar) {
        let today = calendar.businessDay(of: now)
        let days = (0...Self.today + Self.ahead).map { today.advanced(days: $0 - Self.today) }
        self.now = now.ms
        // Counted from noon: clocks change at night.
        midnights = days.map { calendar.instant(of: $0, minute: 720).ms - 43_200_000 }
        starts = days.map { calendar.start(of: $0).ms }
        dates = days.map(\.description)
        weekdays = days.map { $0.weekday - 1 }
        span = calendar.start(of: today).ms..<calendar.end(of: today).ms
    }

    /// A time of a day; days before the first are counted back from it.
    func at(_ day: Int, minute: Int, second: Int = 0) -> Int64 {
        let clamped = min(max(day, 0), midnights.count - 1)
        let away = Int64(day - clamped) * 86_400_000
        return midnights[clamped] + away + Int64(minute * 60 + second) * 1000
    }

    /// When a business day begins.
    func start(of day: Int) -> Int64 { starts[min(max(day, 0), starts.count - 1)] }

    /// The day of a time at which the store is open.
    func day(of time: Int64) -> Int {
        var low = 0
        var high = midnights.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if midnights[middle] <= time { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
