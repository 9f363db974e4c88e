import Domain
import Operations
import Surface
import Widgets

/// What the store says.
extension SimpleRoom {
    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .members(let text, let answer): hear(answer, text, &turn)
        case .card(let answer): hear(answer, &turn)
        case .fresh(let member, let answer): if subject == member, let card = answer.card { draft.card = card }
        case .resumed(let kept, let answer): goOn(with: kept, answer.card, &turn)
        case .arrivals(let step, let answer): hear(answer, for: step)
        case .things(let answer):
            draft.things = answer.choices
            if answer.choices.isEmpty { return turn.refuse(turn.say("这位会员没有次卡、券或礼品可以用")) }
            show(.things)
        case .slots(let answer): hear(answer, &turn)
        case .lanes(let sheet):
            draft.lanes = sheet.staff.filter { $0.skills.contains(draft.service?.service ?? ServiceID(0)) }
            show(.staff)
        case .quoted(let answer): hear(answer, &turn)
        case .proved(.success(let answer)):
            draft.proof = .proof(answer.proof)
            perform(&turn)
        case .proved(.failure(let refusal)): refuseProof(turn.scene.sentence(refusal), &turn)
        case .checkedIn(let result): hear(result, &turn)
        case .verified(let result): hear(result, &turn)
        case .paid(let result): hear(result, &turn)
        case .toppedUp(let result): hear(result, &turn)
        case .booked(let result): hear(result, &turn)
        case .code(.success(let answer), let row): turn.show(CodeOverlay(row, answer, turn.scene))
        case .code(.failure(let refusal), _): turn.refuse(turn.scene.sentence(refusal))
        }
    }

    private mutating func hear(_ answer: FindMembers.Answer, _ text: String, _ turn: inout Turn) {
        guard step == .find, field.text == text else { return }
        draft.rows = answer.rows
        if let row = MemberPick.certain(text, answer.rows, turn.scene) { return know(row.member, &turn) }
        guard !answer.rows.isEmpty else {
            turn.dropTyped()
            return turn.refuse(turn.say("没有找到“%@”,请再输一次", text))
        }
        turn.dropTyped()
        show(.pick)
    }

    private mutating func hear(_ answer: MemberCard.Answer, _ turn: inout Turn) {
        guard let card = answer.card else { return turn.refuse(turn.say("没有这位会员")) }
        draft.card = card
        if step == .home { return }
        if draft.task.bars(card.row.status) { return show(.barred) }
        if draft.arrival != nil { return show(.readBack) }
        advance(&turn)
    }

    private mutating func hear(_ answer: Arrivals.Answer, for step: SimpleStep) {
        let expected = answer.rows.filter { $0.state == .expected }
        switch step {
        case .expected: draft.arrivals = expected
        case .today: draft.arrivals = answer.rows.filter { $0.expectedAt != nil && $0.state != .cancelled }
        default: draft.arrival = expected.first { $0.member != nil && $0.member == subject }
        }
        show(step)
    }

    private mutating func hear(_ answer: Quote.Answer, _ turn: inout Turn) {
        if let trouble = answer.trouble { return turn.refuse(turn.scene.sentence(trouble)) }
        draft.quote = answer
        show(answer.available < answer.quotation.total ? .short : .readBack)
    }

    private mutating func refuseProof(_ sentence: String, _ turn: inout Turn) {
        field.clear()
        turn.dropTyped()
        turn.refuse(sentence)
    }

    private mutating func finish(_ done: SimpleDone) {
        draft.done = done
        show(.done)
    }

    private mutating func hear(_ result: Result<CheckIn.Answer, CheckIn.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let answer):
            let name = draft.arrival?.name ?? draft.card?.row.name ?? turn.say("散客")
            finish(
                SimpleDone(
                    sentence: turn.say("%@ 到店了,请坐一会儿", name),
                    big: .init(text: String(answer.waiting), line: turn.say("等候 %@ 位", String(answer.waiting)))))
        case .failure(let refusal): turn.refuse(turn.scene.sentence(refusal))
        }
    }

    private mutating func hear(_ result: Result<Verify.Answer, Verify.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let answer):
            let left = answer.left.map { left in
                SimplePage.Big(text: String(left), line: turn.say("还剩 %@", String(left)))
            }
            finish(SimpleDone(sentence: turn.say("用掉了:%@", answer.title), big: left))
        case .failure(let refusal):
            let sentence = turn.scene.trouble(refusal, title: draft.thing?.title ?? "").sentence
            refuseProof(sentence, &turn)
        }
    }

    private mutating func hear(_ result: Result<PayOrder.Answer, PayOrder.Refusal>, _ turn: inout Turn) {
        draft.proof = nil
        switch result {
        case .success(let receipt):
            let balance = receipt.account?.balance ?? .zero
            finish(
                SimpleDone(
                    sentence: turn.say("扣款 %@ 元,办好了", receipt.total.description),
                    big: money(turn.say("余额"), balance, turn.scene),
                    paper: turn.scene.paper(receipt), memberPage: turn.scene.memberPage(receipt)))
        case .failure(.insufficient), .failure(.priceChanged):
            path.removeAll { $0 == .proof || $0 == .readBack }
            turn.decide(Quote(cart: draft.cart, member: subject)) { Note.quoted($0) }
        case .failure(let refusal): refuseProof(turn.scene.sentence(refusal), &turn)
        }
    }

    private mutating func hear(_ result: Result<TopUp.Answer, TopUp.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let receipt):
            let gift = receipt.bonusGranted
            finish(
                SimpleDone(
                    sentence: turn.say("充值 %@ 元,办好了", receipt.total.description),
                    big: money(turn.say("余额"), receipt.balanceAfter, turn.scene),
                    facts: gift > .zero ? [turn.say("送 %@ 元", gift.description)] : [],
                    paper: turn.scene.paper(receipt), memberPage: turn.scene.memberPage(receipt)))
        case .failure(let refusal): turn.refuse(turn.scene.sentence(refusal))
        }
    }

    private mutating func hear(_ result: Result<Book.Answer, Book.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let answer):
            let clock = turn.scene.calendar.clock(answer.start)
            let day = turn.scene.plainDay(answer.start)
            finish(
                SimpleDone(
                    sentence: turn.say("约好了:%@", draft.service?.title ?? ""),
                    big: .init(text: clock, line: "\(day) \(clock)")))
        case .failure(let refusal):
            turn.refuse(turn.scene.sentence(refusal))
            // Somebody else took it meanwhile: the times anew.
            path.removeAll { $0 == .readBack || $0 == .slots }
            prepareEntry()
        }
    }

    func money(_ label: String, _ money: Money, _ scene: Scene) -> SimplePage.Big {
        SimplePage.Big(text: money.description, line: scene.amountLine(label, money))
    }

    // MARK: From elsewhere

    /// A code at the place where the member proves themselves.
    mutating func take(scan: String, _ turn: inout Turn) -> Bool {
        guard step == .proof, scan.count == 24 else { return false }
        draft.proof = .code(scan)
        perform(&turn)
        return true
    }

    /// A member's code: this member is meant, wherever somebody is looked for.
    mutating func take(member row: MemberRow, _ turn: inout Turn) -> Bool {
        switch step {
        case .find, .came, .bookOrSee, .pick:
            while step != .find && step != .came && step != .bookOrSee { path.removeLast() }
            prepareEntry()
            know(row.member, &turn)
        case .home, .done, .account, .barred, .today, .expected:
            goHome()
            know(row.member, &turn)
        case .things, .amount, .short, .offers, .otherAmount, .tender, .services, .slots, .staff, .days, .readBack,
            .proof:
            if row.member != subject { turn.refuse(turn.say("这一件还没办完,先办完或按 Esc 返回")) }
        }
        return true
    }

    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        switch errand {
        case .verify(let preview, let code):
            guard !isHalfFilled || step == .find || draft.task == .verify else {
                turn.refuse(turn.say("这一件还没办完,先办完或按 Esc 返回"))
                return true
            }
            goHome()
            draft.task = .verify
            draft.voucher = code
            take(preview, &turn)
        case .open(let member):
            goHome()
            know(member, &turn)
        case .profile, .charge, .topUp, .sellPackage, .resumeCharge, .verifyOf, .arrive, .book, .orders, .order,
            .register:
            break
        }
        return true
    }
}

extension Scene {
    /// `余额 994.00 元`
    func amountLine(_ label: String, _ money: Money) -> String { say("%@ %@ 元", label, money.description) }

    /// `周一 11-23`
    func plainDay(_ instant: Instant) -> String {
        let day = calendar.date(of: instant)
        return "\(weekday(day)) \(Day.two(day.month))-\(Day.two(day.day))"
    }
}
