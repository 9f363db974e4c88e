import Domain
import Operations
import Surface
import Widgets

/// Using up, giving back, and what the store answers.
extension VerificationRoom {
    mutating func verify(_ preview: VerificationPreview, code: String?, from member: MemberID?, _ turn: inout Turn) {
        if let fault = preview.fault { return turn.refuse(turn.scene.sentence(fault)) }
        turn.perform(
            Verify(what: preview.what, member: preview.member.member, code: code, servedBy: servers(of: preview))
        ) { Note.verified($0, preview, from: member) }
    }

    /// Who served: those who were named, else who serves the visit; nobody = who is signed in.
    func servers(of preview: VerificationPreview) -> [StaffShare] {
        guard case .session = preview.what else { return [] }
        if let served, served.what == preview.what { return served.by }
        return preview.server.map { [StaffShare(staff: $0)] } ?? []
    }

    func askServers(_ turn: inout Turn) {
        guard case .preview(let preview, _) = stage else { return }
        let now = turn.scene.shares(servers(of: preview))
        turn.show(
            SharesOverlay(turn.say("%@ 由谁做?", preview.title), now, turn.scene) { shares, turn in
                turn.tell(.room(.verification), Note.served(shares, preview.what))
            })
    }

    /// Enter on one of the choices: first what using it would do is seen; a gift also needs the member.
    mutating func use(_ choices: VerificationChoices, _ turn: inout Turn) {
        guard let preview = choices.chosen else {
            return choices.previews.isEmpty ? () : turn.refuse(turn.say("先选一项,再按 Enter"))
        }
        if let fault = preview.fault { return turn.refuse(turn.scene.sentence(fault)) }
        guard case .gift = preview.what else { return stage = .preview(preview, .choices(choices)) }
        pin.clear()
        stage = .gift(preview, from: choices)
    }

    /// Enter on a gift: by the code the member was just identified by, or by the PIN that is typed.
    mutating func stand(behind preview: VerificationPreview, _ choices: VerificationChoices, _ turn: inout Turn) {
        if let code = choices.code { return redeem(preview, .code(code), &turn) }
        guard pin.text.count == 6 else {
            pin.error = turn.say("请扫会员码,或输入六位密码")
            return
        }
        turn.perform(ProveMember(member: choices.member, pin: pin.text)) { Note.proved($0) }
    }

    func redeem(_ preview: VerificationPreview, _ presence: Presence, _ turn: inout Turn) {
        turn.perform(Verify(what: preview.what, member: preview.member.member, presence: presence)) {
            Note.redeemed($0)
        }
    }

    private mutating func hear(proof result: Result<ProveMember.Answer, ProveMember.Refusal>, _ turn: inout Turn) {
        guard case .gift(let preview, _) = stage else { return }
        switch result {
        case .success(let answer): redeem(preview, .proof(answer.proof), &turn)
        case .failure(let refusal): refusePresence(turn.scene.sentence(refusal), &turn)
        }
    }

    private mutating func hear(gift result: Result<Verify.Answer, Verify.Refusal>, _ turn: inout Turn) {
        guard case .gift(let preview, var choices) = stage else { return }
        switch result {
        case .success(let answer): succeed(answer, preview, choices.member, &turn)
        case .failure(let refusal):
            guard let sentence = turn.scene.absence(refusal) else {
                clear()
                stage = .trouble(turn.scene.trouble(refusal, title: preview.title))
                return turn.effect(.bell)
            }
            choices.code = nil
            stage = .gift(preview, from: choices)
            refusePresence(sentence, &turn)
        }
    }

    private mutating func refusePresence(_ sentence: String, _ turn: inout Turn) {
        pin.clear()
        pin.error = sentence
        turn.effect(.bell)
    }

