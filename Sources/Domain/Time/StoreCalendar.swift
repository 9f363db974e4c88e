package import Foundation

/// A calendar date of the store, `2026-11-23`; orders as text.
package struct Day: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// Year of the common era.
    package let year: Int
    /// 1…12.
    package let month: Int
    /// 1…31.
    package let day: Int

    /// A date by its parts; the caller knows that it exists.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that began `days` days after 1970-01-01 (days_from_civil of Howard Hinnant's date algorithms, inverted).
    package init(sinceEpoch days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    package var sinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 1 = Monday … 7 = Sunday (ISO 8601).
    package var weekday: Int { ((sinceEpoch + 3) % 7 + 7) % 7 + 1 }

    /// Reads `2026-11-23`.
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no date"))
        }
        self = day
    }

    /// Writes `2026-11-23`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Reads `2026-11-23`; nil for anything else or a date that does not exist.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            year >= 1, month >= 1, month <= 12, day >= 1, day <= 31
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard Day(sinceEpoch: sinceEpoch) == self else { return nil }
    }

    /// The date so many days later.
    package func advanced(days: Int) -> Day { Day(sinceEpoch: sinceEpoch + days) }

    /// `2026-11-23`
    package var description: String {
        let yyyy = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        return "\(yyyy)-\(Self.two(month))-\(Self.two(day))"
    }

    /// Earlier is less.
    package static func < (left: Day, right: Day) -> Bool { left.sinceEpoch < right.sinceEpoch }

    /// `07` for 7.
    package static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// The store's zone and the hour its business day ends (rules 24 and 41): the one place where moments become dates.
package struct StoreCalendar: Sendable, Equatable {
    /// Where the store stands.
    package let zone: TimeZone
    /// The business day ends at this hour of the next date, 0…6; 0 = midnight.
    package let cutoffHour: Int

    /// A calendar of a zone; `cutoffHour` 0…6.
    package init(zone: TimeZone, cutoffHour: Int = 0) {
        precondition((0...6).contains(cutoffHour), "a business day ends between midnight and six")
        self.zone = zone
        self.cutoffHour = cutoffHour
    }

    private func local(_ instant: Instant) -> (day: Int, secondOfDay: Int) {
        let seconds = Int((instant.ms - ((instant.ms % 1000) + 1000) % 1000) / 1000)
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let shifted = seconds + offset
        let day = (shifted >= 0 ? shifted : shifted - 86_399) / 86_400
        return (day, shifted - day * 86_400)
    }

    /// The date on the wall.
    package func date(of instant: Instant) -> Day { Day(sinceEpoch: local(instant).day) }

    /// The business day a moment belongs to.
    package func businessDay(of instant: Instant) -> Day {
        let (day, second) = local(instant)
        return Day(sinceEpoch: second < cutoffHour * 3600 ? day - 1 : day)
    }

    /// `17:46`
    package func clock(_ instant: Instant) -> String { Self.clock(second: local(instant).secondOfDay) }

    /// The date and the time on the wall.
    package func wall(_ instant: Instant) -> (date: Day, clock: String) {
        let (day, second) = local(instant)
        return (Day(sinceEpoch: day), Self.clock(second: second))
    }

    private static func clock(second: Int) -> String { "\(Day.two(second / 3600)):\(Day.two(second / 60 % 60))" }

    /// `17:46:30`
    package func clockWithSeconds(_ instant: Instant) -> String {
        "\(clock(instant)):\(Day.two(local(instant).secondOfDay % 60))"
    }

    /// Minutes of the wall's clock since midnight, 0…1439.
    package func minuteOfDay(_ instant: Instant) -> Int { local(instant).secondOfDay / 60 }

    /// Minutes of the wall's clock since midnight of a date; negative before it, 1440 and more on later dates.
    package func minute(of instant: Instant, since day: Day) -> Int {
        let (date, second) = local(instant)
        return (date - day.sinceEpoch) * 1440 + second / 60
    }

    /// `2026-11-23 17:46`
    package func stamp(_ instant: Instant) -> String { "\(date(of: instant)) \(clock(instant))" }

    /// The moment a local time of a date happens; in a gap of the clocks, the moment after the gap.
    package func instant(of day: Day, minute: Int) -> Instant {
        let naive = day.sinceEpoch * 86_400 + minute * 60
        var guess = naive - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(naive)))
        guess = naive - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(guess)))
        return Instant(ms: Int64(guess) * 1000)
    }

    /// When a business day begins.
    package func start(of businessDay: Day) -> Instant { instant(of: businessDay, minute: cutoffHour * 60) }

    /// When a business day ends; half-open.
    package func end(of businessDay: Day) -> Instant { start(of: businessDay.advanced(days: 1)) }
}
