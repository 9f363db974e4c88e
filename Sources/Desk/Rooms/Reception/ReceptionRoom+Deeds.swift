import Domain
import Operations
import Surface
import Widgets

extension ReceptionRoom {
    mutating func checkIn(_ turn: inout Turn) {
        switch chosen {
        case .visit(let arrival): checkIn(arrival, &turn)
        case .member(let row): checkIn(row, &turn)
        case nil where foundSeveral: offerChoice(&turn)
        case nil:
            let text = find.text
            turn.decide(FindMembers(text: text, todayFirst: true)) { Note.decided(text, $0) }
        }
    }

    private func checkIn(_ arrival: Arrival, _ turn: inout Turn) {
        switch (arrival.state, arrival.member) {
        case (.expected, _): perform(.expected(arrival.visit), arrival.name, &turn)
        case (.done, let member?), (.cancelled, let member?): perform(.walkIn(member), arrival.name, &turn)
        case (.waiting, _), (.serving, _), (.done, nil), (.cancelled, nil): break
        }
    }

    func checkIn(_ row: MemberRow, _ turn: inout Turn) {
        if let visit = openVisit(of: row.member) {
            perform(.expected(visit.visit), row.name, &turn)
        } else {
            perform(.walkIn(row.member), row.name, &turn)
        }
    }

    func perform(_ who: CheckIn.Who, _ name: String, _ turn: inout Turn) {
        turn.perform(CheckIn(who: who)) { Note.checkedIn(name, $0) }
    }

    func askGuest(_ turn: inout Turn) {
        turn.show(
            ReasonOverlay(
                turn.say("散客到店"), [], label: turn.say("称呼"), suggestion: found.isEmpty ? find.text : "",
                isRequired: false, scene: turn.scene
            ) { name, turn in turn.tell(.room(.reception), Note.guest(name)) })
    }

    func move(to state: VisitState, _ turn: inout Turn) {
        guard case .visit(let arrival) = chosen else { return }
        let name = arrival.name
        turn.perform(MoveVisit(visit: arrival.visit, from: arrival.state, to: state)) { Note.moved(name, state, $0) }
    }

    func moveBack(_ turn: inout Turn) {
        guard case .visit(let arrival) = chosen else { return }
        if let back = arrival.state.stepBack(wasExpected: arrival.expectedAt != nil) { move(to: back, &turn) }
    }

    func hold(_ turn: inout Turn) {
        guard case .visit(let arrival) = chosen else { return }
        if let hold = arrival.hold { return turn.perform(ReleaseHold(hold: hold)) { Note.released($0) } }
        guard let card else { return }
        let free = freeSessions(card)
        let visit = arrival.visit
        if let only = free.first, free.count == 1 {
            return turn.perform(HoldSession(visit: visit, item: only.item)) { Note.held($0) }
        }
        let choices = free.map { item in
            MenuOverlay.Choice(
                label: item.title,
                detail: turn.scene.say("余 %@/%@ 次", String(item.left - item.held), String(item.total))
            ) { $0.tell(.room(.reception), Note.hold(visit, item.item)) }
        }
        turn.show(MenuOverlay(turn.say("占用哪张次卡"), choices))
    }
}
