package import Domain
import SQL
import Store
import Vault

/// Pays a scanned payment that could not go back the way it came out of the drawer, once: the gateway must have said
/// just now that it did not give it back, and nothing is asked of it any more afterwards.
package struct PayOutReturn: Command {
    /// Which way back failed.
    package let paymentReturn: PaymentReturnID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A payout.
    package init(paymentReturn: PaymentReturnID, reason: String, approval: ApprovalID? = nil) {
        self.paymentReturn = paymentReturn
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.moveCash
    package var subject: Subject { .paymentReturn(paymentReturn) }
    package var withoutApproval: Self { Self(paymentReturn: paymentReturn, reason: reason) }

    /// What was paid out.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its entry.
        package let entry: EntryID
        /// How much.
        package let amount: Money

        /// A payout.
        package init(entry: EntryID, amount: Money) {
            self.entry = entry
            self.amount = amount
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such way back.
        case unknown
        /// It did not fail: it has gone back, or nobody knows yet.
        case notFailed
        /// It was tried again, or paid out, or used for an order.
        case repeated
        /// The gateway was not asked just now whether it really did not give it back.
        case lookFirst
        /// There is not so much in the drawer.
        case short
        /// The reason.
        case reason(TextFault)
    }
}

extension PayOutReturn {
    /// For so long what the gateway said counts, in milliseconds: long enough for a manager to come and approve.
    package static let freshness: Int64 = 180_000

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let row = try work.db.paymentReturn(paymentReturn), let payment = try work.db.payment(row.payment) else {
            throw Refusal.unknown
        }
        guard row.state == "failed" else { throw row.isInCash ? Refusal.repeated : Refusal.notFailed }
        guard let asked = row.settledAt, work.now.ms - asked.ms <= Self.freshness else { throw Refusal.lookFirst }
        guard let shift = try work.openShift() else { throw Denial.shiftNeeded }
        guard try row.isStillHere(work.db) else { throw Refusal.repeated }
        guard try work.db.totals(of: shift).expected(.cash) >= row.amount else { throw Refusal.short }
        let posted = try work.post(
            .collectionReturn, member: payment.member, title: payment.title, note: clean,
            moves: [.pass(from: .unapplied, into: .cash, amount: row.amount.fen)])
        guard try work.db.payOutReturn(paymentReturn, entry: posted.entry, at: work.now) else { throw Refusal.repeated }
        return Answer(entry: posted.entry, amount: row.amount)
    }
}

extension PaymentReturnRow {
    /// Whether the money of a way back that failed lies here and nobody else takes care of it; takes it from there.
    /// - Throws: `EngineError`.
    func isStillHere(_ db: any Writing) throws -> Bool {
        if refund != nil { return try db.openPaymentReturns().contains { $0.id == id } }
        return try db.setPayment(payment, isReturned: true)
    }
}
