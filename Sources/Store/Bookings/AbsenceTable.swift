package import Domain
package import SQL

/// Leave, illness, a closed day, a broken bed.
package struct AbsenceRow: Sendable, Equatable {
    /// Its number.
    package let id: AbsenceID
    /// Who or what; nil = the store.
    package let lane: Lane?
    /// From.
    package let from: Instant
    /// Up to.
    package let until: Instant
    /// Why, in one of five words.
    package let kind: AbsenceKind
    /// Why, in the words of who wrote it; may be empty.
    package let reason: String
    /// Taken back.
    package let isRevoked: Bool

    static let select = "SELECT id, staff, resource, from_at, until_at, kind, reason, revoked_at FROM absence"

    init(_ row: any Row) {
        id = row.identity(0)
        lane =
            row.optionalInteger(1).map { .staff(OperatorID($0)) }
            ?? row.optionalInteger(2).map { .resource(ResourceID($0)) }
        from = row.instant(3)
        until = row.instant(4)
        kind = row.one(of: AbsenceKind.self, 5)
        reason = row.text(6)
        isRevoked = row.optionalInteger(7) != nil
    }
}

extension Reading {
    /// An absence, or nil.
    /// - Throws: `EngineError`.
    package func absence(_ id: AbsenceID) throws -> AbsenceRow? {
        try first("\(AbsenceRow.select) WHERE id = ?", id) { AbsenceRow($0) }
    }

    /// Absences that touch a stretch of time, the earliest first.
    /// - Throws: `EngineError`.
    package func absences(from: Instant, until: Instant) throws -> [AbsenceRow] {
        try rows(
            """
            \(AbsenceRow.select) WHERE revoked_at IS NULL AND until_at > ? AND from_at < ? ORDER BY from_at, id
            """, from, until
        ) { AbsenceRow($0) }
    }
}

extension Writing {
    /// Writes an absence; nil = the store is closed.
    /// - Throws: `EngineError`.
    package func insertAbsence(
        of lane: Lane?, from: Instant, until: Instant, kind: AbsenceKind, reason: String, by operatorID: OperatorID,
        at now: Instant
    ) throws -> AbsenceID {
        let id = AbsenceID(try next("absence"))
        var (staff, resource): (Int64?, Int64?) = (nil, nil)
        switch lane {
        case .staff(let number): staff = number.raw
        case .resource(let number): resource = number.raw
        case nil: break
        }
        try execute(
            """
            INSERT INTO absence (id, staff, resource, from_at, until_at, kind, reason, operator, at)
            VALUES (?,?,?,?,?,?,?,?,?)
            """, id, staff, resource, from, until, kind.rawValue, reason, operatorID, now)
        return id
    }

    /// Takes an absence back; false if it was taken back before.
    /// - Throws: `EngineError`.
    package func revokeAbsence(_ id: AbsenceID, by operatorID: OperatorID, at now: Instant) throws -> Bool {
        try execute(
            "UPDATE absence SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL", now, operatorID, id
        ) == 1
    }
}

extension Reading {
    /// Visits whose booking touches somebody's or something's absence and that are not over, the earliest first.
    /// - Parameter lane: nil = the store's.
    /// - Throws: `EngineError`.
    package func affectedVisits(lane: Lane?, from: Instant, until: Instant) throws -> [VisitID] {
        let (kind, who): (String, Int64) =
            switch lane {
            case .staff(let staff): ("staff", staff.raw)
            case .resource(let resource): ("resource", resource.raw)
            case nil: ("", 0)
            }
        return try rows(
            """
            SELECT DISTINCT v.id, a.starts_at FROM occupancy o JOIN appointment a ON a.id = o.appointment
            JOIN seat t ON t.appointment = a.id AND t.active = 1
            JOIN visit v ON v.id = t.visit AND v.state IN ('expected','waiting','serving')
            WHERE o.active = 1 AND o.from_at < ? AND o.from_at > ? AND o.until_at > ?
              AND (? = '' OR (o.lane = ? AND o.who = ?)) ORDER BY a.starts_at, v.id
            """, until, from.advanced(hours: -48), from, kind, kind, who
        ) { $0.identity(0) }
    }
}
