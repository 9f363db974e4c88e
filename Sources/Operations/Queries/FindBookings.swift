package import Domain
import SQL
import Store

/// Bookings from today on of whoever is called like this: names, pinyin, phone, member number; guests by name and phone.
package struct FindBookings: Query {
    /// What was typed.
    package let text: String
    /// How many.
    package let limit: Int

    /// A search.
    package init(text: String, limit: Int = 30) {
        self.text = text
        self.limit = limit
    }

    package static let right = Right.seeMembers

    /// Bookings in order of time.
    package struct Answer: Codable, Sendable, Equatable {
        /// The bookings.
        package let rows: [FoundBooking]

        /// Bookings.
        package init(rows: [FoundBooking]) { self.rows = rows }
    }
}

/// A booking that was found.
package struct FoundBooking: Codable, Sendable, Equatable {
    /// Whose, and where it stands.
    package let seat: SheetSeat
    /// When.
    package let at: Instant
    /// Its business day.
    package let day: Day
    /// What for; empty if nobody said.
    package let service: String
    /// By whom; empty if nobody said.
    package let staff: String

    /// A booking.
    package init(seat: SheetSeat, at: Instant, day: Day, service: String, staff: String) {
        self.seat = seat
        self.at = at
        self.day = day
        self.service = service
        self.staff = staff
    }
}

extension FindBookings {
    package func answer(_ view: View) throws -> Answer {
        let members = try view.db.findMembers(text, limit: 50, vault: view.vault)
        let rows = try view.db.bookings(
            of: members, guest: text, from: view.today, limit: min(max(1, limit), 100),
            vault: view.vault)
        return Answer(
            rows: try rows.compactMap { row in
                guard let at = row.expectedAt, let day = Day(row.day) else { return nil }
                return FoundBooking(
                    seat: try view.seat(row), at: at, day: day, service: row.service, staff: row.staff)
            })
    }
}
