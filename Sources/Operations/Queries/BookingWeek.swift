package import Domain
import SQL
import Store

/// A week of one person's bookings (feature C1).
package struct BookingWeek: Query {
    /// Whose.
    package let staff: OperatorID
    /// A day of the week; it begins on Monday.
    package let day: Day

    /// Somebody's week.
    package init(staff: OperatorID, day: Day) {
        self.staff = staff
        self.day = day
    }

    package static let right = Right.seeCounter

    /// Seven days, Monday first.
    package struct Answer: Codable, Sendable, Equatable {
        /// Whose.
        package let staff: OperatorID
        /// Their name.
        package let name: String
        /// The days.
        package let days: [WeekDay]
        /// Minutes between rows.
        package let step: Int

        /// A week.
        package init(staff: OperatorID, name: String, days: [WeekDay], step: Int) {
            self.staff = staff
            self.name = name
            self.days = days
            self.step = step
        }
    }

    /// One day of it.
    package struct WeekDay: Codable, Sendable, Equatable {
        /// Which.
        package let day: Day
        /// When they are on duty.
        package let duty: [Stretch]
        /// When they are absent all the same.
        package let absences: [AbsenceItem]
        /// What is booked with them.
        package let items: [SheetItem]

        /// A day.
        package init(day: Day, duty: [Stretch], absences: [AbsenceItem], items: [SheetItem]) {
            self.day = day
            self.duty = duty
            self.absences = absences
            self.items = items
        }
    }
}

extension BookingWeek {
    package func answer(_ view: View) throws -> Answer {
        let monday = day.advanced(days: 1 - day.weekday)
        let hours = try view.db.hours(from: monday, through: monday.advanced(days: 6))
        let name = try view.db.staff(staff)?.name ?? staff.description
        let plans = try view.db.servicePlans()
        let days = try (0..<7).map { offset in
            let day = monday.advanced(days: offset)
            let (from, until) = (view.calendar.start(of: day), view.calendar.end(of: day))
            let absences = try view.db.absences(from: from, until: until)
            let rows = try view.db.appointments(from: from, until: until, staff: staff)
            return WeekDay(
                day: day, duty: hours.hours(of: .staff(staff), on: day).map { view.stretch(day, $0) },
                absences: view.items(of: .staff(staff), absences), items: try view.items(rows, absences, plans: plans))
        }
        return Answer(staff: staff, name: name, days: days, step: try view.db.bookingRules().step)
    }
}
