package import Domain
import SQL
import Store

/// What is known of one scanned payment on its way back: for whoever takes it to its end.
package struct ReturnOnItsWay: Query {
    /// Which.
    package let paymentReturn: PaymentReturnID

    /// Of a way back.
    package init(paymentReturn: PaymentReturnID) { self.paymentReturn = paymentReturn }

    package static let right = Right.seeCounter

    /// What is known.
    package struct Answer: Codable, Sendable, Equatable {
        /// A way back.
        package struct Known: Codable, Sendable, Equatable {
            /// Whether its end is not known.
            package let isOpen: Bool
            /// The payment's number at the gateway.
            package let payment: GatewayNumber
            /// What the gateway said so far.
            package let session: RefundSession
        }
        /// Nil if there is none.
        package let back: Known?
    }

    package func answer(_ view: View) throws -> Answer {
        guard let row = try view.db.paymentReturn(paymentReturn), let payment = try view.db.payment(row.payment),
            let number = GatewayNumber(payment.number)
        else { return Answer(back: nil) }
        return Answer(
            back: .init(
                isOpen: ["begun", "unknown"].contains(row.state), payment: number,
                session: try CanonicalJSON.value(RefundSession.self, row.session)))
    }
}
