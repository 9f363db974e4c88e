/// One payment or refund from its number to its end: what is known, and what to do next. Pure; the store keeps it.
///
/// Nobody is charged twice: the number is there before anything is sent, every repeat carries it, and nothing is sent
/// any more once an end is known. What is not known is looked up, never guessed.
///
///     begun ─ sending ─▶ waiting ─▶ succeeded
///                         │  ▲ └──▶ failed ─ paid after all ─▶ late
///              looked up  ▼  │ looking again
///              in vain  unsettled ─▶ succeeded, failed
package struct GatewaySession<Refusal: GatewayRefusal>: Sendable, Equatable, Codable {
    /// Where it stands.
    package enum State: Sendable, Equatable, Codable {
        /// Numbered; nothing was sent.
        case begun
        /// Sent, or about to be; nil = the gateway has it and waits for somebody.
        case waiting(GatewayDoubt?)
        /// The money moved, as much as was asked for.
        case succeeded(GatewayProof)
        /// The money did not move.
        case failed(Refusal)
        /// It counted as failed, and moved after all: a person books it or gives it back. A gateway that keeps its word
        /// never brings this about.
        case late(GatewayProof)
        /// Looked up in vain; to be looked up again before the shop closes its day. nil = it still waits for somebody.
        case unsettled(GatewayDoubt?)
    }

    /// What happens to it.
    package enum Event: Sendable, Equatable {
        /// A request goes out now; kept before its first byte.
        case sending(at: Instant)
        /// The gateway was heard, or was not: after a request, a look, or of its own accord.
        case told(GatewayOutcome<Refusal>, at: Instant)
        /// Somebody, or a program that was started again, takes it up anew.
        case lookingAgain
    }

    /// What to do next.
    package enum Step: Sendable, Equatable {
        /// Send the request, with this session's number, after so many milliseconds.
        case send(after: Int64)
        /// Ask what became of it, after so many milliseconds.
        case look(after: Int64)
        /// Nothing: it is over, or a person's turn.
        case stop
    }

    /// The store's number of it.
    package let number: GatewayNumber
    /// How much was agreed.
    package let amount: Money
    /// Where it stands.
    package private(set) var state = State.begun
    /// How often it was sent.
    package private(set) var sends = 0
    /// How often it was heard that nothing is known yet.
    package private(set) var looks = 0
    /// When it was sent the last time.
    package private(set) var lastSent: Instant?

    /// A number and an amount, before anything is sent.
    package init(number: GatewayNumber, amount: Money) {
        precondition(amount > .zero, "money moves")
        self.number = number
        self.amount = amount
    }

    /// Milliseconds for which a gateway takes a signed request.
    package static var freshness: Int64 { 60_000 }

    /// Whether its end is known.
    package var isOver: Bool {
        switch state {
        case .succeeded, .failed, .late: true
        case .begun, .waiting, .unsettled: false
        }
    }

    /// Whether the money moved.
    package var hasMoved: Bool {
        switch state {
        case .succeeded, .late: true
        case .begun, .waiting, .unsettled, .failed: false
        }
    }

    /// Takes an event in; one that comes twice, or after the end, changes nothing.
    package mutating func take(_ event: Event, _ patience: GatewayPatience) {
        switch event {
        case .sending(let at):
            guard !isOver else { return }
            state = .waiting(.noAnswer)
            sends += 1
            lastSent = at
        case .told(let outcome, let at): hear(outcome, at, patience)
        case .lookingAgain:
            switch state {
            // What is to be sent is kept first: so nothing was.
            case .begun: state = .failed(.neverArrived)
            case .unsettled(let doubt), .waiting(let doubt): (state, looks) = (.waiting(doubt), 0)
            case .succeeded, .failed, .late: break
            }
        }
    }

    /// What to do next.
    /// - Parameter maySend: whether what a request needs is still there; a payer's code is not kept, so after a restart
    ///   a payment can only be looked up.
    package func step(maySend: Bool, _ patience: GatewayPatience) -> Step {
        switch state {
        case .begun: return maySend ? .send(after: 0) : .stop
        case .waiting(let doubt):
            let pause = looks == 0 ? 0 : patience.pauses[min(looks, patience.pauses.count) - 1]
            let isMissing = doubt == .absent || doubt == .notConnected
            return isMissing && maySend && sends < patience.sends ? .send(after: pause) : .look(after: pause)
        case .succeeded, .failed, .late, .unsettled: return .stop
        }
    }

    private mutating func hear(_ outcome: GatewayOutcome<Refusal>, _ at: Instant, _ patience: GatewayPatience) {
        switch (state, outcome) {
        case (.succeeded, _), (.late, _): break
        case (.failed, .succeeded(let proof)): state = .late(proof)
        case (.failed, _): break
        case (_, .succeeded(let proof)) where proof.amount == amount: state = .succeeded(proof)
        case (_, .succeeded(let proof)): wait(.amountDiffers(asked: amount, told: proof.amount), patience)
        case (_, .failed(let refusal)): state = .failed(refusal)
        case (_, .pending): wait(nil, patience)
        case (_, .unknown(.absent)) where canNoLongerArrive(at, patience): state = .failed(.neverArrived)
        case (_, .unknown(let doubt)): wait(doubt, patience)
        }
    }

    private mutating func wait(_ doubt: GatewayDoubt?, _ patience: GatewayPatience) {
        if case .unsettled = state {
            state = .unsettled(doubt)
        } else {
            looks += 1
            state = looks > patience.pauses.count ? .unsettled(doubt) : .waiting(doubt)
        }
    }

    /// Whether nothing of it is under way any more: it was never sent, or too long ago to arrive.
    package func isBeyondArrival(_ at: Instant, _ patience: GatewayPatience) -> Bool {
        lastSent == nil || canNoLongerArrive(at, patience)
    }

    private func canNoLongerArrive(_ at: Instant, _ patience: GatewayPatience) -> Bool {
        lastSent.map { at >= $0.advanced(milliseconds: patience.arrival) } ?? false
    }
}

/// A payment on its way.
package typealias PaymentSession = GatewaySession<PaymentRefusal>
/// A refund on its way.
package typealias RefundSession = GatewaySession<RefundRefusal>
