package import Domain
package import SQL
package import Vault

/// One step of a booking's history.
package struct VisitStepRow: Sendable, Equatable {
    /// When.
    package let at: Instant
    /// By whom; a name, or empty for somebody who no longer works here.
    package let by: String
    /// What.
    package let kind: VisitStepKind
    /// Why; may be empty.
    package let reason: String
    /// When the service began before and after it.
    package let times: (was: Instant?, now: Instant?)
    /// Who did it before and after.
    package let staff: (was: String?, now: String?)
    /// How long it was before and after, in minutes.
    package let minutes: (was: Int?, now: Int?)

    package static func == (left: VisitStepRow, right: VisitStepRow) -> Bool {
        left.at == right.at && left.by == right.by && left.kind == right.kind && left.reason == right.reason
            && left.times == right.times && left.staff == right.staff && left.minutes == right.minutes
    }
}

/// A change of one appointment, for the history.
package struct AppointmentChange: Sendable, Equatable {
    /// Which.
    package let appointment: AppointmentID
    /// As it was; nil = it is new.
    package let was: AppointmentRow?
    /// As it is.
    package let now: Placement

    /// A change.
    package init(_ appointment: AppointmentID, was: AppointmentRow?, now: Placement) {
        self.appointment = appointment
        self.was = was
        self.now = now
    }
}

extension Reading {
    /// What the store has decided about bookings.
    /// - Throws: `EngineError`, or a decoding error for rules of a newer program.
    package func bookingRules() throws -> BookingRules {
        try setting("booking", as: BookingRules.self) ?? BookingRules()
    }

    /// A booking's history, the oldest first.
    /// - Throws: `EngineError`.
    package func steps(of visit: VisitID) throws -> [VisitStepRow] {
        try rows(
            """
            SELECT p.at, coalesce(o.name, ''), p.kind, p.reason, p.was_at, p.now_at, w.name, n.name, p.was_minutes,
                   p.now_minutes
            FROM visit_step p LEFT JOIN staff o ON o.id = p.operator LEFT JOIN staff w ON w.id = p.was_staff
            LEFT JOIN staff n ON n.id = p.now_staff WHERE p.visit = ? ORDER BY p.id
            """, visit
        ) { row in
            VisitStepRow(
                at: row.instant(0), by: row.text(1), kind: row.one(of: VisitStepKind.self, 2), reason: row.text(3),
                times: (row.optionalInstant(4), row.optionalInstant(5)),
                staff: (row.optionalText(6), row.optionalText(7)),
                minutes: (row.optionalInteger(8).map { Int($0) }, row.optionalInteger(9).map { Int($0) }))
        }
    }

    /// A guest's mobile number, or empty.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    package func contact(of visit: VisitID, vault: Vault) throws -> String {
        let sealed = try first("SELECT contact_sealed FROM visit WHERE id = ?", visit) { $0.optionalBlob(0) } ?? nil
        return try sealed.map { try vault.open($0, table: "visit", column: "contact", row: visit.raw) } ?? ""
    }

    /// How often a member cancelled late or did not come since a day.
    /// - Throws: `EngineError`.
    package func letDowns(by member: MemberID, since day: Day) throws -> Int {
        try first(
            """
            SELECT count(*) FROM visit
            WHERE member = ? AND day >= ? AND booking IS NOT NULL AND ending IN ('customerLate','noShow')
            """, member, day
        ) { Int($0.integer(0)) } ?? 0
    }
}

extension Writing {
    /// Writes what the store has decided about bookings.
    /// - Throws: `EngineError`.
    package func setBookingRules(_ rules: BookingRules) throws { try set(rules, as: "booking") }

