package import Domain
package import SQL

/// A payment by scanned code.
package struct PaymentRow: Sendable, Equatable {
    /// Its number in the store.
    package let id: PaymentID
    /// Its number at the gateway.
    package let number: String
    /// `wechat`, `alipay` or `unionPay`.
    package let method: String
    /// How much.
    package let amount: Money
    /// `begun`, `unknown`, `failed`, `received`, `applied`, `returned`.
    package let state: String
    /// Whose.
    package let member: MemberID?
    /// When it began.
    package let at: Instant
    /// What for.
    package let title: String

    static let select = "SELECT id, number, method, amount, state, member, at, title FROM payment"

    init(_ row: any Row) {
        id = row.identity(0)
        number = row.text(1)
        method = row.text(2)
        amount = row.money(3)
        state = row.text(4)
        member = row.optionalIdentity(5)
        at = row.instant(6)
        title = row.text(7)
    }
}

extension Reading {
    /// A scanned payment, or nil.
    /// - Throws: `EngineError`.
    package func payment(_ id: PaymentID) throws -> PaymentRow? {
        try first("\(PaymentRow.select) WHERE id = ?", id) { PaymentRow($0) }
    }
}

extension Writing {
    /// A payment that was received pays an order; false if it was used before or never arrived.
    /// - Throws: `EngineError`.
    package func applyPayment(_ id: PaymentID, to order: OrderID) throws -> Bool {
        try execute(
            "UPDATE payment SET state = 'applied', sale_order = ? WHERE id = ? AND state = 'received'", order, id) == 1
    }
}
