/// Does with a gateway what a session says, until its end is known or a person's turn has come.
package struct Settling: Sendable {
    private let gateway: any PaymentGateway
    private let patience: GatewayPatience
    private let now: @Sendable () -> Instant
    private let pause: @Sendable (Int64) async -> Void

    /// - Parameters:
    ///   - now: the time.
    ///   - pause: returns after so many milliseconds.
    package init(
        _ gateway: any PaymentGateway, _ patience: GatewayPatience = .counter, now: @escaping @Sendable () -> Instant,
        pause: @escaping @Sendable (Int64) async -> Void
    ) {
        self.gateway = gateway
        self.patience = patience
        self.now = now
        self.pause = pause
    }

    /// Takes a payment to its end.
    /// - Parameters:
    ///   - code: the payer's code; nil for a payment that was begun before and is only looked up.
    ///   - title: what for, as the payer reads it.
    ///   - keep: writes the session down; called, and waited for, before what follows from it is done. If it fails
    ///     nothing is sent.
    package func pay<Failure: Error>(
        _ session: PaymentSession, code: PayCode?, title: String,
        keep: (PaymentSession) async throws(Failure) -> Void
    ) async throws(Failure) -> PaymentSession {
        let order = code.map {
            PaymentOrder(number: session.number, amount: session.amount, code: $0, title: title)
        }
        return try await run(session, order, gateway.pay, gateway.query, keep)
    }

    /// Takes a refund of a payment to its end.
    /// - Parameter keep: as for a payment.
    package func refund<Failure: Error>(
        _ session: RefundSession, of payment: GatewayNumber, keep: (RefundSession) async throws(Failure) -> Void
    ) async throws(Failure) -> RefundSession {
        let order = RefundOrder(number: session.number, payment: payment, amount: session.amount)
        return try await run(session, order, gateway.refund, gateway.queryRefund, keep)
    }

    /// What a look at a refund that counts as failed brought.
    package enum Looked: Sendable, Equatable {
        /// The gateway knows its end: still failed, or gone back after all.
        case ended(RefundSession)
        /// It did not say; nil = it still works on it.
        case unsure(GatewayDoubt?)
    }

    /// Asks once more whether a refund that counts as failed really did not go back; nothing is sent.
    package func lookAgain(_ failed: RefundSession) async -> Looked {
        var session = failed
        let outcome = await gateway.queryRefund(session.number, amount: session.amount)
        switch outcome {
        case .succeeded, .failed:
            session.take(.told(outcome, at: now()), patience)
            return .ended(session)
        case .pending: return .unsure(nil)
        case .unknown(.absent) where session.isBeyondArrival(now(), patience): return .ended(session)
        case .unknown(let doubt): return .unsure(doubt)
        }
    }

    private func run<Order, Refusal, Failure: Error>(
        _ begun: GatewaySession<Refusal>, _ order: Order?, _ send: (Order) async -> GatewayOutcome<Refusal>,
        _ look: (GatewayNumber, Money) async -> GatewayOutcome<Refusal>,
        _ keep: (GatewaySession<Refusal>) async throws(Failure) -> Void
    ) async throws(Failure) -> GatewaySession<Refusal> {
        var session = begun
        while true {
            let outcome: GatewayOutcome<Refusal>
            switch session.step(maySend: order != nil, patience) {
            case .send(let after):
                guard let order else { return session }
                await wait(after)
                session.take(.sending(at: now()), patience)
                try await keep(session)
                outcome = await send(order)
            case .look(let after):
                await wait(after)
                outcome = await look(session.number, session.amount)
            case .stop: return session
            }
            session.take(.told(outcome, at: now()), patience)
            try await keep(session)
        }
    }

    private func wait(_ milliseconds: Int64) async {
        if milliseconds > 0 { await pause(milliseconds) }
    }
}
