import Domain
import Operations
import Widgets

extension SimpleRoom {
    var unfinished: Draft? {
        guard isHalfFilled else { return nil }
        return .simple(
            Draft.Simple(
                task: draft.task, path: path, member: subject, arrival: draft.arrival, isGuest: draft.isGuest,
                thing: draft.thing, voucher: draft.voucher, amount: draft.amount, offer: draft.offer,
                tender: draft.tender, service: draft.service, slot: draft.slot, waits: draft.waits,
                typed: step == .proof ? "" : field.text))
    }

    mutating func resume(_ unfinished: Draft, _ turn: inout Turn) {
        guard case .simple(let kept) = unfinished else { return }
        guard let member = kept.member else { return goOn(with: kept, nil, &turn) }
        turn.decide(MemberCard(member: member)) { Note.resumed(kept, $0) }
    }

    /// Asks the question again at which the program ended; what the store must say for it is asked anew. Whom nobody
    /// knows any more is asked for again.
    mutating func goOn(with kept: Draft.Simple, _ card: MemberCard.Card?, _ turn: inout Turn) {
        goHome()
        (draft.task, draft.isResumed) = (kept.task, true)
        if kept.member != nil, card == nil { return advance(&turn) }
        draft.card = card
        (draft.arrival, draft.isGuest, draft.thing, draft.voucher) =
            (kept.arrival, kept.isGuest, kept.thing, kept.voucher)
        (draft.amount, draft.offer, draft.tender, draft.waits) = (kept.amount, kept.offer, kept.tender, kept.waits)
        (draft.service, draft.slot) = (kept.service, kept.slot)
        draft.things = [kept.thing].compactMap(\.self)
        draft.slots = [kept.slot].compactMap(\.self)
        draft.arrivals = [kept.arrival].compactMap(\.self)
        if let card, kept.task.bars(card.row.status) { return show(.barred) }
        let steps = kept.path.filter { $0 != .pick && $0 != .short }
        path = [.home] + steps.dropFirst().prefix { isKept($0) }
        let isReadBack = steps.contains(.readBack)
        if path.last == kept.path.last {
            prepareEntry()
            field.set(kept.typed)
        } else if isReadBack, draft.thing != nil || draft.arrival != nil || draft.isGuest {
            show(.readBack)
        } else if kept.path.last == .pick {
            prepareEntry()
        } else {
            advance(&turn)
        }
    }

    /// Whether a question can be asked without asking the store.
    private func isKept(_ step: SimpleStep) -> Bool {
        switch step {
        case .home, .came, .find, .amount, .offers, .otherAmount, .tender, .bookOrSee, .services: true
        case .things: draft.thing != nil
        case .slots: draft.slot != nil
        case .expected: draft.arrival != nil
        case .pick, .barred, .short, .today, .staff, .days, .readBack, .proof, .done, .account: false
        }
    }
}
