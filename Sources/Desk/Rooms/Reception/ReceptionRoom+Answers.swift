import Domain
import Operations
import Surface
import Widgets

extension ReceptionRoom {
    mutating func enter(_ turn: inout Turn) { refresh(&turn) }

    mutating func lookAnew(_ turn: inout Turn) {
        clearFind()
        isInList = false
        showCard(&turn)
    }

    mutating func refresh(_ turn: inout Turn) {
        turn.ask(Arrivals(), slot: "arrivals") { Note.arrivals($0) }
        if let cardOf { askCard(of: cardOf, &turn) }
    }

    mutating func ask(for slot: String, _ turn: inout Turn) {
        if slot == "find" { return look(&turn) }
        if let cardOf { askCard(of: cardOf, &turn) }
    }

    var wakesAt: Instant? { cardWait.due }

    mutating func tick(_ turn: inout Turn) {
        if let cardOf, cardWait.due != nil { askCard(of: cardOf, &turn) }
    }

    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        switch errand {
        case .open(let member):
            turn.decide(Arrivals()) { Note.arrivals($0) }
            turn.decide(MemberCard(member: member)) { Note.opened(member, $0) }
        case .arrive(let member, let name):
            clearFind()
            perform(.walkIn(member), name, &turn)
        case .profile, .charge, .topUp, .sellPackage, .resumeCharge, .verify, .verifyOf, .book, .orders, .order,
            .register:
            return false
        }
        return true
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .arrivals(let answer): take(answer.rows, &turn)
        case .found(let text, let answer): take(answer, for: text, &turn)
        case .decided(let text, let answer): decide(answer, for: text, &turn)
        case .card(let member, let answer): if member == cardOf { (card, cardWait) = (answer.card, .over) }
        case .opened(let member, let answer): open(member, answer.card, &turn)
        case .checkedIn(let name, let result): hear(name, result, &turn)
        case .guest(let name): perform(.guest(name: name), name.isEmpty ? turn.say("散客") : name, &turn)
        case .moved(let name, let state, let result): hear(name, state, result, &turn)
        case .hold(let visit, let item):
            turn.perform(HoldSession(visit: visit, item: item)) { Note.held($0) }
        case .held(.success(let answer)): turn.succeed(turn.say("已占用 1 次,还可用 %@ 次", String(answer.free)))
        case .held(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .released(.success): turn.succeed(turn.say("已退回占用的 1 次"))
        case .released(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        }
    }

    private mutating func take(_ rows: [Arrival], _ turn: inout Turn) {
        var kept = wanted
        if kept == nil, case .visit(let arrival) = selection { kept = arrival.visit }
        wanted = nil
        arrivals = rows
        today.count = rows.count
        if let place = rows.firstIndex(where: { $0.visit == kept }) {
            today.select(place)
        } else if kept != nil {
            // Whoever was chosen is gone from the list: the next key must not mean the neighbour.
            if !showsResults { isInList = false }
            isChosen = false
        }
        showCard(&turn)
    }

    private mutating func take(_ answer: FindMembers.Answer, for text: String, _ turn: inout Turn) {
        guard text == find.text, !text.isEmpty else { return }
        foundFor = text
        found = answer.rows
        hasMore = answer.more
        results.count = found.count
        results.select(0)
        showCard(&turn)
    }

    private mutating func decide(_ answer: FindMembers.Answer, for text: String, _ turn: inout Turn) {
        take(answer, for: text, &turn)
        switch found.count {
        case 0:
            turn.dropTyped()
            turn.refuse(turn.say("没有找到“%@”", text))
        case 1 where !hasMore: checkInFound(&turn)
        default: offerChoice(&turn)
        }
    }

    /// Several were found: the keys go to the list, where one is chosen.
    mutating func offerChoice(_ turn: inout Turn) {
        isInList = true
        turn.offer(several(turn.scene))
        showCard(&turn)
    }

    private func checkInFound(_ turn: inout Turn) {
        guard case .member(let row) = selection else { return }
        switch availability(of: .checkIn, turn.scene) {
        case .ready: checkIn(row, &turn)
        case .obstacle(let why): turn.refuse(why)
        case .absent: break
        }
    }

    private mutating func open(_ member: MemberID, _ card: MemberCard.Card?, _ turn: inout Turn) {
        guard let card else { return turn.refuse(turn.say("没有这位会员")) }
        clearFind()
        isInList = true
        self.card = card
        cardOf = member
        cardWait = .over
        if let visit = openVisit(of: member), let place = arrivals?.firstIndex(where: { $0.visit == visit.visit }) {
            today.select(place)
        } else {
            opened = card.row
            found = [card.row]
            foundFor = ""
            results.count = 1
        }
    }

    private mutating func hear(
        _ name: String, _ result: Result<CheckIn.Answer, CheckIn.Refusal>, _ turn: inout Turn
    ) {
        switch result {
        case .success(let answer):
            clearFind()
            isInList = false
            isChosen = true
            wanted = answer.visit
            turn.succeed(
                turn.say("%@ 已到店,等候 %@ 位", name, String(answer.waiting)), undo: Self.action(.back), whileTyping: true)
        case .failure(let refusal):
            if case .hereAlready(let visit) = refusal {
                wanted = visit
                clearFind()
            }
            turn.refuse(turn.say("%@:%@", name, turn.scene.sentence(refusal)))
            turn.ask(Arrivals(), slot: "arrivals") { Note.arrivals($0) }
        }
    }

    private mutating func hear(
        _ name: String, _ state: VisitState, _ result: Result<MoveVisit.Answer, MoveVisit.Refusal>,
        _ turn: inout Turn
    ) {
        switch result {
        case .success where state == .cancelled: turn.succeed(turn.say("%@:到店已撤销", name))
        case .success(let answer) where answer.missing != nil:
            turn.warn(
                turn.say(
                    "%@:%@;%@", name, turn.scene.name(state), turn.scene.sentence(answer.missing ?? [])))
        case .success(let answer):
            turn.succeed(
                answer.session.map {
                    turn.say("%@:已完成,次卡 %@ 扣 1 次,余 %@ 次", name, $0.title, String($0.left))
                } ?? turn.say("%@:%@", name, turn.scene.name(state)), undo: Self.action(.back),
                whileTyping: !isInList)
        case .failure(let refusal):
            turn.refuse(turn.say("%@:%@", name, turn.scene.sentence(refusal)))
            turn.ask(Arrivals(), slot: "arrivals") { Note.arrivals($0) }
        }
    }

    mutating func clearFind() {
        find.clear()
        isChosen = false
        foundFor = nil
        found = []
        hasMore = false
        opened = nil
        results.count = 0
    }

    /// The card of whoever is chosen now.
    mutating func showCard(_ turn: inout Turn) {
        if turnCard() { cardOf.map { askCard(of: $0, &turn) } }
    }

    /// The choice was moved: its card is asked for when it stays there.
    mutating func restCard(_ turn: inout Turn) {
        if turnCard() || cardWait.due != nil { cardWait = .rest(from: turn.scene.now) }
    }

    /// Takes away the card of whoever was chosen before; whether there is one to ask for now.
    private mutating func turnCard() -> Bool {
        let member = Self.member(chosen)
        guard member != cardOf else { return false }
        card = nil
        cardOf = member
        cardWait = member == nil ? .over : .asked
        return member != nil
    }

    private mutating func askCard(of member: MemberID, _ turn: inout Turn) {
        if cardWait != .over { cardWait = .asked }
        turn.ask(MemberCard(member: member), slot: "card") { Note.card(member, $0) }
    }
}
