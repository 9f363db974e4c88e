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
    /// `PaymentSession` as JSON.
    package let session: String
    /// The gateway's number of it.
    package let reference: String
    /// Why it failed, or why nobody knows.
    package let fault: String
    /// The entry that booked it.
    package let entry: EntryID?
    /// The order that took it.
    package let order: OrderID?

    static let select = """
        SELECT id, number, method, amount, state, member, at, title, session, reference, fault, entry, sale_order
        FROM payment
        """

    init(_ row: any Row) {
        id = row.identity(0)
        number = row.text(1)
        method = row.text(2)
        amount = row.money(3)
        state = row.text(4)
        member = row.optionalIdentity(5)
        at = row.instant(6)
        title = row.text(7)
        session = row.text(8)
        reference = row.text(9)
        fault = row.text(10)
        entry = row.optionalIdentity(11)
        order = row.optionalIdentity(12)
    }
}

extension Reading {
    /// A scanned payment, or nil.
    /// - Throws: `EngineError`.
    package func payment(_ id: PaymentID) throws -> PaymentRow? {
        try first("\(PaymentRow.select) WHERE id = ?", id) { PaymentRow($0) }
    }

    /// Payments whose end nobody knows, and those that arrived and paid nothing yet; the oldest first.
    /// - Throws: `EngineError`.
    package func openPayments() throws -> [PaymentRow] {
        try rows("\(PaymentRow.select) WHERE state IN ('begun','unknown','received') ORDER BY id") { PaymentRow($0) }
    }
}

extension Writing {
    /// Writes a payment down before its first byte is sent.
    /// - Throws: `EngineError`.
    package func insertPayment(
        number: GatewayNumber, method: PayCodeKind, amount: Money, title: String, member: MemberID?, by: OperatorID,
        at: Instant, day: Day, session: String
    ) throws -> PaymentID {
        let id = PaymentID(try next("payment"))
        try execute(
            """
            INSERT INTO payment (id, number, method, amount, title, member, operator, at, day, state, session)
            VALUES (?,?,?,?,?,?,?,?,?,'begun',?)
            """, id, number.text, method.rawValue, amount, title, member, by, at, day, session)
        return id
    }

    /// Keeps what is known of a payment that has not arrived.
    /// - Throws: `EngineError`.
    package func keepPayment(_ id: PaymentID, state: String, session: String, fault: String, at: Instant?) throws {
        try execute(
            """
            UPDATE payment SET state = ?, session = ?, fault = ?, settled_at = ?
            WHERE id = ? AND entry IS NULL
            """, state, session, fault, at, id)
    }

    /// A payment arrived; false if it had arrived before.
    /// - Throws: `EngineError`.
    package func receivePayment(
        _ id: PaymentID, entry: EntryID, reference: String, session: String, fault: String, at: Instant
    ) throws -> Bool {
        try execute(
            """
            UPDATE payment SET state = 'received', entry = ?, reference = ?, session = ?, fault = ?, settled_at = ?
            WHERE id = ? AND entry IS NULL
            """, entry, reference, session, fault, at, id) == 1
    }

    /// A payment that was received pays an order; false if it was used before or never arrived.
    /// - Throws: `EngineError`.
    package func applyPayment(_ id: PaymentID, to order: OrderID) throws -> Bool {
        try execute(
            "UPDATE payment SET state = 'applied', sale_order = ? WHERE id = ? AND state = 'received'", order, id) == 1
    }

    /// What a payment had paid is taken back: it lies here again, to be used or given back.
    /// - Throws: `EngineError`.
    package func releasePayment(_ id: PaymentID) throws {
        try execute(
            "UPDATE payment SET state = 'received', sale_order = NULL WHERE id = ? AND state = 'applied'", id)
    }

    /// A payment that no order took is on its way back, or lies here again; false if it was neither.
    /// - Throws: `EngineError`.
    package func setPayment(_ id: PaymentID, isReturned: Bool) throws -> Bool {
        try execute(
            "UPDATE payment SET state = ? WHERE id = ? AND state = ?", isReturned ? "returned" : "received", id,
            isReturned ? "received" : "returned") == 1
    }
}
