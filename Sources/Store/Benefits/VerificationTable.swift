package import Domain
package import SQL

/// A verification as the store file has it.
package struct VerificationRecord: Sendable, Equatable {
    /// Its number.
    package let id: VerificationID
    /// The entry it wrote.
    package let entry: EntryID
    /// What was used.
    package let what: Verifiable
    /// Whose.
    package let member: MemberID
    /// The member's name.
    package let name: String
    /// Who verified.
    package let by: String
    /// When.
    package let at: Instant
    /// What was used, in words.
    package let title: String
    /// The hold it took.
    package let hold: HoldID?
    /// When it was undone.
    package let undoneAt: Instant?

    static let select = """
        SELECT f.id, f.entry, f.kind, f.target, f.member, m.name, s.name, f.at, f.title, f.hold, f.undone_at
        FROM verification f JOIN member m ON m.id = f.member JOIN staff s ON s.id = f.operator
        """

    init(_ row: any Row) {
        id = row.identity(0)
        entry = row.identity(1)
        let target = row.integer(3)
        what =
            switch row.text(2) {
            case "coupon": .coupon(CouponID(target))
            case "session": .session(PackageItemID(target))
            default: .gift(GiftID(target))
            }
        member = row.identity(4)
        name = row.text(5)
        by = row.text(6)
        at = row.instant(7)
        title = row.text(8)
        hold = row.optionalIdentity(9)
        undoneAt = row.optionalInstant(10)
    }
}

extension Verifiable {
    var columns: (kind: String, target: Int64) {
        switch self {
        case .coupon(let id): ("coupon", id.raw)
        case .session(let id): ("session", id.raw)
        case .gift(let id): ("gift", id.raw)
        }
    }
}

extension Reading {
    /// A verification, or nil.
    /// - Throws: `EngineError`.
    package func verification(_ id: VerificationID) throws -> VerificationRecord? {
        try first("\(VerificationRecord.select) WHERE f.id = ?", id) { VerificationRecord($0) }
    }

    /// A day's verifications, latest first.
    /// - Throws: `EngineError`.
    package func verifications(on day: Day, limit: Int) throws -> [VerificationRecord] {
        try rows("\(VerificationRecord.select) WHERE f.day = ? ORDER BY f.id DESC LIMIT ?", day, limit) {
            VerificationRecord($0)
        }
    }

    /// When a coupon or item was last used by a verification that stands.
    /// - Throws: `EngineError`.
    package func lastUse(of what: Verifiable) throws -> Instant? {
        let (kind, target) = what.columns
        if case .coupon(let id) = what, let at = try lastOrder(with: id) { return at }
        return try first(
            """
            SELECT at FROM verification WHERE kind = ? AND target = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1
            """, kind, target
        ) { $0.instant(0) }
    }
}

extension Writing {
    /// Writes a verification.
    /// - Throws: `EngineError`.
    package func insertVerification(
        entry: EntryID, what: Verifiable, member: MemberID, by operatorID: OperatorID, at now: Instant, day: Day,
        title: String, hold: HoldID?, voucher: [UInt8]?
    ) throws -> VerificationID {
        let id = VerificationID(try next("verification"))
        let (kind, target) = what.columns
        try execute(
            """
            INSERT INTO verification (id, entry, kind, target, member, operator, at, day, title, hold, voucher)
            VALUES (?,?,?,?,?,?,?,?,?,?,?)
            """, id, entry, kind, target, member, operatorID, now, day, title, hold, voucher)
        return id
    }

    /// Marks a verification as undone by an entry and gives its code back; false if it was undone before.
    /// - Throws: `EngineError`.
    package func undoVerification(_ id: VerificationID, by entry: EntryID, at now: Instant) throws -> Bool {
        let changed = try execute(
            "UPDATE verification SET undo_entry = ?, undone_at = ? WHERE id = ? AND undone_at IS NULL", entry, now, id)
        try execute(
            """
            UPDATE voucher SET used_by = NULL
            WHERE code_index = (SELECT voucher FROM verification WHERE id = ?1) AND used_by = ?1
            """, id)
        return changed == 1
    }
}
