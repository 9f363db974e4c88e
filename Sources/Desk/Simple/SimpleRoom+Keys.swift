import Domain
import Operations
import Surface
import Widgets

/// One key handling for all questions.
extension SimpleRoom {
    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .enter: confirm(&turn)
        case .larger: turn.change(letters: .larger)
        case .smaller: turn.change(letters: .smaller)
        }
    }

    private mutating func confirm(_ turn: inout Turn) {
        let page = page(turn.scene)
        if let place = marked ?? page.preset { return choose(place, page, &turn) }
        if let move = page.enter { return carry(move, &turn) }
        turn.refuse(page.hasChoice ? turn.say("请按一个数字") : page.question)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        let page = page(turn.scene)
        switch event {
        case .key(.escape): carry(.back, &turn)
        case .key(let key): press(key, page, &turn)
        case .mouse(let mouse):
            let view = SimpleView(page, field: field, marked: marked, scene: turn.scene)
            if let place = view.choice(at: mouse.position) { choose(place, page, &turn) }
        case .paste: if isTyped { _ = field.handle(event) }
        case .resize, .focus, .stop: return false
        }
        return true
    }

    private mutating func press(_ key: Key, _ page: SimplePage, _ turn: inout Turn) {
        if isTyped {
            // Every digit is typed, and nothing that corrects leads away: back is Esc only.
            if field.handle(.key(key)) != .ignored { return }
        } else if let number = key.typed?.wholeNumberValue {
            return number == 0 ? carry(.back, &turn) : choose(number - 1, page, &turn)
        }
        switch key {
        case .down, .right, .tab: mark(by: 1, page)
        case .up, .left, .backTab: mark(by: -1, page)
        default: break
        }
    }

    private mutating func choose(_ place: Int, _ page: SimplePage, _ turn: inout Turn) {
        guard page.choices.indices.contains(place), let move = page.choices[place].move else {
            return turn.refuse(page.hasChoice ? turn.say("没有这个数字,请再看一下") : page.question)
        }
        carry(move, &turn)
    }

    /// The next one that can be chosen.
    private mutating func mark(by step: Int, _ page: SimplePage) {
        let places = page.choices.indices.filter { page.choices[$0].move != nil }
        guard let first = places.first, let last = places.last else { return }
        guard let now = marked ?? page.preset, let index = places.firstIndex(of: now) else {
            marked = step > 0 ? first : last
            return
        }
        marked = places[(index + step + places.count) % places.count]
    }

    /// What an answer leads to.
    mutating func carry(_ move: SimpleMove, _ turn: inout Turn) {
        marked = nil
        switch move {
        case .next: advance(&turn)
        case .ask(.expected): turn.decide(Arrivals()) { Note.arrivals(.expected, $0) }
        case .ask(.staff): askLanes(&turn)
        case .ask(.today): turn.decide(Arrivals()) { Note.arrivals(.today, $0) }
        case .ask(let step): show(step)
        case .begin(let task): begin(task, &turn)
        case .member(let row): know(row.member, &turn)
        case .arrival(let arrival): take(arrival, &turn)
        case .guest:
            draft.isGuest = true
            show(.readBack)
        case .thing(let preview): take(preview, &turn)
        case .offer(let offer):
            (draft.offer, draft.amount) = (offer, offer.paid)
            advance(&turn)
        case .tender(let tender):
            draft.tender = tender
            advance(&turn)
        case .service(let service):
            (draft.service, draft.staff, draft.day) = (service, nil, nil)
            advance(&turn)
        case .slot(let slot):
            draft.slot = slot
            advance(&turn)
        case .by(let lane):
            draft.staff = lane
            findSlots(&turn)
        case .on(let day):
            draft.day = day
            findSlots(&turn)
        case .choosePIN: if let row = draft.card?.row { turn.show(PINOverlay(row, turn.scene)) }
        case .typed: takeTyped(&turn)
        case .more(let first): if step == .slots { showLater(first, &turn) } else { draft.first = first }
        case .topUpFirst: topUpFirst(&turn)
        case .resume: resume(&turn)
        case .code(let row): turn.perform(ShowMemberCode(member: row.member)) { Note.code($0, of: row) }
        case .print: if let paper = draft.done?.paper { turn.print(paper) }
        case .home: goHome()
        case .lock: turn.lock()
        case .back: goBack(&turn)
        case .dialog: break
        }
    }

    /// Asks a question; what was typed for another is gone.
    mutating func show(_ step: SimpleStep) {
        path.append(step)
        prepareEntry()
    }

    /// The field the question types into.
    mutating func prepareEntry() {
        marked = nil
        draft.first = 0
        field =
            switch step {
            case .amount, .otherAmount: TextField(content: .amount, limit: 10)
            case .proof: TextField(content: .secret, limit: 6)
            default: TextField(limit: 30)
            }
    }

    mutating func goHome() {
        draft = SimpleDraft()
        path = [.home]
        prepareEntry()
    }

    private mutating func goBack(_ turn: inout Turn) {
        if draft.first > 0 { return draft.first = 0 }
        switch step {
        case .home where draft.card == nil: return turn.lock()
        case .home, .done, .account: return goHome()
        default: path.removeLast()
        }
        // Another answer may be given to the question before.
        while step == .pick || step == .short || step == .barred { path.removeLast() }
        if step == .find || step == .came || step == .bookOrSee {
            (draft.card, draft.arrival, draft.isGuest) = (nil, nil, false)
        }
        if step == .home { draft = SimpleDraft() }
        prepareEntry()
    }

    private mutating func topUpFirst(_ turn: inout Turn) {
        draft.waits = draft.amount
        (draft.amount, draft.offer) = (nil, nil)
        guard turn.scene.standing(to: SimpleTask.topUp.right) != .refused else {
            return turn.refuse(turn.say("您的岗位不能充值,请叫能充值的同事"))
        }
        draft.task = .topUp
        show(.offers)
    }

    /// What waited for a top-up goes on with the same amount.
    private mutating func resume(_ turn: inout Turn) {
        let (card, amount) = (draft.card, draft.waits)
        draft = SimpleDraft()
        (draft.task, draft.card, draft.amount) = (.deduct, card, amount)
        path = [.home, .amount]
        prepareEntry()
        advance(&turn)
    }
}
