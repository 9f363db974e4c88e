import Domain
import Operations
import Surface
import Widgets

/// Choosing what goes back, seeing what that does, doing it.
extension OrdersRoom {
    mutating func choose(_ act: Act, _ turn: inout Turn) {
        guard let sold else { return }
        if act == .refund {
            draft = RefundDraft(lines: sold.lines.count)
            lines.select(sold.lines.firstIndex { $0.left > 0 } ?? 0)
            return
        }
        let row = lines.selected
        guard let line, let before = draft, before.counts.indices.contains(row) else { return }
        let count = before.counts[row]
        switch act {
        case .pick: put(count > 0 ? 0 : line.left, &turn)
        case .more: put(count + 1, &turn)
        case .fewer: put(count - 1, &turn)
        case .all: for (place, line) in sold.lines.enumerated() { draft?.set(place, line.left) }
        case .shelf: draft?.turnShelf(row)
        case .split: return turn.show(splitMenu(sold, before, turn.scene))
        case .enter, .earlier, .later, .today, .refund, .print: return
        }
        askPreview(&turn)
    }

    private mutating func put(_ count: Int64, _ turn: inout Turn) {
        guard let line else { return }
        guard line.left > 0, count <= line.left else {
            return turn.refuse(turn.scene.sentence(ofLine: line.line.title, left: line.left))
        }
        draft?.set(lines.selected, count)
    }

    private func splitMenu(_ sold: OrderDetail.Sold, _ draft: RefundDraft, _ scene: Scene) -> MenuOverlay {
        func choice(_ label: String, _ detail: String, _ split: RefundDraft.Split) -> MenuOverlay.Choice {
            MenuOverlay.Choice(label: label, detail: detail) { $0.tell(.room(.orders), Note.split(split)) }
        }
        let remaining = RefundDraft.remaining(sold)
        let open = RefundDraft.open(sold)
        let choices =
            [choice(scene.say("按比例退"), "", .inProportion)]
            + open.map { place in
                choice(
                    scene.say("全退到%@", scene.name(ofPart: remaining[place].means)),
                    scene.say("至多 %@", remaining[place].left.description), .all(to: place))
            }
        let selected = open.firstIndex { draft.split == .all(to: $0) }.map { $0 + 1 } ?? 0
        return MenuOverlay(scene.say("怎么退"), choices, selected: selected)
    }

    /// Asks what the choice would do; in proportion first, which says how much it is.
    mutating func askPreview(_ turn: inout Turn) {
        guard let order = sold?.order, let draft else { return }
        guard draft.isChosen else {
            self.draft?.forgetPreview()
            return
        }
        ask(RefundDraft.Wish(lines: draft.lines, parts: nil), of: order, &turn)
    }

    private func ask(_ wish: RefundDraft.Wish, of order: OrderID, _ turn: inout Turn) {
        turn.ask(RefundPreview(order: order, lines: wish.lines, parts: wish.parts), slot: "preview") {
            Note.preview($0, wish)
        }
    }

    mutating func take(_ answer: RefundPreview.Answer, _ wish: RefundDraft.Wish, _ turn: inout Turn) {
        guard let sold, var draft, draft.lines == wish.lines else { return }
        if wish.parts == nil, case .all(let place) = draft.split, answer.fault == nil {
            if let parts = draft.parts(sold, answer.paidOut) {
                return ask(.init(lines: wish.lines, parts: parts), of: sold.order, &turn)
            }
            let part = RefundDraft.remaining(sold)[place]
            turn.warn(turn.say("%@至多退 %@ 元,改为按比例退", turn.scene.name(ofPart: part.means), part.left.description))
            draft.choose(.inProportion)
        }
        draft.take(answer, wish)
        self.draft = draft
    }

    mutating func toReason(_ turn: inout Turn) {
        guard let sold, let draft, draft.isChosen else {
            return turn.refuse(turn.scene.sentence(OrderRefundFault.nothing, sold?.lines ?? []))
        }
        if let fault = draft.preview?.fault { return turn.refuse(turn.scene.sentence(fault, sold.lines)) }
        self.draft?.isReasoning = true
    }

    mutating func confirm(_ turn: inout Turn) {
        guard let sold, let draft, let preview = draft.preview, let wish = draft.seen else { return }
        if let fault = preview.fault { return turn.refuse(turn.scene.sentence(fault, sold.lines)) }
        let reason = draft.reason.text
        guard reason.contains(where: { !$0.isWhitespace }) else { return turn.refuse(turn.say("请写退货的原因")) }
        let command = RefundSale(
            order: sold.order, lines: wish.lines, parts: wish.parts, paidOut: preview.paidOut, reason: reason)
        turn.perform(command, reason: reason) { Note.done($0) }
    }

    mutating func take(_ result: Result<RefundSale.Answer, RefundSale.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let done):
            (draft, receipt) = (nil, done)
            paper = TextView([], folds: false)
            turn.succeed(turn.scene.goneBack(done))
            giveBack(done, &turn)
        case .failure(let refusal):
            turn.refuse(turn.scene.sentence(refusal, sold?.lines ?? []))
            askPreview(&turn)
        }
    }

    /// What was scanned goes back by the gateway at once; the receipt says how far it has come.
    private func giveBack(_ done: SaleReceipt, _ turn: inout Turn) {
        let backs = done.payments.compactMap(\.back)
        guard !backs.isEmpty else { return }
        guard turn.scene.hasGateway else {
            return turn.warn(turn.say("已退货;扫码收的还没有退:没有设收款网关,请用 qiantai gateway set 设置"))
        }
        for back in backs {
            turn.giveBack(back.paymentReturn) { [id = back.paymentReturn] in Note.back(id, $0) }
        }
    }

    mutating func hear(_ news: PaymentNews, of back: PaymentReturnID, _ turn: inout Turn) {
        let sentence = turn.scene.sentence(news)
        switch news {
        case .returned:
            mark(back, .returned)
            turn.succeed(sentence)
        case .notReturned:
            mark(back, .refused)
            turn.warn(sentence)
        case .waitsForPayer, .received, .arrivedLate, .failed, .unknown, .waitsForShift, .notKept: turn.warn(sentence)
        }
        if let order = sold?.order { turn.ask(OrderDetail(order: order), slot: "order") { Note.seen($0, order) } }
    }

    private mutating func mark(_ back: PaymentReturnID, _ state: SaleReceipt.Back.State) {
        guard var receipt, let place = receipt.payments.firstIndex(where: { $0.back?.paymentReturn == back }) else {
            return
        }
        receipt.payments[place].back?.state = state
        self.receipt = receipt
    }

    func receiptLines(_ scene: Scene) -> [String] {
        receipt.map { scene.lines($0) } ?? []
    }
}
