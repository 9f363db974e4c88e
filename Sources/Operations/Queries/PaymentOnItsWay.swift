package import Domain
import SQL
import Store

/// What is known of one payment by scanned code: for whoever takes it to its end.
package struct PaymentOnItsWay: Query {
    /// Which.
    package let payment: PaymentID

    /// Of a payment.
    package init(payment: PaymentID) { self.payment = payment }

    package static let right = Right.seeCounter

    /// What is known.
    package struct Answer: Codable, Sendable, Equatable {
        /// A payment.
        package struct Known: Codable, Sendable, Equatable {
            /// Where it stands.
            package let state: PaymentState
            /// What for.
            package let title: String
            /// What the gateway said so far.
            package let session: PaymentSession
        }
        /// Nil if there is none.
        package let payment: Known?
    }

    package func answer(_ view: View) throws -> Answer {
        guard let row = try view.db.payment(payment), let state = PaymentState(rawValue: row.state) else {
            return Answer(payment: nil)
        }
        return Answer(
            payment: .init(
                state: state, title: row.title, session: try CanonicalJSON.value(PaymentSession.self, row.session)))
    }
}
