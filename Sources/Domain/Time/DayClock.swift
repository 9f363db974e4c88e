/// The clock of one day: minutes from its midnight as moments, without asking the zone for each.
///
/// A day on which clocks change, or that is followed by one, asks all the same.
package struct DayClock: Sendable {
    private let day: Day
    private let calendar: StoreCalendar
    /// Midnight, if no clock changes until the end of the day after; else nil.
    private let midnight: Instant?

    /// The clock of a day.
    package init(_ day: Day, _ calendar: StoreCalendar) {
        self.day = day
        self.calendar = calendar
        let (first, last) = (
            calendar.instant(of: day, minute: 0), calendar.instant(of: day.advanced(days: 2), minute: 0)
        )
        midnight = last.ms - first.ms == 172_800_000 ? first : nil
    }

    /// The moment of a minute from midnight, up to the end of the next day.
    package func instant(minute: Int) -> Instant {
        if let midnight, (0..<2880).contains(minute) { return midnight.advanced(minutes: Int64(minute)) }
        return calendar.instant(of: day, minute: minute)
    }
}
