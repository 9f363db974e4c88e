package import Domain
package import SQL

/// A visit as the store file has it, with the words its numbers stand for.
package struct VisitRow: Sendable, Equatable {
    /// Its number.
    package let id: VisitID
    /// Who; nil = a guest.
    package let member: MemberID?
    /// The guest's name.
    package let guest: String
    /// The business day.
    package let day: String
    /// Where it stands.
    package let state: VisitState
    /// When expected.
    package let expectedAt: Instant?
    /// When the person came.
    package let arrivedAt: Instant?
    /// When service began.
    package let startedAt: Instant?
    /// When it ended.
    package let finishedAt: Instant?
    /// What for; empty if nobody said.
    package let service: String
    /// Who serves; empty if nobody said.
    package let staff: String
    /// Room or bed.
    package let place: String
    /// Its open hold.
    package let hold: HoldID?
    /// How sure it is; nil = it was never booked.
    package let surety: BookingSurety?
    /// How it ended if it did not take place.
    package let ending: BookingEnding?
    /// What was noted when it was booked; may be empty.
    package let remark: String
    /// The series it belongs to.
    package let series: SeriesID?

    static let columns = """
        v.id, v.member, v.guest, v.day, v.state, v.expected_at, v.arrived_at, v.started_at, v.finished_at,
        coalesce(s.title, ''), coalesce(t.name, ''), v.place, h.id, v.booking, v.ending, v.remark, v.series
        """

    static let joins = """
        LEFT JOIN service s ON s.id = v.service LEFT JOIN staff t ON t.id = v.staff
        LEFT JOIN hold h ON h.visit = v.id AND h.state = 'open'
        """

    static let select = "SELECT \(columns) FROM visit v \(joins)"

    init(_ row: any Row) {
        id = row.identity(0)
        member = row.optionalIdentity(1)
        guest = row.text(2)
        day = row.text(3)
        state = row.one(of: VisitState.self, 4)
        expectedAt = row.optionalInstant(5)
        arrivedAt = row.optionalInstant(6)
        startedAt = row.optionalInstant(7)
        finishedAt = row.optionalInstant(8)
        service = row.text(9)
        staff = row.text(10)
        place = row.text(11)
        hold = row.optionalIdentity(12)
        surety = row.optionalText(13).flatMap(BookingSurety.init)
        ending = row.optionalText(14).flatMap(BookingEnding.init)
        remark = row.text(15)
        series = row.optionalIdentity(16)
    }
}

extension Reading {
    /// What a visit without a booking came for, or nil.
    /// - Throws: `EngineError`.
    package func service(of visit: VisitID) throws -> ServiceID? {
        try first("SELECT service FROM visit WHERE id = ? AND service IS NOT NULL", visit) { $0.identity(0) }
    }

    /// Who serves a visit, if anybody has said.
    /// - Throws: `EngineError`.
    package func server(of visit: VisitID) throws -> OperatorID? {
        try first("SELECT staff FROM visit WHERE id = ? AND staff IS NOT NULL", visit) { $0.identity(0) }
    }

    /// A visit, or nil.
    /// - Throws: `EngineError`.
    package func visit(_ id: VisitID) throws -> VisitRow? {
        try first("\(VisitRow.select) WHERE v.id = ?", id) { VisitRow($0) }
    }

    /// A day's visits in the order of reception: waiting, serving, expected by time, done latest first. Whoever still
    /// waits or is served since an earlier day is among them, or nobody could ever finish that visit.
    /// - Throws: `EngineError`.
    package func visits(on day: Day) throws -> [VisitRow] {
        try rows(
            """
            \(VisitRow.select) WHERE v.id IN (
                SELECT id FROM visit WHERE day = ? AND state <> 'cancelled'
                UNION SELECT id FROM visit WHERE state IN ('waiting','serving'))
            ORDER BY CASE v.state WHEN 'waiting' THEN 0 WHEN 'serving' THEN 1 WHEN 'expected' THEN 2 ELSE 3 END,
                     CASE WHEN v.state = 'done' THEN -v.finished_at ELSE 0 END,
                     coalesce(CASE WHEN v.state = 'expected' THEN v.expected_at ELSE v.arrived_at END, 0), v.id
            """, day
        ) { VisitRow($0) }
    }

    /// A member's visits up to now, latest first.
    /// - Throws: `EngineError`.
    package func pastVisits(of member: MemberID, limit: Int) throws -> [VisitRow] {
        try rows(
            "\(VisitRow.select) WHERE v.member = ? AND v.state = 'done' ORDER BY v.id DESC LIMIT ?", member, limit
        ) { VisitRow($0) }
    }

    /// The visit a member is in the store for: waiting or being served.
    /// - Throws: `EngineError`.
    package func visitHere(of member: MemberID) throws -> VisitRow? {
        try first("\(VisitRow.select) WHERE v.member = ? AND v.state IN ('waiting','serving')", member) { VisitRow($0) }
    }

    /// A member's next expected visit from a day on.
    /// - Throws: `EngineError`.
    package func nextVisit(of member: MemberID, from day: Day) throws -> VisitRow? {
        try first(
            """
            \(VisitRow.select) WHERE v.member = ? AND v.state = 'expected' AND v.day >= ?
            ORDER BY v.expected_at LIMIT 1
            """, member, day
        ) { VisitRow($0) }
    }

    /// How many visits a member made since a day.
    /// - Throws: `EngineError`.
    package func visitCount(of member: MemberID, since day: Day) throws -> Int {
        try first("SELECT count(*) FROM visit WHERE member = ? AND state = 'done' AND day >= ?", member, day) {
            Int($0.integer(0))
        } ?? 0
    }

    /// How many wait on a day.
    /// - Throws: `EngineError`.
    package func waitingCount(on day: Day) throws -> Int {
        try first("SELECT count(*) FROM visit WHERE day = ? AND state = 'waiting'", day) { Int($0.integer(0)) } ?? 0
    }
}

extension Writing {
    /// Writes a visit that begins now.
    /// - Throws: `EngineError`.
    package func insertArrival(
        member: MemberID?, guest: String, service: ServiceID?, day: Day, at now: Instant
    ) throws -> VisitID {
        let id = VisitID(try next("visit"))
        try execute(
            """
            INSERT INTO visit (id, member, guest, day, state, arrived_at, service) VALUES (?,?,?,?,'waiting',?,?)
            """, id, member, guest, day, now, service)
        return id
    }

    /// Moves a visit on or back and writes or clears the moment that belongs to the step; false if it moved meanwhile.
    /// Somebody who comes on another day than expected is counted on the day they came.
    /// - Parameter day: today, or, back to expected, the day it is expected on.
    /// - Throws: `EngineError`.
    package func moveVisit(
        _ id: VisitID, from: VisitState, to: VisitState, at now: Instant, day: Day
    ) throws -> Bool {
        let moments =
            switch to {
            case .expected: "arrived_at = NULL, day = ?5"
            case .waiting: from == .expected ? "arrived_at = ?4, day = ?5" : "started_at = NULL"
            case .serving: from == .waiting ? "started_at = ?4" : "finished_at = NULL"
            case .done: "finished_at = ?4"
            case .cancelled: "finished_at = NULL"
            }
        return try execute(
            "UPDATE visit SET state = ?3, \(moments) WHERE id = ?1 AND state = ?2 AND ?4 > 0 AND ?5 <> ''", id,
            from.rawValue, to.rawValue, now, day) == 1
    }
}
