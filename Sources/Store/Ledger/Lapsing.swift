package import Domain
package import SQL

extension Reading {
    /// Lots of bonus and points whose time has passed by a moment and that still hold something, those due longest
    /// first. What the index `lot_lapsing` knows: the conditions are its own, word for word.
    /// - Throws: `EngineError`.
    package func lotsDue(by moment: Instant, limit: Int) throws -> [Lot] {
        try rows(
            """
            SELECT id, account, source, granted, remaining, at, expires_at FROM lot
            WHERE remaining > 0 AND expires_at IS NOT NULL AND account < 4000000000000 AND expires_at <= ?
            ORDER BY expires_at, id LIMIT ?
            """, moment, limit
        ) { row in
            let account: AccountID = row.identity(1)
            guard let kind = account.kind else { preconditionFailure("an account's number says its kind") }
            return Lot(
                id: row.identity(0), account: account, kind: kind, source: row.identity(2), granted: row.integer(3),
                remaining: row.integer(4), at: row.instant(5), expiresAt: row.optionalInstant(6))
        }
    }

    /// A lot whose time has passed by a moment; nil if it has not.
    /// - Throws: `EngineError`.
    package func lapsedLot(_ lot: LotID, at now: Instant) throws -> Lot? {
        try first(
            """
            SELECT id, account, source, granted, remaining, at, expires_at FROM lot WHERE id = ? AND expires_at <= ?
            """, lot, now
        ) { row in
            let account: AccountID = row.identity(1)
            guard let kind = account.kind else { preconditionFailure("an account's number says its kind") }
            return Lot(
                id: row.identity(0), account: account, kind: kind, source: row.identity(2), granted: row.integer(3),
                remaining: row.integer(4), at: row.instant(5), expiresAt: row.optionalInstant(6))
        }
    }

    /// How many lots of bonus and points are due to lapse by a moment.
    /// - Throws: `EngineError`.
    package func countDue(by moment: Instant) throws -> Int64 {
        try first(
            """
            SELECT count(*) FROM lot
            WHERE remaining > 0 AND expires_at IS NOT NULL AND account < 4000000000000 AND expires_at <= ?
            """, moment
        ) { $0.integer(0) } ?? 0
    }

    /// What of a lot has lapsed by entries after the one that brought it.
    /// - Throws: `EngineError`.
    package func lapsedEntries(of lot: LotID, member: MemberID, after entry: EntryID) throws -> Int64 {
        try first(
            """
            SELECT coalesce(sum(t.amount), 0) FROM entry e JOIN transfer t ON t.entry = e.id
            WHERE e.member = ? AND e.id > ? AND e.kind = 'lapse' AND t.lot = ?
            """, member, entry, lot
        ) { $0.integer(0) } ?? 0
    }
}
