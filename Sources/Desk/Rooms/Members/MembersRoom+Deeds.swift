import Domain
import Operations
import Surface
import Widgets

/// What can be done about the member on show.
extension MembersRoom {
    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .look: look()
        case .register: register(rowsText == find.text && rows.isEmpty ? find.text : "", &turn)
        case .notice: turn.show(notice(turn.scene))
        case .charge, .topUp, .verify, .receive, .book, .undo, .grant, .edit, .pin, .status, .phone, .code:
            if let card { carryOut(act, of: card, &turn) }
        }
    }

    private mutating func carryOut(_ act: Act, of card: MemberCard.Card, _ turn: inout Turn) {
        let member = card.row.member
        switch act {
        case .charge: turn.go(.charge(member))
        case .topUp: turn.go(.topUp(member, suggested: nil, thenCharge: false))
        case .verify: turn.go(.verifyOf(member))
        case .receive: turn.go(.open(member))
        case .book: turn.go(.book(member))
        case .undo: askWhyUndo(card, &turn)
        case .grant: chooseCoupon(member, &turn)
        case .edit: turn.show(EditOverlay(card, turn.scene))
        case .pin: turn.show(PINOverlay(card.row, turn.scene))
        case .status: chooseStatus(card.row, &turn)
        case .phone: askWhyPhone(card.row, &turn)
        case .code: turn.perform(ShowMemberCode(member: member)) { Note.code($0, of: member) }
        case .look, .register, .notice: break
        }
    }

    private func askWhyUndo(_ card: MemberCard.Card, _ turn: inout Turn) {
        guard let movement else { return }
        let isDeduction = movement.kind == .deduction
        let amount = Money(fen: abs(movement.amount.fen)).description
        let what = "\(card.row.name)  \(turn.scene.moment(movement.at))  \(movement.title)"
        let consequence =
            isDeduction
            ? turn.say("退回 %@ 元,本金、赠金各回原处;这笔得的积分一并退回。", amount)
            : turn.say("收回充值 %@ 元和所送赠金,款项请另行退给会员。", amount)
        let title = isDeduction ? turn.say("撤销扣款") : turn.say("撤销充值")
        turn.show(
            ReasonOverlay(title, [what, consequence], scene: turn.scene) { reason, turn in
                turn.tell(.room(.members), Note.undo(movement, reason))
            })
    }

    private func chooseCoupon(_ member: MemberID, _ turn: inout Turn) {
        let choices = (turn.scene.catalogue?.coupons ?? []).map { offer in
            MenuOverlay.Choice(label: offer.title, detail: turn.say("有效 %@ 天", String(offer.days))) { turn in
                turn.tell(.room(.members), Note.grant(offer.template, to: member))
            }
        }
        turn.show(MenuOverlay(turn.say("发哪一张券"), choices))
    }

    private func chooseStatus(_ row: MemberRow, _ turn: inout Turn) {
        let choices = MemberStatus.allCases.filter { $0 != row.status }.map { status in
            MenuOverlay.Choice(label: turn.scene.change(to: status), detail: turn.scene.effect(of: status)) { turn in
                turn.tell(.room(.members), Note.chosen(status, row))
            }
        }
        turn.show(MenuOverlay(turn.say("%@ 现在:%@", row.name, turn.scene.name(row.status)), choices))
    }

    func askWhy(_ status: MemberStatus, _ row: MemberRow, _ turn: inout Turn) {
        let lines = ["\(row.name)  \(row.phone)", turn.scene.effect(of: status)]
        turn.show(
            ReasonOverlay(turn.scene.change(to: status), lines, scene: turn.scene) { reason, turn in
                turn.tell(.room(.members), Note.restrict(row.member, status, reason))
            })
    }

    private func askWhyPhone(_ row: MemberRow, _ turn: inout Turn) {
        let lines = ["\(row.name)  \(row.phone)", turn.say("只显示一次;谁、何时、为什么看的,都会留下记录。")]
        turn.show(
            ReasonOverlay(turn.say("看完整手机号"), lines, scene: turn.scene) { reason, turn in
                turn.tell(.room(.members), Note.reveal(row, reason))
            })
    }
}
