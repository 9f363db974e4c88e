package import Domain
package import SQL
package import Vault

/// Somebody who waits for a time to become free (feature C4).
package struct WishRow: Sendable, Equatable {
    /// Its number: its place in the line.
    package let id: WishID
    /// Who; nil = a guest.
    package let member: MemberID?
    /// The guest's name.
    package let guest: String
    /// For which service.
    package let service: ServiceID
    /// 补水护理
    package let title: String
    /// By whom; nil = by anybody.
    package let staff: OperatorID?
    /// Not before.
    package let from: Instant
    /// Begins before.
    package let until: Instant
    /// Begins within these minutes of the day.
    package let minutes: Range<Int>
    /// A remark; may be empty.
    package let note: String
    /// Since when.
    package let at: Instant

    static let select = """
        SELECT w.id, w.member, w.guest, w.service, s.title, w.staff, w.from_at, w.until_at, w.from_minute, w.until_minute,
               w.note, w.at FROM wish w JOIN service s ON s.id = w.service
        """

    init(_ row: any Row) {
        id = row.identity(0)
        member = row.optionalIdentity(1)
        guest = row.text(2)
        service = row.identity(3)
        title = row.text(4)
        staff = row.optionalIdentity(5)
        from = row.instant(6)
        until = row.instant(7)
        minutes = Int(row.integer(8))..<Int(row.integer(9))
        note = row.text(10)
        at = row.instant(11)
    }

    /// Whether a time that became free would do: as long as needed, by somebody wanted, within the hours asked for.
    package func suits(_ appointment: AppointmentRow, calendar: StoreCalendar) -> Bool {
        service == appointment.service && staff ?? appointment.staff == appointment.staff
            && appointment.start >= from && appointment.start < until
            && minutes.contains(calendar.minuteOfDay(appointment.start))
    }
}

extension Reading {
    /// Who waits, the first in line first; wishes whose time has gone by are left out.
    /// - Throws: `EngineError`.
    package func wishes(at now: Instant) throws -> [WishRow] {
        try rows("\(WishRow.select) WHERE w.state = 'open' AND w.until_at > ? ORDER BY w.id", now) { WishRow($0) }
    }

    /// Who waits for the time an appointment leaves free, the first in line first.
    /// - Throws: `EngineError`.
    package func wishes(for appointment: AppointmentRow, calendar: StoreCalendar) throws -> [WishRow] {
        try wishes(at: appointment.start).filter { $0.suits(appointment, calendar: calendar) }
    }

    /// The mobile number a guest on the waiting list left, or empty.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    package func contact(of wish: WishID, vault: Vault) throws -> String {
        let sealed = try first("SELECT contact_sealed FROM wish WHERE id = ?", wish) { $0.optionalBlob(0) } ?? nil
        return try sealed.map { try vault.open($0, table: "wish", column: "contact", row: wish.raw) } ?? ""
    }
}

extension Writing {
    /// Writes a wish at the end of the line.
    /// - Throws: `EngineError`.
    package func insertWish(
        member: MemberID?, guest: String, phone: String?, service: ServiceID, staff: OperatorID?, from: Instant,
        until: Instant, minutes: Range<Int>, note: String, by operatorID: OperatorID, at now: Instant, vault: Vault
    ) throws -> WishID {
        let id = WishID(try next("wish"))
        let contact = try phone.map { try vault.seal($0, table: "wish", column: "contact", row: id.raw) }
        try execute(
            """
            INSERT INTO wish (id, member, guest, contact_sealed, service, staff, from_at, until_at, from_minute,
                until_minute, note, state, at, operator) VALUES (?,?,?,?,?,?,?,?,?,?,?,'open',?,?)
            """, id, member, guest, contact, service, staff, from, until, minutes.lowerBound, minutes.upperBound, note,
            now, operatorID)
        return id
    }

    /// A wish has come true; false if it is not open, or another member's.
    /// - Throws: `EngineError`.
    package func fulfil(_ wish: WishID, by visit: VisitID, member: MemberID?) throws -> Bool {
        try execute(
            "UPDATE wish SET state = 'booked', visit = ? WHERE id = ? AND state = 'open' AND member IS ?", visit, wish,
            member) == 1
    }

    /// Nobody waits any more; false if the wish is not open.
    /// - Throws: `EngineError`.
    package func dropWish(_ wish: WishID) throws -> Bool {
        try execute("UPDATE wish SET state = 'dropped' WHERE id = ? AND state = 'open'", wish) == 1
    }
}
