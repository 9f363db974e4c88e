import Domain
import SQL

/// What an examination of orders finds (rules 9 and 31).
extension Reading {
    /// Proves that every order is the sum of its lines and of its payments, that each line's way from its list price is
    /// complete, that no more went back than there was, and that what is owed is what was sold on account. Reads
    /// everything.
    /// - Throws: `EngineError`.
    func examineOrders(_ result: inout Examined) throws {
        var found: [Finding] = []
        try each(
            """
            SELECT o.id FROM sale_order o JOIN entry e ON e.id = o.entry
            WHERE e.kind <> 'sale' OR e.day <> o.day OR e.member IS NOT o.member
            OR o.total <> (SELECT coalesce(sum(net), 0) FROM order_line WHERE sale_order = o.id)
            OR o.list <> (SELECT coalesce(sum(unit * quantity), 0) FROM order_line WHERE sale_order = o.id)
            OR o.total <> (SELECT coalesce(sum(amount), 0) FROM order_payment WHERE sale_order = o.id)
            OR -e.amount <> (SELECT coalesce(sum(amount), 0) FROM order_payment
                             WHERE sale_order = o.id AND means = 'storedValue')
            OR EXISTS (SELECT 1 FROM order_line l WHERE l.sale_order = o.id AND l.unit * l.quantity - l.net <> (
                SELECT coalesce(sum(amount), 0) FROM line_step WHERE sale_order = o.id AND line = l.line))
            ORDER BY o.id
            """
        ) { found.append(.order($0.integer(0))) }
        try each("SELECT id FROM entry WHERE kind = 'sale' AND id NOT IN (SELECT entry FROM sale_order)") {
            found.append(.orderMissing(entry: $0.integer(0)))
        }
        try each(
            """
            SELECT r.id FROM refund r JOIN entry e ON e.id = r.entry
            WHERE e.kind <> 'refund'
            OR r.amount <> (SELECT coalesce(sum(amount), 0) FROM refund_line WHERE refund = r.id)
            OR r.amount < r.withheld + (SELECT coalesce(sum(amount), 0) FROM refund_payment WHERE refund = r.id)
            ORDER BY r.id
            """
        ) { found.append(.refund($0.integer(0))) }
        let owed = try first("SELECT coalesce(sum(remaining), 0) FROM debt") { $0.integer(0) } ?? 0
        let account = AccountID(.receivable).raw
        let booked =
            try first(
                """
                SELECT coalesce(sum(CASE WHEN debit = ?1 THEN amount ELSE -amount END), 0) FROM transfer
                WHERE debit = ?1 OR credit = ?1
                """, account
            ) { $0.integer(0) } ?? 0
        if owed != booked { found.append(.debts(owed: owed, booked: booked)) }
        result.findings += found
        try examineDebts(&result)
    }

    /// Each debt: what was sold on account, less what was paid and not taken back, less what went back of the order;
    /// and each payment of debts is what its entry moved, and how it was paid.
    private func examineDebts(_ result: inout Examined) throws {
        let receivable = AccountID(.receivable)
        try each(
            """
            SELECT d.sale_order FROM debt d WHERE d.remaining <> d.amount
                - (SELECT coalesce(sum(p.amount), 0) FROM debt_payment p WHERE p.debt = d.id
                   AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = p.entry))
                - (SELECT coalesce(sum(t.amount), 0) FROM refund r JOIN transfer t ON t.entry = r.entry
                   WHERE r.sale_order = d.sale_order AND t.credit = ?1)
            OR d.amount <> (SELECT coalesce(sum(amount), 0) FROM transfer WHERE entry = d.entry AND debit = ?1)
            ORDER BY 1
            """, receivable
        ) { result.findings.append(.debt(order: $0.integer(0))) }
        try each(
            """
            SELECT e.id FROM entry e WHERE e.kind = 'debtPaid' AND (
                (SELECT coalesce(sum(amount), 0) FROM debt_payment WHERE entry = e.id)
                    <> (SELECT coalesce(sum(amount), 0) FROM transfer WHERE entry = e.id AND credit = ?1)
                OR (SELECT coalesce(sum(amount), 0) FROM debt_tender WHERE entry = e.id)
                    <> (SELECT coalesce(sum(amount), 0) FROM transfer WHERE entry = e.id AND credit = ?1))
            ORDER BY 1
            """, receivable
        ) { result.findings.append(.entryAmount($0.integer(0))) }
    }
}
