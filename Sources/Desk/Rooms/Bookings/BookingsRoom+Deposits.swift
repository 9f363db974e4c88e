import Domain
import Operations
import Surface
import Widgets

/// What is kept for a booking: money paid in advance, a session of a package.
extension BookingsRoom {
    /// What may be done about a deposit depends on what was paid.
    func hear(deposit seat: SheetSeat, _ booking: BookingDetail.Booking?, _ turn: inout Turn) {
        guard let booking else { return turn.refuse(turn.say("没有这个预约")) }
        let scene = turn.scene
        if let deposit = booking.deposit {
            let fates = DepositFate.allCases.filter {
                $0.isAllowed(deposit.binding, booking.seat.state, booking.ending)
            }
            let what = "\(scene.name(deposit.binding)) \(deposit.amount) \(scene.name(deposit.tender))"
            guard !fates.isEmpty else { return turn.refuse(turn.say("已收%@;要等到店、取消或爽约后再处理", what)) }
            let choices = fates.map { fate in
                let twofold = fate.isTwofold(deposit.binding, booking.ending) ? turn.say("本店取消:双倍退还") : ""
                return MenuOverlay.Choice(label: scene.name(fate), detail: twofold) {
                    $0.tell(.room(.bookings), Note.settle(seat, fate))
                }
            }
            return turn.show(MenuOverlay(what, choices))
        }
        let choices = DepositBinding.allCases.map { binding in
            let most = turn.say("至多 %@ 元", binding.most(of: booking.price).description)
            return MenuOverlay.Choice(label: scene.name(binding), detail: most) {
                $0.tell(.room(.bookings), Note.bind(seat, binding, booking.price))
            }
        }
        turn.show(MenuOverlay(turn.say("收 %@ 的预付款", seat.name), choices))
    }

    func askAmount(_ seat: SheetSeat, _ binding: DepositBinding, _ price: Money, _ turn: inout Turn) {
        let most = binding.most(of: price)
        let rule =
            binding == .binding
            ? turn.say("客人不来就不退,本店取消双倍退;至多项目价的五分之一:%@ 元", most.description)
            : turn.say("谁取消都退;至多 %@ 元", most.description)
        turn.show(
            ReasonOverlay(
                turn.scene.name(binding), [rule], label: turn.say("金额"), suggestion: most.description,
                scene: turn.scene
            ) { text, turn in
                turn.tell(.room(.bookings), Note.amount(seat, binding, text))
            })
    }

    func askTender(_ seat: SheetSeat, _ binding: DepositBinding, _ text: String, _ turn: inout Turn) {
        guard let amount = Money(typed: text), amount > .zero else {
            return turn.refuse(turn.say("金额要大于 0,最多两位小数"))
        }
        let choices = Tender.allCases.map { tender in
            MenuOverlay.Choice(label: turn.scene.name(tender)) {
                $0.tell(.room(.bookings), Note.paid(seat, binding, amount, tender))
            }
        }
        turn.show(MenuOverlay(turn.say("%@ %@ 元,怎么付?", turn.scene.name(binding), amount.description), choices))
    }

    func settle(_ seat: SheetSeat, _ fate: DepositFate, _ turn: inout Turn) {
        guard fate == .kept else {
            return turn.perform(SettleDeposit(visit: seat.visit, fate: fate)) { Note.settled(seat, fate, $0) }
        }
        turn.show(
            ReasonOverlay(turn.scene.name(fate), [seat.name], scene: turn.scene) { reason, turn in
                turn.tell(.room(.bookings), Note.keep(seat, reason))
            })
    }

    func hearDeposit(_ note: Note, _ turn: inout Turn) {
        let scene = turn.scene
        switch note {
        case .paid(let seat, let binding, let amount, let tender):
            turn.perform(TakeDeposit(visit: seat.visit, amount: amount, tender: tender, binding: binding)) {
                Note.deposited(seat, binding, amount, $0)
            }
        case .deposited(let seat, let binding, let amount, .success):
            turn.succeed(turn.say("%@:已收%@ %@ 元", seat.name, scene.name(binding), amount.description))
        case .deposited(_, _, _, .failure(let refusal)): turn.refuse(scene.sentence(refusal))
        case .keep(let seat, let reason):
            let command = SettleDeposit(visit: seat.visit, fate: .kept, reason: reason)
            turn.perform(command, reason: reason) { Note.settled(seat, .kept, $0) }
        case .settled(let seat, let fate, .success(let answer)):
            let back = answer.toReturn
            turn.succeed(
                back > .zero
                    ? turn.say("%@:请退 %@ 元,%@", seat.name, back.description, scene.name(answer.tender))
                    : turn.say("%@:%@", seat.name, scene.name(fate)))
        case .settled(_, _, .failure(let refusal)): turn.refuse(scene.sentence(refusal))
        default: break
        }
    }

    /// A session of one of the member's packages is kept for the visit, or given back.
    func hear(sessions seat: SheetSeat, _ card: MemberCard.Card?, _ turn: inout Turn) {
        let free = (card?.sessions ?? []).filter { $0.left > $0.held }
        guard !free.isEmpty else { return turn.refuse(turn.say("没有可占用的次数")) }
        let choices = free.map { item in
            MenuOverlay.Choice(
                label: item.title, detail: turn.say("余 %@/%@ 次", String(item.left - item.held), String(item.total))
            ) { $0.tell(.room(.bookings), Note.hold(seat, item.item)) }
        }
        turn.show(MenuOverlay(turn.say("占用哪张次卡"), choices))
    }
}
