/// Days on which a series of bookings takes place: the part of RFC 5545's RRULE that a counter needs.
///
/// `FREQ=DAILY|WEEKLY|MONTHLY`, `INTERVAL`, `BYDAY` (with an ordinal such as `2TU` or `-1FR` when monthly),
/// `BYMONTHDAY`, and `COUNT` or `UNTIL`, one of which there must be: no series is without end. Weeks begin on Monday.
package struct Recurrence: Sendable, Equatable, Hashable {
    /// How often the pattern repeats.
    package enum Pattern: Sendable, Equatable, Hashable {
        /// Every so many days.
        case daily
        /// On these weekdays, 1 = Monday … 7 = Sunday; empty = the weekday of the first day.
        case weekly(on: [Int])
        /// On this date of the month, 1…31; months without it are passed over (RFC 5545 section 3.3.10).
        case monthlyOnDate(Int)
        /// On the n-th weekday of the month, n = 1…5, or -1 for the last.
        case monthlyOnWeekday(Int, weekday: Int)
    }

    /// When it ends.
    package enum End: Sendable, Equatable, Hashable {
        /// After so many, from 1.
        case count(Int)
        /// On this day at the latest.
        case until(Day)
    }

    /// How.
    package let pattern: Pattern
    /// Every so many days, weeks or months, from 1.
    package let interval: Int
    /// Until when.
    package let end: End

    /// A series; no more than `most` days of it are ever made.
    package init(_ pattern: Pattern, every interval: Int = 1, end: End) {
        self.pattern = pattern
        self.interval = max(1, interval)
        self.end = end
    }

    /// No series is longer: two years of every weekday fit.
    package static let most = 600

    /// The days of the series, the first one being the first that fits on or after `first`.
    package func days(from first: Day) -> [Day] {
        var found: [Day] = []
        var period = 0
        let (count, until) = bounds(first)
        // No pattern pauses for longer than its interval times four years (29 February).
        while found.count < count, period <= Self.most * 50 {
            let days = days(ofPeriod: period, from: first)
            if let earliest = days.earliest, earliest > until { break }
            for day in days.all where day >= first && day <= until && found.count < count { found.append(day) }
            period += 1
        }
        return found
    }

    private func bounds(_ first: Day) -> (count: Int, until: Day) {
        let farthest = first.advanced(days: 366 * 10)
        switch end {
        case .count(let count): return (min(max(0, count), Self.most), farthest)
        case .until(let day): return (Self.most, min(day, farthest))
        }
    }

    /// The days of the n-th day, week or month, and a day none of them is before.
    private func days(ofPeriod period: Int, from first: Day) -> (all: [Day], earliest: Day?) {
        switch pattern {
        case .daily:
            let day = first.advanced(days: period * interval)
            return ([day], day)
        case .weekly(let weekdays):
            let monday = first.advanced(days: 1 - first.weekday + period * interval * 7)
            let chosen = weekdays.isEmpty ? [first.weekday] : Array(Set(weekdays)).sorted()
            return (chosen.map { monday.advanced(days: $0 - 1) }, monday)
        case .monthlyOnDate(let date):
            let month = month(period, after: first)
            let day = Day(year: month.year, month: month.month, day: date)
            return (Day(sinceEpoch: day.sinceEpoch) == day ? [day] : [], month)
        case .monthlyOnWeekday(let ordinal, let weekday):
            let month = month(period, after: first)
            return (Self.weekday(ordinal, weekday, of: month).map { [$0] } ?? [], month)
        }
    }

    private func month(_ period: Int, after first: Day) -> Day {
        let months = first.year * 12 + first.month - 1 + period * interval
        return Day(year: months / 12, month: months % 12 + 1, day: 1)
    }

    private static func weekday(_ ordinal: Int, _ weekday: Int, of month: Day) -> Day? {
        let first = month.advanced(days: (weekday - month.weekday + 7) % 7)
        let all = (0..<5).map { first.advanced(days: $0 * 7) }.filter { $0.month == month.month }
        let place = ordinal < 0 ? all.count + ordinal : ordinal - 1
        return all.indices.contains(place) ? all[place] : nil
    }
}
