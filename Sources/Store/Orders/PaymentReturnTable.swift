package import Domain
package import SQL

/// A scanned payment, or a part of one, on its way back.
package struct PaymentReturnRow: Sendable, Equatable {
    /// Its number in the store.
    package let id: PaymentReturnID
    /// Its number at the gateway.
    package let number: String
    /// The payment.
    package let payment: PaymentID
    /// The refund of an order it belongs to; nil for a payment that no order took.
    package let refund: RefundID?
    /// How much.
    package let amount: Money
    /// `begun`, `unknown`, `failed`, `done`.
    package let state: String
    /// `RefundSession` as JSON.
    package let session: String
    /// Why it failed, or why nobody knows.
    package let fault: String
    /// When it began.
    package let at: Instant
    /// When the gateway was heard last of its end; nil = its end is not known.
    package let settledAt: Instant?
    /// It was paid out of the drawer.
    package let isInCash: Bool

    static let select = """
        SELECT id, number, payment, refund, amount, state, session, fault, at, settled_at, in_cash
        FROM payment_return
        """

    init(_ row: any Row) {
        id = row.identity(0)
        number = row.text(1)
        payment = row.identity(2)
        refund = row.optionalIdentity(3)
        amount = row.money(4)
        state = row.text(5)
        session = row.text(6)
        fault = row.text(7)
        at = row.instant(8)
        settledAt = row.optionalInstant(9)
        isInCash = row.bool(10)
    }
}

extension Reading {
    /// A way back, or nil.
    /// - Throws: `EngineError`.
    package func paymentReturn(_ id: PaymentReturnID) throws -> PaymentReturnRow? {
        try first("\(PaymentReturnRow.select) WHERE id = ?", id) { PaymentReturnRow($0) }
    }

    /// The ways back a refund began, in the order of its parts.
    /// - Throws: `EngineError`.
    package func paymentReturns(of refund: RefundID) throws -> [PaymentReturnRow] {
        try rows("\(PaymentReturnRow.select) WHERE refund = ? AND repeats IS NULL ORDER BY id", refund) {
            PaymentReturnRow($0)
        }
    }

    /// The ways back of a payment, without those that were tried again; the first first.
    /// - Throws: `EngineError`.
    package func paymentReturns(of payment: PaymentID) throws -> [PaymentReturnRow] {
        try rows(
            """
            \(PaymentReturnRow.select) AS r WHERE payment = ?
              AND NOT EXISTS (SELECT 1 FROM payment_return b WHERE b.repeats = r.id) ORDER BY id
            """, payment
        ) { PaymentReturnRow($0) }
    }

    /// Ways back under way or of unknown end, and parts of refunds that failed and were not tried again.
    /// - Throws: `EngineError`.
    package func openPaymentReturns() throws -> [PaymentReturnRow] {
        try rows(
            """
            \(PaymentReturnRow.select) AS r WHERE state IN ('begun','unknown','failed')
              AND (state <> 'failed' OR refund IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM payment_return b WHERE b.repeats = r.id) ORDER BY id
            """
        ) { PaymentReturnRow($0) }
    }
}

extension Writing {
    /// Writes a way back down before its first byte is sent.
    /// - Throws: `EngineError`; `.constraint` if more would go back than came.
    package func insertPaymentReturn(
        number: GatewayNumber, payment: PaymentID, refund: RefundID?, repeats: PaymentReturnID?, amount: Money,
        by: OperatorID, at: Instant, session: String
    ) throws -> PaymentReturnID {
        let id = PaymentReturnID(try next("payment_return"))
        try execute(
            """
            INSERT INTO payment_return (id, number, payment, refund, repeats, amount, operator, at, state, session)
            VALUES (?,?,?,?,?,?,?,?,'begun',?)
            """, id, number.text, payment, refund, repeats, amount, by, at, session)
        return id
    }

    /// A way back that failed was paid out of the drawer; false if it did not fail, or was paid out before.
    /// - Throws: `EngineError`.
    package func payOutReturn(_ id: PaymentReturnID, entry: EntryID, at: Instant) throws -> Bool {
        try execute(
            """
            UPDATE payment_return SET state = 'done', in_cash = 1, entry = ?, settled_at = ?
            WHERE id = ? AND state = 'failed'
            """, entry, at, id) == 1
    }

    /// Keeps what is known of a way back; nothing changes once it is done.
    /// - Throws: `EngineError`.
    package func keepPaymentReturn(
        _ id: PaymentReturnID, state: String, session: String, fault: String, entry: EntryID? = nil, at: Instant?
    ) throws {
        try execute(
            """
            UPDATE payment_return SET state = ?, session = ?, fault = ?, entry = ?, settled_at = ?
            WHERE id = ? AND state <> 'done'
            """, state, session, fault, entry, at, id)
    }
}
