import Domain
import Operations
import Surface
import Widgets

/// What the room is told by the store and by its dialogs.
extension MembersRoom {
    enum Note: Sendable {
        case found(FindMembers.Answer, text: String)
        case listed(MemberList.Answer)
        case card(MemberCard.Answer, of: MemberID)
        case registered(Result<RegisterMember.Answer, RegisterMember.Refusal>)
        case owner(FindMembers.Answer, phone: String)
        case abandon
        case open(MemberID)
        case undo(Movement, String)
        case undoneDeduction(Result<UndoDeduction.Answer, UndoDeduction.Refusal>)
        case undoneTopUp(Result<UndoTopUp.Answer, UndoTopUp.Refusal>)
        case undoneSale(Result<UndoPackageSale.Answer, UndoPackageSale.Refusal>)
        case undoneGrant(Result<UndoCouponGrant.Answer, UndoCouponGrant.Refusal>)
        case undoneDebt(Result<UndoDebtPayment.Answer, UndoDebtPayment.Refusal>)
        case debts(OpenDebts.Answer, of: MemberRow)
        case prepaid(PrepaidInHand.Answer, of: MemberRow)
        case grant(CouponTemplateID, to: MemberID)
        case granted(Result<GrantCoupon.Answer, GrantCoupon.Refusal>)
        case chosen(MemberStatus, MemberRow)
        case restrict(MemberID, MemberStatus, String)
        case restricted(Result<ChangeMemberStatus.Answer, ChangeMemberStatus.Refusal>, MemberStatus)
        case reveal(MemberRow, String)
        case revealed(Result<RevealPhone.Answer, RevealPhone.Refusal>, MemberRow)
        case statement(MemberStatement.Answer)
        case code(Result<ShowMemberCode.Answer, ShowMemberCode.Refusal>, of: MemberID)
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .found(let answer, let text): hear(answer, text: text, &turn)
        case .listed(let answer): hear(answer, &turn)
        case .card(let answer, let member): hear(answer, of: member)
        case .registered(let result): registered(result, &turn)
        case .owner(let answer, let phone): hear(owner: answer, of: phone, turn.scene)
        case .abandon: registering = nil
        case .open(let member):
            registering = nil
            open(member, &turn)
        case .undo, .undoneDeduction, .undoneTopUp, .undoneSale, .undoneGrant, .undoneDebt: hearUndo(note, &turn)
        case .debts(let answer, let row): turn.show(PayDebtOverlay(answer, of: row, turn.scene))
        case .prepaid(let answer, let row): chooseWhatToGiveBack(answer, of: row, &turn)
        case .grant, .granted: hearGrant(note, &turn)
        case .chosen, .restrict, .restricted: hearStatus(note, &turn)
        case .reveal, .revealed: hearPhone(note, &turn)
        case .statement(let answer):
            guard let statement = answer.statement else { return }
            turn.show(PaperOverlay(turn.say("对账单"), turn.scene.paper(statement)))
        case .code(.success(let answer), let member):
            guard let row = card?.row, row.member == member else { return }
            turn.show(CodeOverlay(row, answer, turn.scene))
        case .code(.failure(let refusal), _): turn.refuse(turn.scene.sentence(refusal))
        }
    }

    private func hearUndo(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .undo(let movement, let reason): undo(movement, reason, &turn)
        case .undoneSale(.success(let receipt)):
            showUndone(receipt, turn.say("已撤销,退 %@ 元", receipt.paidBack.description), &turn)
        case .undoneDebt(.success(let receipt)):
            showUndone(receipt, turn.say("已撤销还款,又欠 %@ 元", receipt.paidBack.description), &turn)
        case .undoneDebt(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .undoneSale(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .undoneGrant(.success(let answer)): turn.succeed(turn.say("已收回券:%@", answer.title))
        case .undoneGrant(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .undoneDeduction(.success(let receipt)), .undoneTopUp(.success(let receipt)):
            showUndone(receipt, turn.say("已撤销,余额 %@ 元", receipt.balanceAfter.description), &turn)
        case .undoneDeduction(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        case .undoneTopUp(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        default: break
        }
    }

    private func showUndone(_ receipt: Receipt, _ sentence: String, _ turn: inout Turn) {
        turn.succeed(sentence)
        turn.show(PaperOverlay(turn.say("撤销凭证"), turn.scene.paper(receipt)))
    }

    private func undo(_ movement: Movement, _ reason: String, _ turn: inout Turn) {
        let entry = movement.entry
        switch movement.kind {
        case .deduction:
            turn.perform(UndoDeduction(entry: entry, reason: reason), reason: reason) { Note.undoneDeduction($0) }
        case .topUp: turn.perform(UndoTopUp(entry: entry, reason: reason), reason: reason) { Note.undoneTopUp($0) }
        case .packageSale:
            turn.perform(UndoPackageSale(entry: entry, reason: reason), reason: reason) { Note.undoneSale($0) }
        case .couponGrant:
            turn.perform(UndoCouponGrant(entry: entry, reason: reason), reason: reason) { Note.undoneGrant($0) }
        case .debtPaid:
            turn.perform(UndoDebtPayment(entry: entry, reason: reason), reason: reason) { Note.undoneDebt($0) }
        case .verification, .reversal, .lapse, .deposit, .depositReturn, .depositKept, .depositUse, .opening, .sale,
            .refund, .prepaidRefund, .collection, .collectionReturn, .till:
            break
        }
    }

    private func hearGrant(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .grant(let template, let member):
            turn.perform(GrantCoupon(member: member, template: template)) { Note.granted($0) }
        case .granted(.success(let answer)):
            turn.show(CodeOverlay(answer, turn.scene))
            turn.succeed(turn.say("已发券:%@", answer.title))
        case .granted(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        default: break
        }
    }

    private func hearStatus(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .chosen(let status, let row): askWhy(status, row, &turn)
        case .restrict(let member, let status, let reason):
            turn.perform(ChangeMemberStatus(member: member, status: status, reason: reason), reason: reason) {
                Note.restricted($0, status)
            }
        case .restricted(.success, let status): turn.succeed(turn.say("会员状态已改为“%@”", turn.scene.name(status)))
        case .restricted(.failure(let refusal), _): turn.refuse(turn.scene.sentence(refusal))
        default: break
        }
    }

    private func hearPhone(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .reveal(let row, let reason):
            turn.perform(RevealPhone(member: row.member, reason: reason), reason: reason) { Note.revealed($0, row) }
        case .revealed(.success(let answer), let row):
            turn.show(PhoneOverlay(answer, of: row.name, masked: row.phone, turn.scene))
        case .revealed(.failure(let refusal), _): turn.refuse(turn.scene.sentence(refusal))
        default: break
        }
    }
}

extension String {
    /// Digits in groups, to be read aloud: `138 1234 5678`.
    func grouped(by size: Int, first: Int? = nil) -> String {
        var text = ""
        var left = first ?? size
        for character in self {
            if left == 0 {
                text.append(" ")
                left = size
            }
            text.append(character)
            left -= 1
        }
        return text
    }
}
