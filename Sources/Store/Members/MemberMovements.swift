package import Domain
package import SQL

/// What one entry changed of one account of a member.
package struct MemberMovementRow: Sendable, Equatable {
    /// The entry.
    package let entry: EntryID
    /// What happened.
    package let kind: EntryKind
    /// When.
    package let at: Instant
    /// The business day.
    package let day: Day
    /// What for.
    package let title: String
    /// The account.
    package let account: AccountID
    /// More or less.
    package let change: Int64
}

/// What is left of one top-up.
package struct TopUpLeftRow: Sendable, Equatable {
    /// The entry that brought it.
    package let entry: EntryID
    /// When.
    package let at: Instant
    /// 分 paid then.
    package let paid: Int64
    /// 分 of it left.
    package let principal: Int64
    /// 分 added then.
    package let given: Int64
    /// 分 of it left, not lapsed.
    package let bonus: Int64
    /// When the bonus lapses.
    package let until: Instant?
}

extension Reading {
    /// Everything that ever changed a member's principal, bonus, points and sessions up to a business day, by entry;
    /// one row for each account an entry touched.
    /// - Throws: `EngineError`.
    package func movements(of member: MemberID, through day: Day) throws -> [MemberMovementRow] {
        try rows(
            """
            WITH mine (account) AS (
                VALUES (?1), (?2), (?3) UNION ALL SELECT ?4 + id FROM package_item WHERE member = ?5)
            SELECT e.id, e.kind, e.at, e.day, e.title, m.account,
                   sum(CASE t.credit WHEN m.account THEN t.amount ELSE -t.amount END) AS change
            FROM entry e JOIN transfer t ON t.entry = e.id JOIN mine m ON m.account IN (t.debit, t.credit)
            WHERE e.member = ?5 AND e.day <= ?6 GROUP BY e.id, m.account HAVING change <> 0 ORDER BY e.id, m.account
            """, AccountID(.principal, holder: member.raw), AccountID(.bonus, holder: member.raw),
            AccountID(.points, holder: member.raw), AccountID(.session, holder: 0).raw, member, day
        ) { row in
            MemberMovementRow(
                entry: row.identity(0), kind: row.one(of: EntryKind.self, 1), at: row.instant(2), day: row.day(3),
                title: row.text(4), account: row.identity(5), change: row.integer(6))
        }
    }

    /// What is left of each of a member's top-ups, the first first.
    /// - Throws: `EngineError`.
    package func leftOfTopUps(of member: MemberID, at now: Instant) throws -> [TopUpLeftRow] {
        try rows(
            """
            SELECT l.source, min(l.at), sum(CASE l.account WHEN ?1 THEN l.granted ELSE 0 END),
                   sum(CASE l.account WHEN ?1 THEN l.remaining ELSE 0 END),
                   sum(CASE l.account WHEN ?2 THEN l.granted ELSE 0 END),
                   sum(CASE WHEN l.account = ?2 AND (l.expires_at IS NULL OR l.expires_at > ?3)
                       THEN l.remaining ELSE 0 END),
                   min(CASE l.account WHEN ?2 THEN l.expires_at END)
            FROM lot l WHERE l.account IN (?1, ?2) GROUP BY l.source HAVING sum(l.remaining) > 0 ORDER BY l.source
            """, AccountID(.principal, holder: member.raw), AccountID(.bonus, holder: member.raw), now
        ) { row in
            TopUpLeftRow(
                entry: row.identity(0), at: row.instant(1), paid: row.integer(2), principal: row.integer(3),
                given: row.integer(4), bonus: row.integer(5), until: row.optionalInstant(6))
        }
    }
}
