import Domain
import Operations
import Surface
import Widgets

/// The receipt of a sale on the screen, to be scrolled and printed; change to give is shown large above it.
struct SaleView: Sendable {
    let receipt: SaleReceipt
    private var view: TextView

    init(_ receipt: SaleReceipt, _ scene: Scene) {
        self.receipt = receipt
        view = TextView(scene.lines(receipt) + Self.aboutCodes(receipt, scene), folds: false)
    }

    /// The screen shows no code: where whoever has no printer finds it.
    private static func aboutCodes(_ receipt: SaleReceipt, _ scene: Scene) -> [String] {
        guard receipt.lines.contains(where: { $0.codes?.contains { $0.state == .issued } ?? false }) else { return [] }
        let hint = scene.say("完整的卡密只印在小票上;没有打印的,到 %@ 交付卡密的“已办完”里看。", scene.key(of: Global.more.action))
        return [""] + hint.wrapped(to: 42)
    }

    mutating func handle(_ event: Event, _ scene: Scene) -> Bool { view.handle(event, in: place(scene)) }

    func draw(on canvas: inout Canvas, _ scene: Scene) {
        let place = place(scene)
        view.draw(on: &canvas, in: place)
        guard receipt.change > .zero else { return }
        let above = scene.body.top(4).left(place.columns)
        let box = Rect(row: above.row, column: place.column, rows: above.rows, columns: above.columns)
        canvas.put(scene.say("找零"), in: box, style: Style(.title))
        BigNumber(receipt.change.description).draw(on: &canvas, in: box, style: Style(.accent))
    }

    private func place(_ scene: Scene) -> Rect {
        let body = receipt.change > .zero ? scene.body.droppingTop(4) : scene.body
        return body.centered(Size(columns: 44, rows: body.rows))
    }
}

extension Scene {
    /// What a sale says in one line, when its receipt is closed: nobody does it twice.
    func done(_ receipt: SaleReceipt) -> String {
        let total = receipt.total.description
        let owed = receipt.payments.filter { $0.means == .onAccount }.reduce(Money.zero) { $0 + $1.amount }
        if owed == receipt.total, owed > .zero { return say("已挂账 %@ 元", total) }
        if owed > .zero { return say("已收款 %@ 元,挂账 %@ 元", (receipt.total - owed).description, owed.description) }
        if receipt.change > .zero { return say("已收款 %@ 元,找零 %@ 元", total, receipt.change.description) }
        let isStored = receipt.payments.contains { $0.means == .principal || $0.means == .bonus }
        let isAll = receipt.payments.allSatisfy { $0.means == .principal || $0.means == .bonus }
        guard isStored, let account = receipt.account else { return say("已收款 %@ 元", total) }
        let after = account.balance.description
        return isAll ? say("已扣款 %@ 元,余额 %@ 元", total, after) : say("已收款 %@ 元,余额 %@ 元", total, after)
    }
}
