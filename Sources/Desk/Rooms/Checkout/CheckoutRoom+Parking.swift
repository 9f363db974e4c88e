import Domain
import Operations
import Surface
import Widgets

/// Carts that wait 挂单.
extension CheckoutRoom {
    func park(then next: Errand?, _ turn: inout Turn) {
        let command = ParkCart(cart: cart, member: member, visit: visit, known: parked)
        turn.perform(command) { Note.parked($0, next: next) }
    }

    func askClear(_ turn: inout Turn) {
        turn.show(
            QuestionOverlay(
                turn.say("清空"), [turn.say("这一单 %@ 项都不要了。", String(cart.lines.count))], role: .warning,
                answers: [
                    .init(label: turn.say("清空")) { $0.tell(.room(.checkout), Note.clear) },
                    .init(label: turn.say("返回")) { _ in },
                ]))
    }

    mutating func hearOfParking(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .waiting(let answer): offer(answer.carts, &turn)
        case .parked(.success(let answer), let next):
            reset()
            turn.succeed(turn.say("已挂单:%@", answer.label))
            if let next { turn.go(next) }
        case .parked(.failure(let refusal), _):
            if case .gone = refusal { parked = nil }
            turn.refuse(turn.scene.sentence(refusal))
        case .clear: clear(&turn)
        case .dropped(.success):
            reset()
            turn.succeed(turn.say("已清空"))
        case .dropped(.failure):
            reset()
            turn.refuse(turn.say("这张挂单已经收过或取消"))
        case .resume(let waiting): resume(waiting, &turn)
        case .parkFor(let errand): park(then: errand, &turn)
        case .replace(.charge(let member, let visit)): start(member, visit, &turn)
        default: break
        }
    }

    private mutating func clear(_ turn: inout Turn) {
        if let parked { return turn.perform(DropParkedCart(parked: parked)) { Note.dropped($0) } }
        reset()
        turn.succeed(turn.say("已清空"))
    }

    private func offer(_ carts: [ParkedCarts.Answer.Parked], _ turn: inout Turn) {
        guard !carts.isEmpty else { return turn.inform(turn.say("没有挂起的单")) }
        let choices = carts.map { waiting in
            MenuOverlay.Choice(
                label: turn.scene.wording.title(inBooks: waiting.label),
                detail: turn.say(
                    "%@ 起,%@ 项 %@ 元", turn.scene.short(waiting.at), String(waiting.cart.lines.count),
                    waiting.total.description)
            ) { $0.tell(.room(.checkout), Note.resume(waiting)) }
        }
        turn.show(MenuOverlay(turn.say("取哪一单?"), choices))
    }

    private mutating func resume(_ waiting: ParkedCarts.Answer.Parked, _ turn: inout Turn) {
        reset()
        cart = waiting.cart
        visit = waiting.visit
        parked = waiting.id
        table.count = cart.lines.count
        wanted = waiting.member
        if let member = waiting.member {
            turn.decide(MemberCard(member: member)) { Note.member(member, $0) }
        } else {
            stage = .cart
            askPrice(&turn)
        }
    }
}
