import Domain
import Operations
import Surface
import Widgets

/// From one question to the next; what a question needs is asked of the store first.
extension SimpleRoom {
    mutating func begin(_ task: SimpleTask, _ turn: inout Turn) {
        guard turn.scene.standing(to: task.right) != .refused else {
            return turn.refuse(turn.say("您的岗位不能办这件事,请叫同事来"))
        }
        let card = draft.card
        draft = SimpleDraft()
        draft.task = task
        path = [.home]
        if let card {
            draft.card = card
            if task.bars(card.row.status) { return show(.barred) }
        }
        advance(&turn)
    }

    /// The next question of the task that is not answered yet.
    mutating func advance(_ turn: inout Turn) {
        let steps = draft.task.steps
        let last = path.lastIndex { steps.contains($0) }.flatMap { steps.firstIndex(of: path[$0]) } ?? -1
        let rest = steps.dropFirst(last + 1).drop { isAnswered($0) }
        guard let next = rest.first else { return }
        prepare(next, &turn)
    }

    private func isAnswered(_ step: SimpleStep) -> Bool {
        switch step {
        case .find, .came, .bookOrSee: draft.card != nil
        case .proof: !draft.needsProof
        default: false
        }
    }

    private mutating func prepare(_ step: SimpleStep, _ turn: inout Turn) {
        switch (step, draft.task) {
        case (.things, _):
            if let member = subject { turn.decide(Verifiables(member: member)) { Note.things($0) } }
        case (.slots, _): findSlots(&turn)
        case (.readBack, .deduct): turn.decide(Quote(cart: draft.cart, member: subject)) { Note.quoted($0) }
        case (.readBack, .checkIn): turn.decide(Arrivals()) { Note.arrivals(.readBack, $0) }
        case (.done, _): perform(&turn)
        default: show(step)
        }
    }

    /// Reads a member's card, then goes on.
    func know(_ member: MemberID, _ turn: inout Turn) {
        turn.decide(MemberCard(member: member)) { Note.card($0) }
    }

    mutating func take(_ arrival: Arrival, _ turn: inout Turn) {
        draft.task = .checkIn
        draft.arrival = arrival
        if let member = arrival.member { return know(member, &turn) }
        show(.readBack)
    }

    mutating func take(_ preview: VerificationPreview, _ turn: inout Turn) {
        if let fault = preview.fault {
            return turn.refuse(turn.say("%@:%@", preview.title, turn.scene.sentence(fault)))
        }
        draft.thing = preview
        show(.readBack)
    }

    /// Enter behind what was typed.
    mutating func takeTyped(_ turn: inout Turn) {
        switch step {
        case .find:
            let text = field.text
            guard !text.isEmpty else { return turn.refuse(turn.say("请先输入姓名或手机后四位,也可以扫码")) }
            turn.decide(FindMembers(text: text)) { Note.members(text, $0) }
        case .amount, .otherAmount:
            let typed = Money(typed: field.text)
            guard let money = typed, money > .zero else {
                let isTooMuch = typed == nil && field.text.contains(where: \.isNumber)
                return turn.refuse(
                    isTooMuch ? turn.say("金额太大,一笔最多 %@ 元", Money.most.description) : turn.say("请先输入金额,要大于 0"))
            }
            (draft.amount, draft.offer) = (money, nil)
            if step == .otherAmount { return show(.tender) }
            advance(&turn)
        case .proof:
            guard draft.card?.hasPIN ?? false, let member = subject else {
                return turn.refuse(turn.say("请会员打开会员码,扫一下"))
            }
            guard field.text.count == 6 else { return turn.refuse(turn.say("密码是六位数字")) }
            turn.perform(ProveMember(member: member, pin: field.text)) { Note.proved($0) }
        default: break
        }
    }

    /// Does what was read back.
    func perform(_ turn: inout Turn) {
        switch draft.task {
        case .checkIn: checkIn(&turn)
        case .verify:
            guard let thing = draft.thing else { return }
            let command = Verify(
                what: thing.what, member: thing.member.member, code: draft.voucher, presence: draft.proof)
            turn.perform(command) { Note.verified($0) }
        case .deduct:
            guard let total = draft.quote?.quotation.total, let member = subject else { return }
            let command = PayOrder(
                cart: draft.cart, member: member, total: total, payments: [OrderPayment(.storedValue, total)],
                presence: draft.proof)
            turn.perform(command) { Note.paid($0) }
        case .topUp:
            guard let member = subject, let amount = draft.amount, let tender = draft.tender else { return }
            let what: TopUp.What = draft.offer.map { .offer($0.id) } ?? .amount(amount)
            turn.perform(TopUp(member: member, what: what, tender: tender)) { Note.toppedUp($0) }
        case .book:
            guard let member = subject, let slot = draft.slot else { return }
            turn.perform(Book(customer: .member(member), lines: slot.lines)) { Note.booked($0) }
        case .balance: break
        }
    }

    private func checkIn(_ turn: inout Turn) {
        let who: CheckIn.Who
        if let arrival = draft.arrival {
            who = .expected(arrival.visit)
        } else if let member = subject {
            who = .walkIn(member)
        } else {
            who = .guest(name: "")
        }
        turn.perform(CheckIn(who: who)) { Note.checkedIn($0) }
    }
}
