package import Domain
import SQL
import Store

/// Keeps what was heard of a payment by scanned code, and books it when it has arrived. Whoever is signed in may: it is
/// the program that hears it, not a person, and `GatewayWitness` stands behind it. Told twice, it changes nothing.
package struct SettlePayment: Command {
    /// Which.
    package let payment: PaymentID
    /// What is known of it now.
    package let session: PaymentSession
    /// That the gateway was heard.
    package let heard: Heard

    /// What is known of a payment; `GatewayWitness.settle` makes one that counts.
    package init(payment: PaymentID, session: PaymentSession, heard: Heard) {
        self.payment = payment
        self.session = session
        self.heard = heard
    }

    package static let right = Right.seeCounter
    package var subject: Subject { .payment(payment) }

    /// Where it stands.
    package struct Answer: Codable, Sendable, Equatable {
        /// Where it stands.
        package let state: PaymentState

        /// Where it stands.
        package init(state: PaymentState) { self.state = state }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such payment.
        case unknown
        /// It is about another number or another sum.
        case other
        /// Nobody heard the gateway say so.
        case unheard
    }
}

extension SettlePayment {
    /// What the code under it covers.
    static func said(_ payment: PaymentID, _ session: PaymentSession) throws -> String {
        "payment \(payment) \(try CanonicalJSON.text(session))"
    }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard heard.covers(try Self.said(payment, session), work.vault) else { throw Refusal.unheard }
        guard let row = try work.db.payment(payment) else { throw Refusal.unknown }
        guard session.number.text == row.number, session.amount == row.amount else { throw Refusal.other }
        guard let before = PaymentState(rawValue: row.state), before.isOpen || before == .failed else {
            return Answer(state: PaymentState(rawValue: row.state) ?? .unknown)
        }
        switch session.state {
        case .succeeded(let proof): return Answer(state: try book(proof, isLate: before == .failed, work))
        case .late(let proof): return Answer(state: try book(proof, isLate: true, work))
        case .failed(let refusal) where before != .failed:
            return Answer(state: try keep(.failed, refusal.rawValue, work))
        case .begun, .waiting: return Answer(state: try keep(before, before: row, .begun, work))
        case .unsettled: return Answer(state: try keep(before, before: row, .unknown, work))
        case .failed: return Answer(state: .failed)
        }
    }

    /// What is not known yet never takes the place of an end that is.
    private func keep(
        _ before: PaymentState, before row: PaymentRow, _ state: PaymentState, _ work: Work
    ) throws -> PaymentState {
        let known = try CanonicalJSON.value(PaymentSession.self, row.session)
        guard before != .failed, !known.isOver else { return before }
        return try keep(state, "", work)
    }

    private func keep(_ state: PaymentState, _ fault: String, _ work: Work) throws -> PaymentState {
        try work.db.keepPayment(
            payment, state: state.rawValue, session: try CanonicalJSON.text(session), fault: fault,
            at: state.isOpen ? nil : work.now)
        return state
    }

    private func book(_ proof: GatewayProof, isLate: Bool, _ work: Work) throws -> PaymentState {
        // Nothing is lost meanwhile: the proof is kept, and booked in the next shift (rule 40).
        guard try work.openShift() != nil else { return try keep(.unknown, "shift", work) }
        guard let row = try work.db.payment(payment), let tender = Tender(rawValue: row.method) else {
            throw Refusal.unknown
        }
        let posted = try work.post(
            .collection, member: row.member, title: row.title,
            moves: [.pass(from: AccountKind(tender), into: .unapplied, amount: row.amount.fen)])
        guard
            try work.db.receivePayment(
                payment, entry: posted.entry, reference: proof.reference, session: try CanonicalJSON.text(session),
                fault: isLate ? "late" : "", at: work.now)
        else { throw Refusal.unknown }
        return .received
    }
}
