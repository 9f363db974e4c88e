package import Domain
import SQL
import Store

/// Keeps what was heard of a scanned payment on its way back, and books it when it has gone. Whoever is signed in may:
/// `GatewayWitness` stands behind it.
package struct SettleReturn: Command {
    /// Which.
    package let paymentReturn: PaymentReturnID
    /// What is known of it now.
    package let session: RefundSession
    /// That the gateway was heard.
    package let heard: Heard

    /// What is known of a way back; `GatewayWitness.settle` makes one that counts.
    package init(paymentReturn: PaymentReturnID, session: RefundSession, heard: Heard) {
        self.paymentReturn = paymentReturn
        self.session = session
        self.heard = heard
    }

    package static let right = Right.seeCounter
    package var subject: Subject { .paymentReturn(paymentReturn) }

    /// Where it stands.
    package struct Answer: Codable, Sendable, Equatable {
        /// Where it stands; `returned` once it has gone.
        package let state: PaymentState

        /// Where it stands.
        package init(state: PaymentState) { self.state = state }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such way back.
        case unknown
        /// It is about another number or another sum.
        case other
        /// It was tried again under another number: what the gateway says of this one is a person's business.
        case repeated
        /// Nobody heard the gateway say so.
        case unheard
        /// The gateway says that it went back, and it was paid out in cash: a person claims one of the two back.
        case paidOut
    }
}

extension SettleReturn {
    /// What the code under it covers.
    static func said(_ back: PaymentReturnID, _ session: RefundSession) throws -> String {
        "return \(back) \(try CanonicalJSON.text(session))"
    }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard heard.covers(try Self.said(paymentReturn, session), work.vault) else { throw Refusal.unheard }
        guard let row = try work.db.paymentReturn(paymentReturn) else { throw Refusal.unknown }
        guard session.number.text == row.number, session.amount == row.amount else { throw Refusal.other }
        if row.state == "done" {
            if row.isInCash, session.hasMoved { throw Refusal.paidOut }
            return Answer(state: .returned)
        }
        let isFailed = row.state == "failed"
        switch session.state {
        case .succeeded, .late: return Answer(state: try book(row, work))
        case .failed(let refusal) where isFailed:
            // Asked once more: what is kept is that it still is so (`PayOutReturn`).
            try keep("failed", refusal.rawValue, work)
            return Answer(state: .failed)
        case .failed(let refusal):
            try keep("failed", refusal.rawValue, work)
            if row.refund == nil { _ = try work.db.setPayment(row.payment, isReturned: false) }
            return Answer(state: .failed)
        case .begun, .waiting, .unsettled:
            let known = try CanonicalJSON.value(RefundSession.self, row.session)
            guard !isFailed, !known.isOver else { return Answer(state: isFailed ? .failed : .unknown) }
            var isUnsettled = false
            if case .unsettled = session.state { isUnsettled = true }
            try keep(isUnsettled ? "unknown" : "begun", "", work)
            return Answer(state: isUnsettled ? .unknown : .begun)
        }
    }

    private func keep(_ state: String, _ fault: String, entry: EntryID? = nil, _ work: Work) throws {
        try work.db.keepPaymentReturn(
            paymentReturn, state: state, session: try CanonicalJSON.text(session), fault: fault, entry: entry,
            at: session.isOver ? min(heard.at, work.now) : nil)
    }

    private func book(_ row: PaymentReturnRow, _ work: Work) throws -> PaymentState {
        guard try work.openShift() != nil else {
            if row.state != "failed" { try keep("unknown", "shift", work) }
            return .unknown
        }
        guard let payment = try work.db.payment(row.payment), let tender = Tender(rawValue: payment.method) else {
            throw Refusal.unknown
        }
        if row.state == "failed" {
            // It counted as failed and went back after all: the money that lay here again is gone.
            guard try row.isStillHere(work.db) else { throw Refusal.repeated }
        }
        let posted = try work.post(
            .collectionReturn, member: payment.member, title: payment.title,
            moves: [.pass(from: .unapplied, into: AccountKind(tender), amount: row.amount.fen)])
        try keep("done", "", entry: posted.entry, work)
        return .returned
    }
}
