import Domain
import Operations
import Surface
import Widgets

/// What it costs and why: list prices, every reason with its amount, what is to pay in large digits, what is saved.
struct PricePane {
    let room: CheckoutRoom
    let scene: Scene

    /// Rows it needs at this width.
    func rows(_ width: Int) -> Int {
        guard room.price != nil, !room.cart.lines.isEmpty else { return 0 }
        return reasons(width).lines.count + after(width).lines.count + BigNumber.rows + 1
    }

    func draw(on canvas: inout Canvas, in rect: Rect) {
        guard room.price != nil, !room.cart.lines.isEmpty else { return }
        let (above, below) = (reasons(rect.columns), after(rect.columns))
        let big = rect.rows - above.lines.count - below.lines.count > BigNumber.rows
        let height = big ? BigNumber.rows + 1 : 1
        let shown = min(above.lines.count, max(0, rect.rows - height))
        above.draw(on: &canvas, in: rect.top(shown))
        let sum = rect.droppingTop(shown).top(height)
        canvas.put(scene.say("应付"), in: sum, style: Style(.title))
        let money = big ? sum.droppingTop(1) : sum
        BigNumber(room.total.description).draw(on: &canvas, in: money, style: Style(.money))
        below.draw(on: &canvas, in: rect.droppingTop(shown + height))
    }

    private func reasons(_ width: Int) -> Lines {
        var lines = Lines()
        guard let quotation = room.price?.quotation else { return lines }
        lines.add(scene.say("原价"), right: quotation.list.description, .muted, rightRole: .muted)
        for step in quotation.steps {
            lines.add(
                scene.wording.say(reason: step.reason), right: (-step.amount).description, .success, rightRole: .success
            )
        }
        return lines
    }

    private func after(_ width: Int) -> Lines {
        var lines = Lines()
        guard let quotation = room.price?.quotation else { return lines }
        let saved = quotation.list - quotation.total
        if saved > .zero { lines.add(scene.say("已省 %@ 元", saved.description), .success) }
        for gift in quotation.gifts {
            let title = scene.catalogue?.goods.first { $0.good == gift.good }?.title ?? ""
            lines.add(scene.say("送 %@", title), .success)
        }
        for part in room.parts where room.parts.count > 1 || room.due > .zero {
            lines.add(scene.name(part.means), right: part.amount.description, .muted, rightRole: .muted)
        }
        // Points nobody asked for are no discount that was missed.
        let missed = quotation.whyNot.count { $0 != .init(what: .points, why: .notChosen) }
        if missed > 0 {
            lines.add(scene.say("还有 %@ 项优惠没用上 %@", String(missed), scene.key(of: CheckoutRoom.action(.why))), .muted)
        }
        if !room.cart.note.isEmpty { lines.fold(scene.say("备注 %@", room.cart.note), to: width, .muted, most: 2) }
        return lines
    }
}
