import Domain
import Operations
import Surface
import Widgets

extension CheckoutRoom {
    /// Where the parts lie at the left: the cart, what is typed below it, and below that what fits or is asked.
    struct Place {
        let cart: Rect
        let entry: Rect
        let fault: Rect
        let below: Rect
        /// Where the ways of paying are.
        let menu: Rect
    }

    static func place(_ room: CheckoutRoom, _ scene: Scene) -> Place {
        let left = MoneyPlace(scene).question
        let kept = room.isPaying ? 10 : 8
        let lines = room.cart.lines.isEmpty ? 0 : min(room.cart.lines.count + 1, max(2, left.rows - kept))
        let rest = left.droppingTop(lines + (lines == 0 ? 1 : 0))
        let below = rest.droppingTop(2)
        return Place(
            cart: left.top(lines), entry: rest.top(1), fault: rest.droppingTop(1).top(1), below: below,
            menu: rest.droppingTop(2))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        switch stage {
        case .buyer:
            let cursor = finder.draw(on: &canvas, scene)
            if finder.isEmpty {
                let hint = scene.say("空着按 Enter 是散客;也可以直接扫商品条码")
                canvas.put(keys: hint, in: MemberFinder.place(scene).list, style: Style(.muted))
            }
            return cursor
        case .receipt(let view):
            view.draw(on: &canvas, scene)
            return nil
        case .barred, .cart, .tender, .share, .cash, .arrived, .collecting, .proof, .settle: break
        }
        drawPanes(on: &canvas, scene)
        let place = Self.place(self, scene)
        drawCart(on: &canvas, place.cart, scene)
        if isBarred {
            canvas.put(scene.sentence(card?.row.status ?? .frozen), in: place.entry, style: Style(.error))
            canvas.put(keys: scene.say("Esc 换一位会员"), in: place.fault, style: Style(.muted))
            return nil
        }
        return isInCart ? drawEntry(on: &canvas, place, scene) : drawQuestion(on: &canvas, place, scene)
    }

    /// The member and the price: side by side where there is room, else below each other.
    private func drawPanes(on canvas: inout Canvas, _ scene: Scene) {
        let money = MoneyPlace(scene)
        money.drawRules(on: &canvas)
        let pane = PricePane(room: self, scene: scene)
        if money.lately.columns > 1 {
            if let card {
                CardLines(card: card, scene: scene, width: money.card.columns).whole.draw(on: &canvas, in: money.card)
            }
            return pane.draw(on: &canvas, in: money.lately)
        }
        let needed = pane.rows(money.card.columns)
        guard let card else { return pane.draw(on: &canvas, in: money.card) }
        let lines = CardLines(card: card, scene: scene, width: money.card.columns)
        let head = cart.lines.isEmpty ? lines.whole : lines.head
        let above = money.card.droppingBottom(min(needed + 1, money.card.rows - 3))
        head.draw(on: &canvas, in: above)
        pane.draw(on: &canvas, in: money.card.droppingTop(min(head.lines.count, above.rows) + 1))
    }

    private func drawCart(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard !cart.lines.isEmpty else { return }
        var table = self.table
        let isWide = rect.columns >= 64
        table.columns = [
            TableColumn("", width: 2), TableColumn(scene.say("项目")), TableColumn(scene.say("件数"), width: 5, .right),
            TableColumn(scene.say("员工"), width: isWide ? 14 : 6),
        ]
        if isWide { table.columns.append(TableColumn(scene.say("原价"), width: 10, .right)) }
        table.columns.append(TableColumn(scene.say("小计"), width: 10, .right))
        table.draw(on: &canvas, in: rect, focused: isInCart) { cells(of: $0, isWide, scene) }
    }

    private func cells(of index: Int, _ isWide: Bool, _ scene: Scene) -> [TableCell] {
        let line = cart.lines[index]
        let known = price.flatMap { $0.lines.indices.contains(index) ? $0.lines[index] : nil }
        let priced = price.flatMap { $0.quotation.lines.indices.contains(index) ? $0.quotation.lines[index] : nil }
        var mark = TableCell("")
        if let onHand = known?.onHand, onHand < line.quantity {
            mark = known?.isDigital ?? false ? TableCell(scene.say("候"), .warning) : TableCell(scene.say("缺"), .error)
        }
        if line.isReserved { mark = TableCell(scene.say("订"), .accent) }
        if line.isGift { mark = TableCell(scene.say("赠"), .success) }
        if line.session != nil { mark = TableCell(scene.say("次"), .accent) }
        let staff = line.staff.map { scene.staffName($0.staff) + ($0.isAskedFor ? scene.say("(点)") : "") }
        let note = line.note.isEmpty || line.item == .amount ? "" : " " + line.note
        var cells = [
            mark, TableCell(title(of: index, scene) + note), TableCell("×\(line.quantity)"),
            TableCell(staff.joined(separator: " "), .muted),
        ]
        if isWide { cells.append(TableCell(priced?.list.description ?? "", .muted)) }
        let own = priced.map { Self.ownPrice($0) }
        cells.append(TableCell(own?.description ?? "", own == priced?.list ? .money : .success))
        return cells
    }

    /// What a line costs by itself; its share of what comes off the whole order stands with the sum.
    private static func ownPrice(_ line: Quotation.Line) -> Money {
        line.steps.reduce(line.list) { rest, step in
            switch step.reason {
            case .tier, .campaignPrice, .itemCoupon, .session, .gift: rest - step.amount
            case .orderCoupon, .campaign, .points: rest
            }
        }
    }

    // MARK: Adding