    /// Writes a visit that is expected; what it is booked for follows by `takeSeat` and `summarise`.
    /// - Parameter phone: a guest's mobile number, to be sealed.
    /// - Throws: `EngineError`.
    package func insertBooking(
        member: MemberID?, guest: String, phone: String?, day: Day, start: Instant, surety: BookingSurety,
        remark: String, series: SeriesID?, vault: Vault
    ) throws -> VisitID {
        let id = VisitID(try next("visit"))
        try execute(
            """
            INSERT INTO visit (id, member, guest, day, state, expected_at, booking, remark, series)
            VALUES (?,?,?,?,'expected',?,?,?,?)
            """, id, member, guest, day, start, surety.rawValue, remark, series)
        if let phone { try setContact(phone, of: id, vault: vault) }
        return id
    }

    /// Writes a series.
    /// - Throws: `EngineError`.
    package func insertSeries(_ rule: Recurrence) throws -> SeriesID {
        let id = SeriesID(try next("series"))
        try execute("INSERT INTO series (id, rule) VALUES (?,?)", id, rule.text)
        return id
    }

    /// Copies time, service, staff and room of a visit's first appointment to the visit, where the day's list reads
    /// them. A visit that has begun keeps its day.
    /// - Throws: `EngineError`.
    package func summarise(_ visit: VisitID, calendar: StoreCalendar) throws {
        guard let first = try appointments(of: visit).first else { return }
        let places = try rows(
            """
            SELECT DISTINCT r.title FROM occupancy o JOIN resource r ON r.id = o.who
            WHERE o.appointment = ? AND o.lane = 'resource' AND o.active = 1 ORDER BY r.id
            """, first.id
        ) { $0.text(0) }
        try execute(
            """
            UPDATE visit SET expected_at = ?2, service = ?3, staff = ?4, place = ?5,
                day = CASE WHEN state = 'expected' THEN ?6 ELSE day END WHERE id = ?1
            """, visit, first.start, first.service, first.staff, places.joined(separator: " "),
            calendar.businessDay(of: first.start))
    }

    /// A booking is sure now; false if it was before, or is no booking any more.
    /// - Throws: `EngineError`.
    package func confirmBooking(_ visit: VisitID) throws -> Bool {
        try execute(
            "UPDATE visit SET booking = 'confirmed' WHERE id = ? AND state = 'expected' AND booking IS NOT 'confirmed'",
            visit) == 1
    }

    /// A booking does not take place; false if its state is another by now.
    /// - Throws: `EngineError`.
    package func endBooking(_ visit: VisitID, from state: VisitState, as ending: BookingEnding) throws -> Bool {
        try execute(
            "UPDATE visit SET state = 'cancelled', ending = ? WHERE id = ? AND state = ?", ending.rawValue, visit,
            state.rawValue) == 1
    }

    /// A booking takes place after all; false if it did not end.
    /// - Throws: `EngineError`.
    package func reinstateBooking(_ visit: VisitID) throws -> Bool {
        try execute(
            "UPDATE visit SET state = 'expected', ending = NULL WHERE id = ? AND state = 'cancelled'", visit) == 1
    }

    /// Adds to a booking's history.
    /// - Throws: `EngineError`.
    package func log(
        _ kind: VisitStepKind, of visit: VisitID, reason: String = "", change: AppointmentChange? = nil,
        by operatorID: OperatorID, at now: Instant
    ) throws {
        try execute(
            """
            INSERT INTO visit_step (visit, at, operator, kind, reason, appointment, was_at, now_at, was_staff,
                now_staff, was_minutes, now_minutes) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
            """, visit, now, operatorID, kind.rawValue, reason, change?.appointment, change?.was?.start,
            change?.now.start, change?.was?.staff, change?.now.staff, change?.was?.minutes, change?.now.plan.minutes)
    }

    /// Something is to be told to a customer; sent later by whoever may, never in this transaction (rule 5).
    /// - Throws: `EngineError`.
    package func tell(_ kind: String, member: MemberID?, visit: VisitID, due: Instant, at now: Instant) throws {
        try execute(
            "INSERT INTO outbox (at, kind, member, visit, due_at) VALUES (?,?,?,?,?)", now, kind, member, visit, due)
    }
}

