package import Domain
import SQL
import Store

/// Bookings that can no longer take place as agreed because somebody or something is absent, or the hours of the day
/// have changed: to be settled with the customers one by one (rule 38). It looks as far ahead as bookings are sought.
package struct AffectedBookings: Query {
    /// Asks for all from now on.
    package init() {}

    package static let right = Right.seeCounter

    /// Bookings in order of time.
    package struct Answer: Codable, Sendable, Equatable {
        /// The bookings.
        package let rows: [FoundBooking]

        /// Bookings.
        package init(rows: [FoundBooking]) { self.rows = rows }
    }
}

extension AffectedBookings {
    package func answer(_ view: View) throws -> Answer {
        let absences = try view.db.absences(from: view.now, until: view.now.advanced(hours: 366 * 24))
        var seen: Set<VisitID> = []
        var rows: [FoundBooking] = []
        func add(_ ids: [VisitID]) throws {
            for id in ids where seen.insert(id).inserted {
                guard let row = try view.db.visit(id), let at = row.expectedAt, let day = Day(row.day) else { continue }
                rows.append(
                    FoundBooking(seat: try view.seat(row), at: at, day: day, service: row.service, staff: row.staff))
            }
        }
        for absence in absences {
            try add(
                view.db.affectedVisits(lane: absence.lane, from: max(absence.from, view.now), until: absence.until))
        }
        try add(view.db.visitsOutsideHours(from: view.today, days: FindSlots.days, calendar: view.calendar))
        return Answer(rows: rows.sorted { ($0.at, $0.seat.visit) < ($1.at, $1.seat.visit) })
    }
}