    private func drawEntry(on canvas: inout Canvas, _ place: Place, _ scene: Scene) -> Position? {
        var entry = self.entry
        entry.label = cart.lines.isEmpty ? scene.say("金额或项目") : scene.say("再加")
        entry.placeholder =
            cart.lines.isEmpty ? scene.say("金额、首字母,或扫条码") : scene.say("Enter 付款,或接着加")
        if looksLikePIN { entry.content = .secret }
        if let fault = entry.error {
            for (row, line) in fault.wrapped(to: place.fault.columns - 2).prefix(2).enumerated() {
                canvas.put(" " + line + " ", in: place.fault.union(place.below.top(1)), row: row, style: Style(.error))
            }
            entry.error = ""
        }
        let cursor = entry.draw(on: &canvas, in: place.entry, focused: true, fieldWidth: 26)
        if entry.text.isEmpty { drawIdle(on: &canvas, place, scene) } else { drawFitting(on: &canvas, place, scene) }
        return cursor
    }

    /// What would happen if it were paid now; where there is room, what is sold here.
    private func drawIdle(on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        var lines = consequence(scene)
        if let hint = shortage(scene) { lines.add(hint, .warning) }
        lines.draw(on: &canvas, in: place.below)
        guard MoneyPlace.isWide(scene) else { return }
        let wares = scene.wares.all.filter { $0.item != nil }
        let below = place.below.droppingTop(lines.lines.isEmpty ? 0 : lines.lines.count + 1)
        guard !wares.isEmpty, below.rows > 3 else { return }
        lines = Lines()
        lines.add(scene.say("项目"), right: scene.say("价格"), .title, rightRole: .title)
        let widest = wares.map(\.title.cells).max() ?? 0
        for ware in wares {
            let name = ware.title.padded(to: min(widest, below.columns / 2)) + "  " + ware.initials
            lines.add(name, right: ware.price.description, .muted, rightRole: .muted)
        }
        lines.draw(on: &canvas, in: below.left(60))
    }

    private func drawFitting(on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        let fitting = wares(scene)
        guard !fitting.isEmpty else {
            let isAmount = Money(typed: asked.text).map { $0 > .zero } ?? false
            let isFine = isAmount || wantedOfLine != nil || asked.text.isEmpty || entry.error != nil || looksLikePIN
            if !isFine {
                for (row, line) in fault(scene).wrapped(to: place.below.columns).prefix(2).enumerated() {
                    canvas.put(line, in: place.below, row: row, style: Style(.muted))
                }
            }
            return
        }
        var table = Table(
            [
                TableColumn(scene.say("项目")), TableColumn(scene.say("首字母"), width: 8),
                TableColumn(scene.say("库存"), width: 6, .right), TableColumn(scene.say("价格"), width: 10, .right),
            ], count: fitting.count)
        table.select(choice)
        table.draw(on: &canvas, in: place.below, focused: true) { index in
            let ware = fitting[index]
            let left = ware.onHand
            return [
                TableCell(ware.title), TableCell(ware.item == nil ? scene.say("次卡") : ware.initials, .muted),
                TableCell(left.map(String.init) ?? "", left ?? 1 > 0 ? .muted : .error),
                TableCell(ware.price.description, .money),
            ]
        }
    }

    /// What is to be known of the chosen line's stock, and the way on.
    private func shortage(_ scene: Scene) -> String? {
        guard let line, let known = price.flatMap({ $0.lines.indices.contains(line) ? $0.lines[line] : nil }),
            let onHand = known.onHand, onHand < cart.lines[line].quantity, !cart.lines[line].isReserved
        else { return nil }
        return known.isDigital
            ? scene.say("卡密只有 %@ 个:付款后先发这些,其余导入后补发", String(onHand))
            : scene.say("现货只有 %@:按 %@ 预订,到货再取或送", String(onHand), scene.key(of: Self.action(.reserve)))
    }

    /// The line that the session of the visit pays for, and how to pay money for it.
    private func addHeld(_ lines: inout Lines, _ scene: Scene) {
        guard let held, isInCart else { return }
        if let line = cart.lines.firstIndex(where: { $0.session == held }) {
            let left = card?.sessions.first { $0.item == held }?.left
            lines.add(
                scene.say("%@ 用预约时占下的次卡;要收钱按 %@", title(of: line, scene), scene.key(of: Self.action(.session))), .accent
            )
            if let left { lines.add(scene.say("用后余 %@ 次", String(left - 1)), .muted) }
        } else {
            lines.add(scene.say("预约时占下的次卡没有用,付款后退回"), .warning)
        }
    }

    /// What stored value would pay, and what stands in the way.
    func consequence(_ scene: Scene) -> Lines {
        var lines = Lines()
        addHeld(&lines, scene)
        guard let price, total > .zero else { return lines }
        guard let answer = price.deduction else { return lines }
        if price.available >= total {
            lines.add(
                scene.say(
                    "扣本金 %@ + 赠金 %@,扣后余额 %@", answer.principal.description, answer.bonus.description,
                    answer.balanceAfter.description), .accent)
            if answer.needsApproval && scene.standing(to: .deductLarge) != .allowed {
                lines.add(
                    answer.recent > .zero
                        ? scene.say("刚付过 %@ 元,合计算大额,需要店长批准", answer.recent.description)
                        : scene.say("大额扣款,需要店长批准"), .warning)
            }
        } else {
            lines.add(scene.say("余额不足,还差 %@ 元", (total - price.available).description), .warning)
        }
        if answer.points > 0 { lines.add(scene.say("得积分 %@", String(answer.points)), .muted) }
        return lines
    }
}

extension Rect {
    /// The smallest rectangle around both.
    fileprivate func union(_ other: Rect) -> Rect {
        let top = min(row, other.row)
        let left = min(column, other.column)
        return Rect(
            row: top, column: left, rows: max(endRow, other.endRow) - top,
            columns: max(endColumn, other.endColumn) - left)
    }
}