extension Reading {
    /// Who served a member most often in the last ten visits, if anybody twice or more.
    /// - Throws: `EngineError`.
    package func usualStaff(of member: MemberID) throws -> OperatorID? {
        try first(
            """
            SELECT v.staff FROM (SELECT staff, id FROM visit WHERE member = ? AND state = 'done' ORDER BY id DESC LIMIT 10) v
            JOIN staff s ON s.id = v.staff AND s.enabled = 1
            GROUP BY v.staff HAVING count(*) >= 2 ORDER BY count(*) DESC, max(v.id) DESC LIMIT 1
            """, member
        ) { $0.identity(0) }
    }

    /// Bookings from a day on of some members, and of guests whose name contains a text or who left this number, whole or
    /// by its last four digits; in order of time.
    /// - Throws: `EngineError`.
    package func bookings(
        of members: [MemberID], guest: String, from day: Day, limit: Int, vault: Vault
    ) throws -> [VisitRow] {
        let (column, digest): (String, [UInt8]) =
            switch SearchQuery(guest) {
            case .phone(let digits): ("contact_index", vault.phoneIndex(digits))
            case .last4(let digits): ("contact_last4", vault.last4Index(digits))
            case .nothing, .number, .code, .name, .pinyin: ("contact_last4", [])
            }
        let places = members.isEmpty ? "NULL" : members.map(\.description).joined(separator: ",")
        return try rows(
            """
            \(VisitRow.select) WHERE v.day >= ? AND v.state IN ('expected','waiting','serving')
            AND v.expected_at IS NOT NULL AND (v.member IN (\(places)) OR (? <> '' AND instr(v.guest, ?) > 0)
                OR v.\(column) = ?)
            ORDER BY v.expected_at, v.id LIMIT ?
            """, day, guest, guest, digest, limit
        ) { VisitRow($0) }
    }
}

extension Reading {
    /// How many who came without a booking everybody has served on a day, and when the last began.
    /// - Throws: `EngineError`.
    package func walkInTurns(on day: Day) throws -> [OperatorID: (count: Int, last: Instant)] {
        let rows = try rows(
            """
            SELECT a.staff, count(*), max(a.starts_at) FROM visit v JOIN seat t ON t.visit = v.id AND t.active = 1
            JOIN appointment a ON a.id = t.appointment AND a.active = 1
            WHERE v.day = ? AND v.booking IS NULL GROUP BY a.staff
            """, day
        ) { (OperatorID($0.integer(0)), Int($0.integer(1)), $0.instant(2)) }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.0, ($0.1, $0.2)) })
    }
}

extension Reading {
    /// When an appointment last began as this visit was told, by its history; nil if it says nothing.
    /// - Throws: `EngineError`.
    package func lastAgreedStart(of appointment: AppointmentID, for visit: VisitID) throws -> Instant? {
        try first(
            """
            SELECT now_at FROM visit_step WHERE visit = ? AND appointment = ? AND now_at IS NOT NULL
            ORDER BY id DESC LIMIT 1
            """, visit, appointment
        ) { $0.instant(0) }
    }

    /// The hold placed last for a visit, whatever became of it.
    /// - Throws: `EngineError`.
    package func lastHold(of visit: VisitID) throws -> HoldRow? {
        try first(
            "SELECT id, account, visit, amount, state FROM hold WHERE visit = ? ORDER BY id DESC LIMIT 1", visit
        ) { HoldRow($0) }
    }

    /// The verification that took what was held and stands, or nil.
    /// - Throws: `EngineError`.
    package func verification(taking hold: HoldID) throws -> VerificationRecord? {
        try first("\(VerificationRecord.select) WHERE f.hold = ? AND f.undone_at IS NULL", hold) {
            VerificationRecord($0)
        }
    }
}
