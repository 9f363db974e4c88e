import Domain
import Operations
import Surface
import Widgets

/// What can be done about the member on show.
extension MembersRoom {
    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .look: look(&turn)
        case .register: register(rowsText == find.text && rows.isEmpty ? find.text : "", &turn)
        case .notice: turn.show(notice(turn.scene))
        case .charge: if let shown { turn.go(.charge(shown, visit: nil)) }
        case .topUp: if let shown { turn.go(.topUp(shown, suggested: nil, thenCharge: false)) }
        case .verify: if let shown { turn.go(.verifyOf(shown)) }
        case .receive: if let shown { turn.go(.open(shown)) }
        case .book: if let shown { turn.go(.book(shown)) }
        case .orders: if let shown { turn.go(.orders(shown)) }
        case .grant: if let shown { chooseCoupon(shown, &turn) }
        case .undo, .giveBack, .edit, .pin, .status, .phone, .code, .statement, .payDebt:
            if let card { carryOut(act, of: card, &turn) }
        }
    }

    private mutating func carryOut(_ act: Act, of card: MemberCard.Card, _ turn: inout Turn) {
        let member = card.row.member
        switch act {
        case .undo: askWhyUndo(card, &turn)
        case .giveBack: turn.decide(PrepaidInHand(member: member)) { [row = card.row] in Note.prepaid($0, of: row) }
        case .payDebt: turn.decide(OpenDebts(member: member)) { [row = card.row] in Note.debts($0, of: row) }
        case .edit: turn.show(EditOverlay(card, turn.scene))
        case .pin: turn.show(PINOverlay(card.row, turn.scene))
        case .status: chooseStatus(card.row, &turn)
        case .phone: askWhyPhone(card.row, &turn)
        case .statement:
            let today = turn.scene.calendar.businessDay(of: turn.scene.now)
            turn.decide(MemberStatement(member: member, from: today.advanced(days: -365), to: today)) {
                Note.statement($0)
            }
        case .code: turn.perform(ShowMemberCode(member: member)) { Note.code($0, of: member) }
        case .look, .register, .notice, .charge, .topUp, .verify, .receive, .book, .orders, .grant: break
        }
    }

    private func askWhyUndo(_ card: MemberCard.Card, _ turn: inout Turn) {
        guard let movement else { return }
        let what = "\(card.row.name)  \(turn.scene.moment(movement.at))  \(movement.title)"
        guard let (title, consequence) = turn.scene.undoing(movement) else { return }
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

    func chooseWhatToGiveBack(_ answer: PrepaidInHand.Answer, of row: MemberRow, _ turn: inout Turn) {
        guard !answer.choices.isEmpty else { return turn.refuse(turn.say("没有可退的储值和次卡")) }
        let choices = answer.choices.map { choice in
            MenuOverlay.Choice(label: turn.scene.name(choice), detail: turn.scene.detail(choice)) { turn in
                turn.show(PrepaidRefundOverlay(choice, of: row, turn.scene))
            }
        }
        turn.show(MenuOverlay(turn.say("给 %@ 退什么", row.name), choices))
    }

    private func askWhyPhone(_ row: MemberRow, _ turn: inout Turn) {
        let lines = ["\(row.name)  \(row.phone)", turn.say("只显示一次;谁、何时、为什么看的,都会留下记录。")]
        turn.show(
            ReasonOverlay(turn.say("看完整手机号"), lines, scene: turn.scene) { reason, turn in
                turn.tell(.room(.members), Note.reveal(row, reason))
            })
    }
}
