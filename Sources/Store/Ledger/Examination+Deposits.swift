import Domain
import SQL

/// What an examination of payments in advance finds (rule 36).
extension Reading {
    /// Proves that every payment in advance stands in the ledger as it stands in its own table: it came by its entry, it
    /// went by its closing entry, and what is open is what its visit's account holds.
    /// - Throws: `EngineError`.
    func examineDeposits(_ result: inout Examined) throws {
        let span = AccountKind.deposit.code * 1_000_000_000_000
        try each(
            """
            SELECT d.entry FROM deposit d JOIN entry e ON e.id = d.entry JOIN visit v ON v.id = d.visit
            WHERE e.kind <> 'deposit' OR e.member IS NOT v.member
               OR (SELECT coalesce(sum(t.amount), 0) FROM transfer t WHERE t.entry = d.entry AND t.credit = ?1 + d.visit)
                  <> d.amount
               OR (d.closing_entry IS NOT NULL AND (
                    SELECT coalesce(sum(t.amount), 0) FROM transfer t
                    WHERE t.entry = d.closing_entry AND t.debit = ?1 + d.visit) <> d.amount)
               OR EXISTS (SELECT 1 FROM entry c WHERE c.id = d.closing_entry
                    AND ((d.fate = 'returned') <> (c.kind = 'depositReturn') OR (d.fate = 'kept') <> (c.kind = 'depositKept')))
            UNION
            SELECT e.id FROM entry e WHERE e.kind = 'deposit'
              AND NOT EXISTS (SELECT 1 FROM deposit d WHERE d.entry = e.id)
            UNION
            SELECT e.id FROM entry e WHERE e.kind IN ('depositReturn','depositKept','depositUse')
              AND NOT EXISTS (SELECT 1 FROM deposit d WHERE d.closing_entry = e.id)
            """, span
        ) { result.findings.append(.deposit(entry: $0.integer(0))) }
        try each(
            """
            SELECT a.holder, a.balance, coalesce((
                SELECT sum(d.amount) FROM deposit d WHERE d.visit = a.holder AND d.fate IS NULL), 0) AS open
            FROM account a WHERE a.kind = 'deposit' AND a.balance <> open
            """
        ) {
            result.findings.append(.openDeposit(visit: $0.integer(0), balance: $0.integer(1), open: $0.integer(2)))
        }
    }
}
