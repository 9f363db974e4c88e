import Domain
import Operations

/// What came back from the store, with what it was about.
protocol Reply: Sendable {
    /// Whether it went as hoped: if not, keys typed ahead were meant for another screen.
    var isGood: Bool { get }
    /// Does what follows.
    func settle(_ desk: inout Desk)
}

/// How a query ended.
struct QueryReply<Q: Query>: Reply {
    let found: Found<Q>
    let address: Turn.Address
    let then: @Sendable (Q.Answer) -> any Sendable

    var isGood: Bool {
        if case .answer = found { return true }
        return false
    }

    func settle(_ desk: inout Desk) {
        switch found {
        case .answer(let answer): desk.deliver(then(answer), to: address)
        case .denied(.signedOut): desk.shutOut()
        case .denied(let denial): desk.complain(desk.scene.sentence(denial))
        case .failed(let failure): desk.complain(desk.scene.sentence(failure))
        }
    }
}

/// How a command ended.
struct CommandReply<C: Command>: Reply {
    let command: C
    let key: RequestKey
    let outcome: Outcome<C>
    /// The outcome was not heard, and the store knows nothing of the key.
    let wasNeverSeen: Bool
    let address: Turn.Address
    let reason: String
    let then: @Sendable (Result<C.Answer, C.Refusal>) -> any Sendable

    private var form: String { "\(address) \(C.name)" }

    var isGood: Bool {
        if case .done = outcome { return true }
        return false
    }

    func settle(_ desk: inout Desk) {
        switch outcome {
        case .done(let answer):
            desk.forgetKey(of: form)
            desk.deliver(then(.success(answer)), to: address)
            if C.changesCatalogue { desk.askCatalogue() }
            if C.right == .changeSettings { desk.askFront() }
            desk.turn { $0.refreshCurrent() }
        case .refused(let refusal):
            desk.forgetKey(of: form)
            if let right = (command as? any Approvable)?.approvable(refusal), command.approval == nil {
                let background = (command as? any Approvable)?.background(refusal, desk.scene)
                askApproval(right, because: background, &desk)
            } else {
                desk.deliver(then(.failure(refusal)), to: address)
            }
        case .denied(let denial):
            desk.forgetKey(of: form)
            settle(denial, &desk)
        case .failed(let failure):
            settle(failure, &desk)
        }
    }

    private func settle(_ denial: Denial, _ desk: inout Desk) {
        switch denial {
        case .signedOut: desk.shutOut()
        case .approvalNeeded(let right) where command is any Approvable && command.approval == nil:
            askApproval(right, &desk)
        case .shiftNeeded where desk.scene.standing(to: .keepShift) != .refused: askFloat(&desk)
        case .right, .approvalNeeded, .approval, .keyReused, .keyMalformed, .shiftNeeded:
            desk.complain(desk.scene.sentence(denial))
        }
    }

    private func settle(_ failure: EngineFailure, _ desk: inout Desk) {
        switch failure {
        case .busy, .indeterminate:
            let again = Asking.command(command, for: address, reason: reason, key: key, then: then)
            let sentence =
                wasNeverSeen ? desk.scene.say("没有记账:系统没有收到这次请求。可以重试。") : desk.scene.sentence(failure)
            desk.show(RetryOverlay(sentence: sentence, again: again, desk.scene))
        case .full, .readOnly, .corrupt, .newerSchema, .other:
            desk.complain(desk.scene.sentence(failure))
        }
    }

    /// Money moves only in a shift: opens one, then does the same again.
    private func askFloat(_ desk: inout Desk) {
        let (command, address, reason, then) = (self.command, self.address, self.reason, self.then)
        desk.send(
            .query(ShiftNow(), for: .desk, slot: nil) { now in
                DeskNote.shift(now) { Asking.command(command, for: address, reason: reason, key: nil, then: then) }
            })
    }

    private func askApproval(_ right: Right, because background: String? = nil, _ desk: inout Desk) {
        let (command, address, reason, then) = (self.command, self.address, self.reason, self.then)
        let overlay = ApprovalOverlay(
            right: right, because: background, reason: reason, scene: desk.scene,
            approve: { try? Approve(number: $0, pin: $1, of: command, reason: $2) },
            repeated: { approval in
                guard let approved = (command as? any Approvable)?.carrying(approval) as? C else { return nil }
                return Asking.command(approved, for: address, reason: reason, key: nil, then: then)
            })
        desk.show(overlay)
    }
}

extension Command {
    /// Whether what is sold, or how much of it there is, is another thing afterwards.
    fileprivate static var changesCatalogue: Bool {
        switch right {
        case .keepGoods, .receiveStock, .countStock, .writeOffStock, .refund, .importCodes, .replaceCode, .deliver,
            .changeSettings:
            true
        default: false
        }
    }
}