    /// 撤销, by whichever key: a reason is asked for, or it is said why not.
    mutating func carryOutUndo(_ turn: inout Turn) {
        if case .obstacle(let why) = availability(of: .undo, turn.scene) { return turn.refuse(why) }
        guard let row = undoable else { return }
        let lines = [
            "\(row.name)  \(row.title)", turn.say("%@ 由 %@ 核销", turn.scene.moment(row.at), row.by),
            turn.say("撤销后退回原来的卡、券或积分。"),
        ]
        turn.show(
            ReasonOverlay(turn.say("撤销核销"), lines, scene: turn.scene) { reason, turn in
                turn.tell(.room(.verification), Note.reason(reason, row))
            })
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .read(let answer, let digits): hear(answer, digits: digits, &turn)
        case .reread(let answer, let digits): hearAgain(answer, digits: digits, &turn)
        case .found(let answer, let text): show(answer, for: text)
        case .scannedNumber(let answer, let text): takeOnly(answer, text, &turn)
        case .choices(let answer, let member): take(answer, of: member, &turn)
        case .person(let answer):
            if case .choosing(var choices) = stage, let row = answer.card?.row, row.member == choices.member {
                choices.row = row
                stage = .choosing(choices)
            }
        case .served(let shares, let what): served = (what, shares)
        case .today(let answer):
            let before = selectedRow?.verification
            today = answer.rows
            todayTable.count = answer.rows.count
            todayTable.select(answer.rows.firstIndex { isInToday && $0.verification == before } ?? 0)
        case .proved(let result): hear(proof: result, &turn)
        case .redeemed(let result): hear(gift: result, &turn)
        case .verified(.success(let answer), let preview, let member): succeed(answer, preview, member, &turn)
        case .verified(.failure(let refusal), let preview, _):
            clear()
            stage = .trouble(turn.scene.trouble(refusal, title: preview.title))
            turn.effect(.bell)
        case .reason(let reason, let row):
            let id = row.verification
            turn.perform(UndoVerification(verification: id, reason: reason), reason: reason) {
                Note.undone($0, id)
            }
        case .undone(.success(let answer), let verification): undone(answer, verification, &turn)
        case .undone(.failure(let refusal), _): turn.refuse(turn.scene.sentence(refusal))
        }
    }

    /// A whole phone number means one person: no need to choose.
    private mutating func takeOnly(_ answer: FindMembers.Answer, _ text: String, _ turn: inout Turn) {
        show(answer, for: text)
        if people.isEmpty { return turn.refuse(nobody(turn.scene)) }
        guard peopleText == text else { return }
        guard let row = MemberPick.certain(text, people, turn.scene) else {
            pick.ask(at: turn.scene.clock)
            return askWhom(&turn)
        }
        clear()
        choose(row.member, row, &turn)
    }

    private mutating func take(_ answer: Verifiables.Answer, of member: MemberID, _ turn: inout Turn) {
        if case .preview(let preview, .choices(var choices)) = stage, choices.member == member {
            choices.set(answer.choices)
            stage =
                choices.chosen?.what == preview.what
                ? .preview(choices.chosen ?? preview, .choices(choices)) : .choosing(choices)
            return
        }
        guard case .choosing(var choices) = stage, choices.member == member else { return }
        choices.set(answer.choices)
        stage = .choosing(choices)
        if choices.row == nil { turn.ask(MemberCard(member: member), slot: "person") { Note.person($0) } }
    }

    private mutating func succeed(
        _ answer: Verify.Answer, _ preview: VerificationPreview, _ member: MemberID?, _ turn: inout Turn
    ) {
        clear()
        stage = .done(answer, preview, backTo: member)
        isLatestPassed = false
        latest = VerificationRow(
            verification: answer.verification, at: turn.scene.now, member: preview.member.member,
            name: preview.member.name, title: answer.title, by: turn.scene.staff?.name ?? "", undoneAt: nil,
            undoUntil: answer.undoUntil)
        let left = turn.scene.left(answer, of: preview.what)
        let done = turn.say("已核销:%@ %@", preview.member.name, answer.title)
        turn.succeed(
            left.isEmpty ? done : turn.say("%@,%@", done, left), undo: Self.action(.undo), whileTyping: true)
    }

    /// Nothing stays chosen: the next digits go into the scan box.
    private mutating func undone(
        _ answer: UndoVerification.Answer, _ verification: VerificationID, _ turn: inout Turn
    ) {
        clear()
        if latest?.verification == verification { latest = latest?.undone(at: turn.scene.now) }
        let done = turn.say("已撤销核销:%@", answer.title)
        turn.succeed(answer.left.map { turn.say("%@,现在剩 %@", done, String($0)) } ?? done)
    }
}
