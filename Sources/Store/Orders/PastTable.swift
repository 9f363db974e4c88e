package import Domain
package import SQL

extension Reading {
    /// Orders of business days, first and last included, the newest first.
    /// - Throws: `EngineError`.
    package func orders(from first: Day, through last: Day, limit: Int) throws -> [OrderRow] {
        try rows("\(OrderRow.select) WHERE day BETWEEN ? AND ? ORDER BY day DESC, id DESC LIMIT ?", first, last, limit)
        {
            OrderRow($0)
        }
    }

    /// Top-ups of business days that were not taken back: what was paid in, and the bonus. Reads the whole journal.
    /// - Throws: `EngineError`.
    package func topUps(from first: Day, through last: Day) throws -> [LadderTrial.TopUp] {
        try rows(
            """
            SELECT e.amount, (SELECT coalesce(sum(t.amount), 0) FROM transfer t WHERE t.entry = e.id AND t.debit = ?3)
            FROM entry e WHERE e.kind = 'topUp' AND e.day BETWEEN ?1 AND ?2
              AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)
            """, first, last, AccountID(.bonusGranted)
        ) { row in
            LadderTrial.TopUp(paid: Money(fen: row.integer(0) - row.integer(1)), bonus: row.money(1))
        }
    }

    /// The terms of a kind of coupon a coupon is of, as text; nil where it has none.
    /// - Throws: `EngineError`.
    package func couponTerms(of coupon: CouponID) throws -> (template: CouponTemplateID, title: String, terms: String)?
    {
        try first(
            """
            SELECT c.template, c.title, t.terms FROM coupon c JOIN coupon_template t ON t.id = c.template
            WHERE c.id = ? AND t.terms IS NOT NULL
            """, coupon
        ) { ($0.identity(0), $0.text(1), $0.text(2)) }
    }
}
