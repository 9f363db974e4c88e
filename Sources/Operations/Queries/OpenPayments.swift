package import Domain
import SQL
import Store

/// Scanned payments somebody must look after: of unknown end, arrived and taken by no order, or on their way back.
package struct OpenPayments: Query {
    /// All of them.
    package init() {}

    package static let right = Right.seeCounter

    /// The list.
    package struct Answer: Codable, Sendable, Equatable {
        /// A payment.
        package struct Row: Codable, Sendable, Equatable {
            /// Its number in the store.
            package let payment: PaymentID
            /// Its number at the gateway.
            package let number: String
            /// How.
            package let method: Tender
            /// How much.
            package let amount: Money
            /// When it began.
            package let at: Instant
            /// What for.
            package let title: String
            /// Whose; masked.
            package let name: String
            /// Where it stands.
            package let state: PaymentState
            /// What the gateway said last.
            package let session: PaymentSession.State
            /// The last way back, if it failed: the money lies here again.
            package let failedReturn: PaymentReturnID?

            /// A payment.
            package init(
                payment: PaymentID, number: String, method: Tender, amount: Money, at: Instant, title: String,
                name: String, state: PaymentState, session: PaymentSession.State, failedReturn: PaymentReturnID? = nil
            ) {
                self.payment = payment
                self.number = number
                self.method = method
                self.amount = amount
                self.at = at
                self.title = title
                self.name = name
                self.state = state
                self.session = session
                self.failedReturn = failedReturn
            }
        }
        /// A payment on its way back.
        package struct Back: Codable, Sendable, Equatable {
            /// Its number in the store.
            package let paymentReturn: PaymentReturnID
            /// The payment.
            package let payment: PaymentID
            /// Its number at the gateway.
            package let number: String
            /// How it came.
            package let method: Tender
            /// How much goes back.
            package let amount: Money
            /// When it began.
            package let at: Instant
            /// What the payment was for.
            package let title: String
            /// The refund it belongs to.
            package let refund: RefundID?
            /// `begun`, `unknown` or `failed`.
            package let state: PaymentState
            /// What the gateway said last.
            package let session: RefundSession.State
        }
        /// Payments, the oldest first.
        package let payments: [Row]
        /// Ways back, the oldest first.
        package let returns: [Back]

        /// A list.
        package init(payments: [Row], returns: [Back]) {
            self.payments = payments
            self.returns = returns
        }
    }

    package func answer(_ view: View) throws -> Answer {
        Answer(
            payments: try view.db.openPayments().map { row in
                let member = try row.member.flatMap { try view.db.member($0, vault: view.vault) }
                return Answer.Row(
                    payment: row.id, number: row.number, method: Tender(rawValue: row.method) ?? .wechat,
                    amount: row.amount, at: row.at, title: row.title,
                    name: member.map { PersonName($0.name).masked } ?? "",
                    state: PaymentState(rawValue: row.state) ?? .unknown,
                    session: try CanonicalJSON.value(PaymentSession.self, row.session).state,
                    failedReturn: try view.db.paymentReturns(of: row.id).last { $0.state == "failed" }?.id)
            },
            returns: try view.db.openPaymentReturns().map { row in
                let payment = try view.db.payment(row.payment)
                return Answer.Back(
                    paymentReturn: row.id, payment: row.payment, number: row.number,
                    method: payment.flatMap { Tender(rawValue: $0.method) } ?? .wechat, amount: row.amount, at: row.at,
                    title: payment?.title ?? "", refund: row.refund,
                    state: PaymentState(rawValue: row.state) ?? .unknown,
                    session: try CanonicalJSON.value(RefundSession.self, row.session).state)
            })
    }
}
