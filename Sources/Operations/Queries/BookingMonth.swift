package import Domain
import SQL
import Store

/// A month of the booking sheet with how full each day is (feature C1).
package struct BookingMonth: Query {
    /// A day of the month.
    package let day: Day

    /// A month.
    package init(day: Day) { self.day = day }

    package static let right = Right.seeCounter

    /// The month's days, the first first.
    package struct Answer: Codable, Sendable, Equatable {
        /// The days.
        package let days: [DayLoad]

        /// Days.
        package init(days: [DayLoad]) { self.days = days }
    }
}

/// How full a day is.
package struct DayLoad: Codable, Sendable, Equatable {
    /// Which.
    package let day: Day
    /// Appointments that take place.
    package let count: Int
    /// Minutes of the staff's time that are booked.
    package let booked: Int
    /// Minutes the staff is on duty while the store is open.
    package let duty: Int

    /// A load.
    package init(day: Day, count: Int, booked: Int, duty: Int) {
        self.day = day
        self.count = count
        self.booked = booked
        self.duty = duty
    }

    /// Booked of what could be, in percent; nil on a day nobody is on duty.
    package var percent: Int? { duty > 0 ? min(999, booked * 100 / duty) : nil }
}

extension BookingMonth {
    package func answer(_ view: View) throws -> Answer {
        let first = Day(year: day.year, month: day.month, day: 1)
        let next = first.advanced(days: 31)
        let last = Day(year: next.year, month: next.month, day: 1).advanced(days: -1)
        let hours = try view.db.hours(from: first, through: last)
        let loads = try view.db.loads(from: first, through: last)
        let absences = try view.db.absences(
            from: view.calendar.start(of: first), until: view.calendar.end(of: last))
        let workers = try view.db.skills().keys.sorted()
        return Answer(
            days: (0...last.sinceEpoch - first.sinceEpoch).map { offset in
                let day = first.advanced(days: offset)
                let clock = DayClock(day, view.calendar)
                func stretches(_ who: HoursOf) -> [Stretch] {
                    hours.hours(of: who, on: day).map {
                        Stretch(
                            from: clock.instant(minute: $0.lowerBound), until: clock.instant(minute: $0.upperBound))
                    }
                }
                let open = stretches(.store)
                let duty = workers.reduce(0) { sum, staff in
                    let away = absences.filter { $0.lane == nil || $0.lane == .staff(staff) }
                        .map { Stretch(from: $0.from, until: $0.until) }
                    return sum
                        + stretches(.staff(staff))
                        .flatMap { $0.within(open) }.flatMap { $0.without(away) }
                        .reduce(0) { $0 + $1.until.minutes(since: $1.from) }
                }
                let load = loads[day] ?? (0, 0)
                return DayLoad(day: day, count: load.count, booked: load.minutes, duty: duty)
            })
    }
}

extension Stretch {
    /// What of it lies inside others.
    func within(_ others: [Stretch]) -> [Stretch] {
        others.compactMap { other in
            let (from, until) = (max(from, other.from), min(until, other.until))
            return from < until ? Stretch(from: from, until: until) : nil
        }
    }
}
