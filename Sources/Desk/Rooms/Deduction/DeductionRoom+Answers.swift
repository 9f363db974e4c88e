import Domain
import Operations
import Surface
import Widgets

extension DeductionRoom {
    /// The balance may have changed while somebody was elsewhere.
    mutating func enter(_ turn: inout Turn) {
        pin = Self.emptyPIN
        digitsInChoice = 0
        refresh(&turn)
    }

    mutating func lookAnew(_ turn: inout Turn) { if case .member = stage { finder = MemberFinder() } }

    mutating func refresh(_ turn: inout Turn) {
        guard let member else { return }
        turn.ask(MemberCard(member: member), slot: "card") { Note.member(member, $0) }
        if case .receipt = stage { return }
        askPreview(&turn)
    }

    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        switch errand {
        case .charge(let member): take(member, &turn)
        case .resumeCharge:
            preview = nil
            submit(&turn)
        case .open, .profile, .topUp, .verify, .verifyOf, .arrive, .book, .orders, .register: return false
        }
        return true
    }

    private mutating func take(_ member: MemberID, _ turn: inout Turn) {
        guard isHalfFilled, let card else { return start(with: member, &turn) }
        guard card.row.member != member else { return }
        turn.show(
            QuestionOverlay(
                turn.say("还有没办完的扣款"), [turn.say("%@ 的扣款还没办完。", card.row.name)], role: .warning,
                answers: [
                    .init(label: turn.say("继续办完")) { _ in },
                    .init(label: turn.say("放弃,换人")) { $0.tell(.room(.deduction), Note.replace(member)) },
                ]))
    }

    mutating func start(with member: MemberID, _ turn: inout Turn) {
        reset()
        wanted = member
        turn.decide(MemberCard(member: member)) { Note.member(member, $0) }
    }

    mutating func take(member row: MemberRow, _ turn: inout Turn) -> Bool {
        let isTheirs = row.member == member
        switch stage {
        case .member, .barred, .receipt: start(with: row.member, &turn)
        case .amount where !isHalfFilled: start(with: row.member, &turn)
        case .amount where isTheirs: turn.inform(turn.say("确认金额后,再扫会员码付款"))
        case .proof where isTheirs:
            turn.refuse(hasPIN ? turn.say("会员卡只认人;请扫会员码或输入密码") : turn.say("会员没有设密码,请扫会员码"))
        case .amount, .short, .proof: take(row.member, &turn)
        }
        return true
    }

    /// The second verification: the code goes with the payment as it is.
    mutating func take(scan: String, _ turn: inout Turn) -> Bool {
        guard case .proof = stage, scan.count == 24 else { return false }
        deduct(.code(scan), &turn)
        return true
    }

    private func deduct(_ presence: Presence, _ turn: inout Turn) {
        guard let member, let charge = charge(turn.scene) else { return }
        let shortage = consequence(turn.scene)?.shortage ?? .zero
        let command = DeductStoredValue(
            member: member, amount: charge.amount, service: charge.service?.service, note: form.text(.note),
            presence: presence, rest: rest, restAmount: rest == nil ? nil : shortage)
        turn.perform(command) { Note.deducted($0) }
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .found(let text, let answer): finder.take(answer, for: text)
        case .decided(let text, let answer): follow(finder.decide(answer, for: text, turn.scene), &turn)
        case .member(let member, let answer): show(member, answer.card, &turn)
        case .preview(let member, let amount, let answer): take(answer, of: member, amount, &turn)
        case .submitted(let member, let amount, let answer):
            preview = (member, amount, answer)
            if consequence(turn.scene) != nil { submit(&turn) }
        case .proved(.success(let answer)): deduct(.proof(answer.proof), &turn)
        case .proved(.failure(let refusal)):
            pin = Self.emptyPIN
            pin.error = turn.scene.sentence(refusal)
            turn.effect(.bell)
        case .deducted(.success(let receipt)): finish(receipt, &turn)
        case .deducted(.failure(let refusal)): hear(refusal, &turn)
        case .undo(let entry, let reason):
            turn.perform(UndoDeduction(entry: entry, reason: reason), reason: reason) { Note.undone($0) }
        case .undone(.success(let receipt)):
            stage = .receipt(ReceiptView(receipt, turn.scene))
            turn.succeed(turn.say("已撤销,余额 %@ 元", receipt.balanceAfter.description))
        case .undone(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .replace(let member): start(with: member, &turn)
        }
    }

    /// The consequence as it is now; where there is enough by now, nobody asks what to do about too little.
    private mutating func take(
        _ answer: DeductionPreview.Answer, of member: MemberID, _ amount: Money, _ turn: inout Turn
    ) {
        let before = preview?.answer
        preview = (member, amount, answer)
        if case .short = stage, answer != before, consequence(turn.scene) != nil { submit(&turn) }
    }

    private mutating func show(_ member: MemberID, _ card: MemberCard.Card?, _ turn: inout Turn) {
        // What was asked for somebody else before is nobody's business any more.
        guard member == wanted else { return }
        guard let card else { return turn.refuse(turn.say("没有这位会员")) }
        self.card = card
        switch (stage, card.row.status) {
        case (.member, .frozen):
            stage = .barred
            turn.refuse(turn.say("%@:%@", card.row.name, turn.scene.sentence(card.row.status)))
        case (.member, _): stage = .amount
        case (.barred, .normal), (.barred, .blacklisted): stage = .amount
        case (.barred, .frozen), (.amount, _), (.short, _), (.proof, _), (.receipt, _): break
        }
    }

    private mutating func finish(_ receipt: Receipt, _ turn: inout Turn) {
        form = Self.emptyForm
        rest = nil
        pin = Self.emptyPIN
        preview = nil
        stage = .receipt(ReceiptView(receipt, turn.scene))
        turn.succeed(turn.scene.done(receipt))
    }

    private mutating func hear(_ refusal: DeductStoredValue.Refusal, _ turn: inout Turn) {
        let sentence = turn.scene.sentence(refusal)
        pin = Self.emptyPIN
        turn.refuse(sentence)
        switch refusal {
        case .code, .othersCode, .proof, .largeAmount, .unknown, .frozen: pin.error = sentence
        case .insufficient, .restChanged:
            rest = nil
            preview = nil
            stage = .amount
            submit(&turn)
        case .amount, .service:
            stage = .amount
            form.refuse(.what, sentence)
        case .note:
            stage = .amount
            form.refuse(.note, sentence)
        }
    }

    func askUndo(_ receipt: Receipt, _ turn: inout Turn) {
        let entry = receipt.entry
        turn.show(
            ReasonOverlay(
                turn.say("撤销扣款"),
                [turn.say("退回 %@ 元到原来的本金和赠金。", receipt.total.description)], scene: turn.scene
            ) { reason, turn in turn.tell(.room(.deduction), Note.undo(entry, reason)) })
    }
}
