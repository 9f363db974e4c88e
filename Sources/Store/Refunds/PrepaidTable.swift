package import Domain
package import SQL

/// One movement into or out of a member's stored value after it was paid.
package struct StoredValueMove: Sendable, Equatable {
    /// The entry that used the value, or whose use came back: a reversal and a refund name what they take back.
    package let use: EntryID
    /// The entry that moved it.
    package let entry: EntryID
    /// What kind of event that was.
    package let kind: EntryKind
    /// Which lot.
    package let lot: LotID
    /// What left it; below zero for what came back.
    package let amount: Int64
    /// Value that came back after its lot had lapsed, in a lot of its own (rule 26).
    package let isGrace: Bool
}

extension Reading {
    /// All lots a member's stored value ever lay in, whatever is left of them, oldest first.
    /// - Throws: `EngineError`.
    package func everyStoredValueLot(of member: MemberID) throws -> [Lot] {
        try rows(
            """
            SELECT l.id, l.account, l.source, l.granted, l.remaining, l.at, l.expires_at
            FROM lot l WHERE l.id IN (
                SELECT t.lot FROM entry e JOIN transfer t ON t.entry = e.id WHERE e.member = ?1 AND t.lot IS NOT NULL)
              AND l.account IN (?2, ?3) ORDER BY l.at, l.id
            """, member, AccountID(.principal, holder: member.raw), AccountID(.bonus, holder: member.raw)
        ) { row in
            let account: AccountID = row.identity(1)
            guard let kind = account.kind else { preconditionFailure("an account's number says its kind") }
            return Lot(
                id: row.identity(0), account: account, kind: kind, source: row.identity(2), granted: row.integer(3),
                remaining: row.integer(4), at: row.instant(5), expiresAt: row.optionalInstant(6))
        }
    }

    /// What was taken out of a member's stored value for service, and what of it came back, in the order of the journal.
    /// - Throws: `EngineError`.
    package func storedValueUses(of member: MemberID) throws -> [StoredValueMove] {
        let used = [AccountKind.consumedPrincipal, .consumedBonus]
        return try rows(
            """
            SELECT coalesce(e.reverses, o.entry, e.id), e.id, e.kind, t.debit, t.credit, t.amount, t.lot, l.source
            FROM entry e JOIN transfer t ON t.entry = e.id JOIN lot l ON l.id = t.lot
            LEFT JOIN refund r ON r.entry = e.id LEFT JOIN sale_order o ON o.id = r.sale_order
            WHERE e.member = ?1 AND e.kind <> 'prepaidRefund' AND l.account IN (?2, ?3) ORDER BY e.id, t.line
            """, member, AccountID(.principal, holder: member.raw), AccountID(.bonus, holder: member.raw)
        ) { row -> StoredValueMove? in
            let (debit, credit): (AccountID, AccountID) = (row.identity(3), row.identity(4))
            let leaves = credit.kind.map { used.contains($0) } ?? false
            let returns = debit.kind.map { used.contains($0) } ?? false
            guard leaves || returns else { return nil }
            return StoredValueMove(
                use: row.identity(0), entry: row.identity(1), kind: row.one(of: EntryKind.self, 2),
                lot: row.identity(6), amount: leaves ? row.integer(5) : -row.integer(5),
                isGrace: returns && row.integer(7) == row.integer(1))
        }.compactMap(\.self)
    }

    /// What was paid out for a member's stored value before, by the entry that brought it: what went beyond the principal
    /// that was left is counted with the top-ups of the same refund, as far as they were paid for.
    /// - Parameter all: every lot of the member's stored value.
    /// - Throws: `EngineError`.
    package func storedValueRefunded(to member: MemberID, lots all: [Lot]) throws -> [EntryID: Money] {
        let sources = Dictionary(all.map { ($0.id, $0.source) }) { first, _ in first }
        let paid = Dictionary(all.filter { $0.kind == .principal }.map { ($0.source, $0.granted) }) { first, _ in first
        }
        var found: [EntryID: Int64] = [:]
        var touched: [EntryID: [EntryID]] = [:]
        var beyond: [EntryID: Int64] = [:]
        try each(
            """
            SELECT e.id, t.debit, t.credit, t.amount, t.lot FROM entry e JOIN transfer t ON t.entry = e.id
            WHERE e.member = ? AND e.kind = 'prepaidRefund' ORDER BY e.id, t.line
            """, member
        ) { row in
            let (entry, debit, credit): (EntryID, AccountID, AccountID) = (
                row.identity(0), row.identity(1), row.identity(2)
            )
            if let lot: LotID = row.optionalIdentity(4), let source = sources[lot] {
                touched[entry, default: []].append(source)
                if debit.kind == .principal, credit.kind != .consumedPrincipal {
                    found[source, default: 0] += row.integer(3)
                }
            } else if debit.kind == .consumedPrincipal {
                beyond[entry, default: 0] += row.integer(3)
            }
        }
        for (entry, amount) in beyond.sorted(by: { $0.key < $1.key }) {
            var left = amount
            for source in touched[entry] ?? [] {
                let part = min(left, max(0, (paid[source] ?? 0) - (found[source] ?? 0)))
                found[source, default: 0] += part
                left -= part
            }
        }
        return found.mapValues { Money(fen: $0) }
    }

    /// The sale a package item came from; nil when nothing of it is left.
    /// - Throws: `EngineError`.
    package func sale(of item: PackageItemID) throws -> EntryID? {
        try first(
            "SELECT source FROM lot WHERE account = ? AND remaining > 0 ORDER BY id LIMIT 1",
            AccountID(.session, holder: item.raw)
        ) { $0.identity(0) }
    }

    /// The list price of a service, on sale or not.
    /// - Throws: `EngineError`.
    package func listPrice(of service: ServiceID) throws -> Money { try price(of: [service]) }
}
