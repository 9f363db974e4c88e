package import Domain
package import SQL

/// An entry as the store file has it, without its transfers.
package struct EntryRow: Sendable, Equatable {
    /// Its place in the sequence.
    package let id: EntryID
    /// What happened.
    package let kind: EntryKind
    /// The request it answered.
    package let key: String
    /// Whose value moved.
    package let member: MemberID?
    /// When.
    package let at: Instant
    /// What for.
    package let title: String
    /// A remark.
    package let note: String
    /// Change of principal + bonus, in 分.
    package let amount: Int64
    /// Principal + bonus after it, in 分.
    package let balanceAfter: Int64
    /// The entry that took it back, if any.
    package let undoneBy: EntryID?

    static let columns = """
        e.id, e.kind, e.request, e.member, e.at, e.title, e.note, e.amount, e.balance_after,
        (SELECT r.id FROM entry r WHERE r.reverses = e.id)
        """

    init(_ row: any Row) {
        id = row.identity(0)
        kind = row.one(of: EntryKind.self, 1)
        key = row.text(2)
        member = row.optionalIdentity(3)
        at = row.instant(4)
        title = row.text(5)
        note = row.text(6)
        amount = row.integer(7)
        balanceAfter = row.integer(8)
        undoneBy = row.optionalIdentity(9)
    }
}

extension Reading {
    /// An entry, or nil.
    /// - Throws: `EngineError`.
    package func entry(_ id: EntryID) throws -> EntryRow? {
        try first("SELECT \(EntryRow.columns) FROM entry e WHERE e.id = ?", id) { EntryRow($0) }
    }

    /// Who wrote an entry.
    /// - Throws: `EngineError`.
    package func operatorID(of id: EntryID) throws -> OperatorID {
        try first("SELECT operator FROM entry WHERE id = ?", id) { $0.identity(0) } ?? OperatorID(0)
    }

    /// What a member paid from stored value after a moment, without what was taken back, in 分.
    /// - Throws: `EngineError`.
    package func paidFromStoredValue(by member: MemberID, after moment: Instant) throws -> Int64 {
        try first(
            """
            SELECT coalesce(-sum(e.amount), 0) FROM entry e
            WHERE e.member = ? AND e.kind IN ('deduction','sale') AND e.at > ?
              AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)
            """, member, moment
        ) { $0.integer(0) } ?? 0
    }

    /// What was taken over the counter by an entry: what a package was sold for.
    /// - Throws: `EngineError`.
    package func soldFor(_ entry: EntryID) throws -> Int64 {
        try first(
            "SELECT coalesce(sum(amount), 0) FROM transfer WHERE entry = ? AND credit = ?", entry,
            AccountID(.packageSales)
        ) { $0.integer(0) } ?? 0
    }

    /// What the store added to a top-up, in 分.
    /// - Throws: `EngineError`.
    package func bonusGranted(by entry: EntryID) throws -> Int64 {
        try first(
            "SELECT coalesce(sum(amount), 0) FROM transfer WHERE entry = ? AND ? IN (debit, credit)", entry,
            AccountID(.bonusGranted)
        ) { $0.integer(0) } ?? 0
    }

    /// A member's latest entries.
    /// - Throws: `EngineError`.
    package func entries(of member: MemberID, limit: Int) throws -> [EntryRow] {
        try rows(
            "SELECT \(EntryRow.columns) FROM entry e WHERE e.member = ? ORDER BY e.id DESC LIMIT ?", member, limit
        ) { EntryRow($0) }
    }
}
