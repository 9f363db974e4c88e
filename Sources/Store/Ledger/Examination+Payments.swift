import Domain
import SQL

/// What an examination of the scanned payments finds (rule 2).
extension Reading {
    /// Proves that every scanned payment, and every part of one that went back, stands in the journal once and as it
    /// is, and that what is not applied is what the payments say.
    /// - Throws: `EngineError`.
    func examinePayments(_ result: inout Examined) throws {
        let unapplied = AccountID(.unapplied)
        try each(
            """
            SELECT p.id FROM payment p LEFT JOIN entry e ON e.id = p.entry
            WHERE p.entry IS NOT NULL AND (e.kind <> 'collection' OR e.member IS NOT p.member OR NOT EXISTS (
                SELECT 1 FROM transfer t WHERE t.entry = p.entry AND t.amount = p.amount AND t.credit = ?1
                AND t.debit = CASE p.method WHEN 'wechat' THEN ?2 WHEN 'alipay' THEN ?3 ELSE ?4 END))
            UNION
            SELECT p.id FROM payment p WHERE p.state = 'applied' AND NOT EXISTS (
                SELECT 1 FROM order_payment o JOIN sale_order s ON s.id = o.sale_order
                JOIN transfer t ON t.entry = s.entry AND t.debit = ?1 AND t.amount = o.amount
                WHERE o.payment = p.id AND o.sale_order = p.sale_order AND o.amount = p.amount)
            AND NOT EXISTS (
                SELECT 1 FROM debt_tender d JOIN transfer t ON t.entry = d.entry AND t.debit = ?1 AND t.amount = d.amount
                WHERE d.payment = p.id AND d.amount = p.amount
                AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = d.entry))
            UNION
            SELECT o.payment FROM order_payment o JOIN payment p ON p.id = o.payment WHERE p.state <> 'applied'
            UNION
            SELECT d.payment FROM debt_tender d JOIN payment p ON p.id = d.payment WHERE p.state <> 'applied'
            AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = d.entry)
            UNION
            SELECT r.payment FROM payment_return r JOIN payment p ON p.id = r.payment LEFT JOIN entry e ON e.id = r.entry
            WHERE r.entry IS NOT NULL AND (e.kind <> 'collectionReturn' OR NOT EXISTS (
                SELECT 1 FROM transfer t WHERE t.entry = r.entry AND t.amount = r.amount AND t.debit = ?1
                AND t.credit = CASE r.in_cash WHEN 1 THEN ?5
                    ELSE CASE p.method WHEN 'wechat' THEN ?2 WHEN 'alipay' THEN ?3 ELSE ?4 END END))
            UNION
            SELECT r.payment FROM payment_return r JOIN payment p ON p.id = r.payment WHERE r.state <> 'failed'
            GROUP BY r.payment HAVING sum(r.amount) > p.amount
            ORDER BY 1
            """, unapplied, AccountID(.wechat), AccountID(.alipay), AccountID(.unionPay), AccountID(.cash)
        ) { result.findings.append(.payment($0.integer(0))) }
        try each(
            """
            SELECT e.id FROM entry e WHERE e.kind IN ('collection','collectionReturn')
            AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.entry = e.id)
            AND NOT EXISTS (SELECT 1 FROM payment_return r WHERE r.entry = e.id)
            """
        ) { result.findings.append(.entryAmount($0.integer(0))) }
        try examineUnapplied(unapplied, &result)
    }

    /// What arrived and paid nothing, what is on its way back, and what refunds left to go back.
    private func examineUnapplied(_ account: AccountID, _ result: inout Examined) throws {
        let balance = try first(
            """
            SELECT coalesce(sum(CASE credit WHEN ?1 THEN amount ELSE -amount END), 0) FROM transfer
            WHERE ?1 IN (debit, credit)
            """, account
        ) { $0.integer(0) }
        let waiting = try first(
            """
            SELECT (SELECT coalesce(sum(amount), 0) FROM payment WHERE state IN ('received','returned'))
                 + (SELECT coalesce(sum(t.amount), 0) FROM refund r JOIN transfer t ON t.entry = r.entry
                    WHERE t.credit = ?1)
                 - (SELECT coalesce(sum(amount), 0) FROM payment_return WHERE state = 'done')
            """, account
        ) { $0.integer(0) }
        if balance != waiting { result.findings.append(.unapplied(balance: balance ?? 0, waiting: waiting ?? 0)) }
    }
}
