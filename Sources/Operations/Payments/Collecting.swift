package import Domain
import Synchronization

/// Takes scanned payments to their end: hears the gateway, keeps every step in the books before what follows from it.
/// Runs beside the counter, which waits for none of it.
package struct Collecting: Sendable {
    /// Why a step could not be kept.
    private enum NotKept: Error { case over, shut, other }

    private let operations: any Operations
    private let session: SessionToken
    private let settling: Settling
    private let witness: GatewayWitness
    private let newKey: @Sendable () -> RequestKey

    /// - Parameters:
    ///   - session: who is signed in; steps are kept in their name.
    ///   - witness: stands behind what the gateway said.
    ///   - newKey: makes a key for each step.
    package init(
        _ operations: any Operations, session: SessionToken, settling: Settling, witness: GatewayWitness,
        newKey: @escaping @Sendable () -> RequestKey
    ) {
        self.operations = operations
        self.session = session
        self.settling = settling
        self.witness = witness
        self.newKey = newKey
    }

    /// Takes a payment to its end.
    /// - Parameters:
    ///   - code: the payer's code for one that was just begun; nil for one that is only looked up.
    ///   - tell: hears what is known meanwhile.
    package func collect(
        _ payment: PaymentID, code: PayCode?, tell: @escaping @Sendable (PaymentNews) -> Void = { _ in }
    ) async -> PaymentNews {
        guard case .answer(let known) = await operations.query(PaymentOnItsWay(payment: payment), session: session),
            let found = known.payment
        else { return .notKept }
        guard found.state.isOpen else { return PaymentNews(found.state, found.session.state) }
        var begun = found.session
        if code == nil { begun.take(.lookingAgain, .counter) }
        do {
            // An end that was heard while no shift was open, or a payment that never left, only wants to be kept.
            guard !begun.isOver else { return try await keep(begun, payment) }
            let wasSent = Keeping(sends: found.session.sends)
            let ended = try await settling.pay(begun, code: code, title: found.title) { session throws(NotKept) in
                if session.state == .waiting(nil) { tell(.waitsForPayer) }
                if wasSent.isNew(session.sends, session.state) { try await keepWaiting(session, payment) }
            }
            return try await keep(ended, payment)
        } catch { return .notKept }
    }

    /// Takes a payment on its way back to its end.
    package func giveBack(_ paymentReturn: PaymentReturnID) async -> PaymentNews {
        guard
            case .answer(let known) = await operations.query(
                ReturnOnItsWay(paymentReturn: paymentReturn), session: session), let found = known.back
        else { return .notKept }
        guard found.isOpen else { return PaymentNews(found.session.state) }
        var begun = found.session
        if begun.sends > 0 { begun.take(.lookingAgain, .counter) }
        do {
            guard !begun.isOver else { return try await keep(begun, paymentReturn) }
            let wasSent = Keeping(sends: begun.sends)
            let ended = try await settling.refund(begun, of: found.payment) { session throws(NotKept) in
                if wasSent.isNew(session.sends, session.state) { try await keepWaiting(session, paymentReturn) }
            }
            return try await keep(ended, paymentReturn)
        } catch { return .notKept }
    }

    /// Asks once more whether a way back that counts as failed really did not go through, and keeps the answer:
    /// only then may it be paid out in cash (`PayOutReturn`).
    package func lookAgain(_ paymentReturn: PaymentReturnID) async -> PaymentNews {
        guard
            case .answer(let known) = await operations.query(
                ReturnOnItsWay(paymentReturn: paymentReturn), session: session), let found = known.back
        else { return .notKept }
        guard !found.isOpen, case .failed = found.session.state else { return PaymentNews(found.session.state) }
        switch await settling.lookAgain(found.session) {
        case .unsure(let doubt): return .unknown(doubt)
        case .ended(let session):
            do { return try await keep(session, paymentReturn) } catch { return .notKept }
        }
    }

    /// Takes everything up again whose end is not known: at a sign-in, or when somebody asks.
    package func settleAll() async -> [PaymentID: PaymentNews] {
        guard case .answer(let open) = await operations.query(OpenPayments(), session: session) else { return [:] }
        var news: [PaymentID: PaymentNews] = [:]
        for payment in open.payments where payment.state.isOpen {
            news[payment.payment] = await collect(payment.payment, code: nil)
        }
        for back in open.returns where back.state.isOpen { news[back.payment] = await giveBack(back.paymentReturn) }
        return news
    }

    /// Nothing may be sent of what the books hold to be over.
    private func keepWaiting(_ session: PaymentSession, _ payment: PaymentID) async throws(NotKept) {
        guard try await perform(settle { try witness.settle(payment, session) }).state.isOpen else { throw .over }
    }

    private func keepWaiting(_ session: RefundSession, _ back: PaymentReturnID) async throws(NotKept) {
        guard try await perform(settle { try witness.settle(back, session) }).state.isOpen else { throw .over }
    }

    private func keep(_ known: PaymentSession, _ payment: PaymentID) async throws(NotKept) -> PaymentNews {
        let state = try await perform(settle { try witness.settle(payment, known) }).state
        return PaymentNews(state, known.state)
    }

    private func keep(_ known: RefundSession, _ back: PaymentReturnID) async throws(NotKept) -> PaymentNews {
        let state = try await perform(settle { try witness.settle(back, known) }).state
        if known.isOver, state == .unknown { return .waitsForShift }
        return PaymentNews(known.state)
    }

    private func settle<C>(_ command: () throws -> C) throws(NotKept) -> C {
        do { return try command() } catch { throw .other }
    }

    /// Once more under its key where its outcome was not heard.
    private func perform<C: Command>(_ command: C) async throws(NotKept) -> C.Answer {
        let key = newKey()
        for _ in 0..<3 {
            switch await operations.perform(command, key: key, session: session) {
            case .done(let answer): return answer
            case .failed(.busy), .failed(.indeterminate): continue
            case .denied(.signedOut): throw .shut
            case .refused, .denied, .failed: throw .other
            }
        }
        throw .other
    }
}

/// Keeps in mind how often a request went out: a wait that only goes on is not written down again and again.
private final class Keeping: Sendable {
    private let sends: Mutex<Int>

    init(sends: Int) { self.sends = Mutex(sends) }

    func isNew<Refusal>(_ sends: Int, _ state: GatewaySession<Refusal>.State) -> Bool {
        guard case .waiting = state else { return false }
        return self.sends.withLock { known in
            defer { known = sends }
            return sends > known
        }
    }
}

extension PaymentNews {
    init(_ state: PaymentState, _ session: PaymentSession.State) {
        switch (state, session) {
        case (.received, .late): self = .arrivedLate
        case (.received, _), (.applied, _): self = .received
        case (.returned, _): self = .returned
        case (.failed, .failed(let refusal)): self = .failed(refusal)
        case (.failed, _): self = .failed(.other)
        case (_, .succeeded), (_, .late): self = .waitsForShift
        case (_, .waiting(let doubt)), (_, .unsettled(let doubt)): self = .unknown(doubt)
        case (_, .begun), (_, .failed): self = .unknown(nil)
        }
    }

    init(_ session: RefundSession.State) {
        switch session {
        case .succeeded, .late: self = .returned
        case .failed(let refusal): self = .notReturned(refusal)
        case .waiting(let doubt), .unsettled(let doubt): self = .unknown(doubt)
        case .begun: self = .unknown(nil)
        }
    }
}
