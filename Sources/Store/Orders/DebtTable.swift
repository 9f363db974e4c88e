package import Domain
package import SQL

/// 挂账: what somebody took along and has not paid, or not all of it.
package struct DebtRow: Sendable, Equatable {
    /// Its number.
    package let id: Int64
    /// The order.
    package let order: OrderID
    /// Whose.
    package let member: MemberID
    /// Since when.
    package let at: Instant
    /// What was bought.
    package let title: String
    /// What was owed at first.
    package let amount: Money
    /// What is owed still.
    package let remaining: Money

    static let select = """
        SELECT d.id, d.sale_order, d.member, e.at, e.title, d.amount, d.remaining FROM debt d JOIN entry e ON e.id = d.entry
        """

    init(_ row: any Row) {
        id = row.integer(0)
        order = row.identity(1)
        member = row.identity(2)
        at = row.instant(3)
        title = row.text(4)
        amount = row.money(5)
        remaining = row.money(6)
    }
}

/// A part of what paid debts back.
package struct DebtTenderRow: Sendable, Equatable {
    /// `cash`, …, `scanned`.
    package let means: String
    /// How much.
    package let amount: Money
    /// Cash handed over.
    package let given: Money?
    /// The scanned payment.
    package let payment: PaymentID?

    /// A part.
    package init(means: String, amount: Money, given: Money?, payment: PaymentID?) {
        self.means = means
        self.amount = amount
        self.given = given
        self.payment = payment
    }
}

extension Reading {
    /// What a member owes of what was sold on account.
    /// - Throws: `EngineError`.
    package func debt(of member: MemberID) throws -> Money {
        Money(
            fen: try first(
                "SELECT coalesce(sum(remaining), 0) FROM debt WHERE member = ? AND remaining > 0", member
            ) { $0.integer(0) } ?? 0)
    }

    /// What is owed for an order still.
    /// - Throws: `EngineError`.
    package func debt(of order: OrderID) throws -> Money {
        try first("SELECT remaining FROM debt WHERE sale_order = ?", order) { $0.money(0) } ?? .zero
    }

    /// A member's debts that are not paid, the oldest first.
    /// - Throws: `EngineError`.
    package func openDebts(of member: MemberID) throws -> [DebtRow] {
        try rows("\(DebtRow.select) WHERE d.member = ? AND d.remaining > 0 ORDER BY d.id", member) { DebtRow($0) }
    }

    /// All debts that are not paid, the oldest first.
    /// - Throws: `EngineError`.
    package func openDebts() throws -> [DebtRow] {
        try rows("\(DebtRow.select) WHERE d.remaining > 0 ORDER BY d.id") { DebtRow($0) }
    }

    /// What an entry paid of which debts.
    /// - Throws: `EngineError`.
    package func debtPayments(of entry: EntryID) throws -> [(debt: Int64, order: OrderID, amount: Money)] {
        try rows(
            """
            SELECT p.debt, d.sale_order, p.amount FROM debt_payment p JOIN debt d ON d.id = p.debt
            WHERE p.entry = ? ORDER BY p.debt
            """, entry
        ) { ($0.integer(0), $0.identity(1), $0.money(2)) }
    }

    /// What paid debts in an entry.
    /// - Throws: `EngineError`.
    package func debtTenders(of entry: EntryID) throws -> [DebtTenderRow] {
        try rows("SELECT means, amount, given, payment FROM debt_tender WHERE entry = ? ORDER BY part", entry) { row in
            DebtTenderRow(
                means: row.text(0), amount: row.money(1), given: row.optionalMoney(2), payment: row.optionalIdentity(3))
        }
    }

    /// Whether something of the orders an entry paid debts of went back afterwards.
    /// - Throws: `EngineError`.
    package func hasRefunds(ofDebtsPaidBy entry: EntryID) throws -> Bool {
        try first(
            """
            SELECT 1 FROM debt_payment p JOIN debt d ON d.id = p.debt JOIN refund r ON r.sale_order = d.sale_order
            WHERE p.entry = ?1 AND r.entry > ?1 LIMIT 1
            """, entry
        ) { _ in true } ?? false
    }
}

extension Writing {
    /// Pays so much of a debt; false if less is owed.
    /// - Throws: `EngineError`.
    package func payDebt(_ debt: Int64, _ amount: Money, by entry: EntryID) throws -> Bool {
        let isOwed =
            try execute(
                "UPDATE debt SET remaining = remaining - ?1 WHERE id = ?2 AND remaining >= ?1", amount, debt) == 1
        guard isOwed else { return false }
        try execute("INSERT INTO debt_payment (entry, debt, amount) VALUES (?,?,?)", entry, debt, amount)
        return true
    }

    /// Writes what paid debts.
    /// - Throws: `EngineError`.
    package func insertDebtTenders(_ parts: [DebtTenderRow], of entry: EntryID) throws {
        for (index, part) in parts.enumerated() {
            try execute(
                "INSERT INTO debt_tender (entry, part, means, amount, given, payment) VALUES (?,?,?,?,?,?)", entry,
                index + 1, part.means, part.amount, part.given, part.payment)
        }
    }

    /// What an entry paid is owed again.
    /// - Throws: `EngineError`; `.constraint` if more would be owed than ever was.
    package func reopenDebts(paidBy entry: EntryID) throws {
        for paid in try debtPayments(of: entry) {
            try execute("UPDATE debt SET remaining = remaining + ? WHERE id = ?", paid.amount, paid.debt)
        }
    }
}
