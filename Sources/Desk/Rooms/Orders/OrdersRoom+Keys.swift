import Domain
import Operations
import Surface
import Widgets

/// Keys that are no action, pastes, the mouse; days and orders.
extension OrdersRoom {
    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .enter: goOn(&turn)
        case .earlier: turnDay(by: -1, &turn)
        case .later: turnDay(by: 1, &turn)
        case .today: show(.today, &turn)
        case .print: printOut(&turn)
        case .refund, .pick, .more, .fewer, .all, .shelf, .split: choose(act, &turn)
        }
    }

    private mutating func goOn(_ turn: inout Turn) {
        switch stage {
        case .list:
            if let typed = Int64(number.text) { return open(OrderID(typed), &turn) }
            if rows.indices.contains(list.selected) { open(rows[list.selected].order, &turn) }
        case .refund: toReason(&turn)
        case .reason: confirm(&turn)
        case .receipt: receipt = nil
        case .order: break
        }
    }

    private mutating func turnDay(by days: Int, _ turn: inout Turn) {
        guard let day = day(turn.scene)?.advanced(days: days) else { return }
        show(day == today(turn.scene) ? .today : .day(day), &turn)
    }

    private mutating func show(_ which: Orders.Which, _ turn: inout Turn) {
        self.which = which
        list.select(0)
        askList(&turn)
    }

    private func open(_ order: OrderID, _ turn: inout Turn) {
        turn.decide(OrderDetail(order: order)) { Note.opened($0, order) }
    }

    private func printOut(_ turn: inout Turn) {
        if let receipt {
            turn.print(turn.scene.paper(receipt))
        } else if let sold {
            var paper = turn.scene.paper(sold.receipt)
            paper.opensDrawer = false
            turn.print(paper)
        }
    }

    mutating func askList(_ turn: inout Turn) {
        let which = which
        turn.ask(Orders(which), slot: "list") { Note.listed($0, which) }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) { return stepBack() }
        switch stage {
        case .list: return handleList(event, &turn)
        case .order, .refund:
            let answer = lines.handle(event, in: place(turn.scene).lines)
            if case .activated = answer, stage == .refund { choose(.pick, &turn) }
            return answer != .ignored
        case .reason: return draft?.reason.handle(event) != .ignored
        case .receipt:
            var view = paper
            view.lines = receiptLines(turn.scene)
            let isUsed = view.handle(event, in: ReceiptView.place(turn.scene))
            paper = view
            return isUsed
        }
    }

    private mutating func handleList(_ event: Event, _ turn: inout Turn) -> Bool {
        switch list.handle(event, in: place(turn.scene).list) {
        case .activated:
            number.clear()
            goOn(&turn)
        case .moved: number.clear()
        case .handled: break
        case .ignored: return number.handle(event) != .ignored
        }
        return true
    }

    /// Escape: from the reason to the lines, from there to the order, from the order to the list, to today's.
    private mutating func stepBack() -> Bool {
        switch stage {
        case .receipt: receipt = nil
        case .reason: draft?.isReasoning = false
        case .refund: draft = nil
        case .order: leaveOrder()
        case .list where !number.text.isEmpty: number.clear()
        case .list: return false
        }
        return true
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .listed(let answer, let which): take(answer, which)
        case .opened(let answer, let order):
            guard let found = answer.sold else { return turn.refuse(turn.say("没有 %@ 号单据", order.description)) }
            leaveOrder()
            sold = found
            lines = Table([], count: found.lines.count)
        case .seen(let answer, let order):
            if let found = answer.sold, sold?.order == order { sold = found }
        case .resumed(let answer, let kept):
            guard let found = answer.sold, found.lines.count == kept.counts.count else { return }
            leaveOrder()
            (sold, draft) = (found, RefundDraft(kept, of: found))
            lines = Table([], count: found.lines.count)
            lines.select(kept.counts.firstIndex { $0 > 0 } ?? 0)
            askPreview(&turn)
        case .preview(let answer, let wish): take(answer, wish, &turn)
        case .split(let split):
            draft?.choose(split)
            askPreview(&turn)
        case .back(let id, let news): hear(news, of: id, &turn)
        case .done(let result): take(result, &turn)
        }
    }

    /// The chosen row stays the order it was.
    private mutating func take(_ answer: Orders.Answer, _ which: Orders.Which) {
        guard which == self.which else { return }
        let before = rows.indices.contains(list.selected) ? rows[list.selected].order : nil
        (self.answer, listed) = (answer, which)
        list.count = answer.orders.count
        if let before, let place = answer.orders.firstIndex(where: { $0.order == before }) { list.select(place) }
    }
}
