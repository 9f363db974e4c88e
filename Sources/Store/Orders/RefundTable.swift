package import Domain
package import SQL

/// Lines of an order that were taken back.
package struct RefundRow: Sendable, Equatable {
    /// Its number.
    package let id: RefundID
    /// Its entry in the journal.
    package let entry: EntryID
    /// The order.
    package let order: OrderID
    /// The business day.
    package let day: Day
    /// What the lines came to.
    package let amount: Money
    /// What was kept for points that were gone.
    package let withheld: Money
    /// Why.
    package let reason: String

    static let select = "SELECT id, entry, sale_order, day, amount, withheld, reason FROM refund"

    init(_ row: any Row) {
        id = row.identity(0)
        entry = row.identity(1)
        order = row.identity(2)
        day = row.day(3)
        amount = row.money(4)
        withheld = row.money(5)
        reason = row.text(6)
    }
}

extension Reading {
    /// Refunds of an order, the first first.
    /// - Throws: `EngineError`.
    package func refunds(of order: OrderID) throws -> [RefundRow] {
        try rows("\(RefundRow.select) WHERE sale_order = ? ORDER BY id", order) { RefundRow($0) }
    }

    /// How many of each line of an order went back.
    /// - Throws: `EngineError`.
    package func refundedQuantities(of order: OrderID) throws -> [Int: Int64] {
        var found: [Int: Int64] = [:]
        try each(
            """
            SELECT l.line, sum(l.quantity) FROM refund r JOIN refund_line l ON l.refund = r.id
            WHERE r.sale_order = ? GROUP BY l.line
            """, order
        ) { found[Int($0.integer(0))] = $0.integer(1) }
        return found
    }

    /// How many of each line of an order went back and for how much, one entry's refund left out.
    /// - Throws: `EngineError`.
    package func refunded(of order: OrderID, without entry: EntryID) throws -> [Int: (quantity: Int64, amount: Money)] {
        var found: [Int: (quantity: Int64, amount: Money)] = [:]
        try each(
            """
            SELECT l.line, sum(l.quantity), sum(l.amount) FROM refund r JOIN refund_line l ON l.refund = r.id
            WHERE r.sale_order = ? AND r.entry <> ? GROUP BY l.line
            """, order, entry
        ) { found[Int($0.integer(0))] = ($0.integer(1), $0.money(2)) }
        return found
    }

    /// What went back of each part of an order's payment.
    /// - Throws: `EngineError`.
    package func refundedParts(of order: OrderID) throws -> [Int: Money] {
        var found: [Int: Money] = [:]
        try each(
            """
            SELECT p.part, sum(p.amount) FROM refund r JOIN refund_payment p ON p.refund = r.id
            WHERE r.sale_order = ? GROUP BY p.part
            """, order
        ) { found[Int($0.integer(0))] = $0.money(1) }
        return found
    }

    /// What refunds of an order moved back: the transfers of all their entries.
    /// - Throws: `EngineError`.
    package func transfersBack(of order: OrderID) throws -> [Transfer] {
        try rows(
            """
            SELECT t.debit, t.credit, t.amount, t.lot FROM refund r JOIN transfer t ON t.entry = r.entry
            WHERE r.sale_order = ? ORDER BY t.entry, t.line
            """, order
        ) { row in
            Transfer(
                debit: row.identity(0), credit: row.identity(1), amount: row.integer(2), lot: row.optionalIdentity(3))
        }
    }
}

extension Writing {
    /// Writes a refund beside its entry.
    /// - Throws: `EngineError`; `.constraint` if more would go back than there was.
    package func insertRefund(
        entry: EntryID, order: OrderID, day: Day, amount: Money, pointsShort: Int64, withheld: Money, reason: String,
        lines: [(line: Int, quantity: Int64, amount: Money, restocked: Bool)], parts: [(part: Int, amount: Money)]
    ) throws -> RefundID {
        let id = RefundID(try next("refund"))
        try execute(
            """
            INSERT INTO refund (id, entry, sale_order, day, amount, points_short, withheld, reason)
            VALUES (?,?,?,?,?,?,?,?)
            """, id, entry, order, day, amount, pointsShort, withheld, reason)
        for row in lines {
            try execute(
                "INSERT INTO refund_line (refund, line, quantity, amount, restocked) VALUES (?,?,?,?,?)", id, row.line,
                row.quantity, row.amount, row.restocked)
        }
        for row in parts {
            try execute("INSERT INTO refund_payment (refund, part, amount) VALUES (?,?,?)", id, row.part, row.amount)
        }
        return id
    }

    /// Lowers what is owed for an order by what goes back, as far as it is still owed; answers by how much.
    /// - Throws: `EngineError`.
    package func lowerDebt(of order: OrderID, by amount: Money) throws -> Money {
        let remaining = try first("SELECT remaining FROM debt WHERE sale_order = ?", order) { $0.money(0) } ?? .zero
        let part = min(remaining, amount)
        if part > .zero {
            try execute("UPDATE debt SET remaining = remaining - ? WHERE sale_order = ?", part, order)
        }
        return part
    }
}
