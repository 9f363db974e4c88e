package import Domain
import SQL
import Store
import Vault

/// Begins to give a scanned payment back that no order took, or tries a part of a refund again that failed (rule 9).
package struct ReturnPayment: Command {
    /// Which payment.
    package let payment: PaymentID
    /// The way back that failed; nil = all of a payment that paid nothing.
    package let again: PaymentReturnID?
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A way back.
    package init(payment: PaymentID, again: PaymentReturnID? = nil, approval: ApprovalID? = nil) {
        self.payment = payment
        self.again = again
        self.approval = approval
    }

    package static let right = Right.refund
    package var subject: Subject { .payment(payment) }
    package var withoutApproval: Self { Self(payment: payment, again: again) }

    /// The way back.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number in the store.
        package let paymentReturn: PaymentReturnID

        /// A way back.
        package init(paymentReturn: PaymentReturnID) { self.paymentReturn = paymentReturn }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such payment, or no such way back of it.
        case unknown
        /// It did not arrive, or it paid an order, or it is on its way back already.
        case state(PaymentState)
        /// That way back did not fail, or was tried again before.
        case repeated
    }
}

extension ReturnPayment {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.payment(payment) else { throw Refusal.unknown }
        guard let again else {
            guard try work.db.setPayment(payment, isReturned: true) else {
                throw Refusal.state(PaymentState(rawValue: row.state) ?? .unknown)
            }
            return Answer(paymentReturn: try work.insertPaymentReturn(payment, amount: row.amount))
        }
        guard let failed = try work.db.paymentReturn(again), failed.payment == payment else { throw Refusal.unknown }
        guard try work.db.openPaymentReturns().contains(where: { $0.id == again }), failed.state == "failed" else {
            throw Refusal.repeated
        }
        return Answer(
            paymentReturn: try work.insertPaymentReturn(
                payment, refund: failed.refund, amount: failed.amount, repeats: again))
    }
}

extension Work {
    /// Writes down that a scanned payment, or a part of it, goes back; the money leaves the books when the gateway has
    /// given it back (`SettleReturn`). A refund has moved it from what was sold into what is not applied.
    /// - Returns: what to hand to `Turn.giveBack`.
    /// - Throws: `EngineError`; `.constraint` if more would go back than came.
    func insertPaymentReturn(
        _ payment: PaymentID, refund: RefundID? = nil, amount: Money, repeats: PaymentReturnID? = nil
    ) throws -> PaymentReturnID {
        let number = gatewayNumber("return \(payment)")
        let session = try CanonicalJSON.text(RefundSession(number: number, amount: amount))
        return try db.insertPaymentReturn(
            number: number, payment: payment, refund: refund, repeats: repeats, amount: amount, by: operatorID,
            at: now, session: session)
    }
}
