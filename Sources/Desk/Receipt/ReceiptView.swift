import Domain
import Operations
import Surface
import Widgets

/// A receipt on the screen, to be scrolled, printed, taken back.
struct ReceiptView: Sendable {
    let receipt: Receipt
    private var view: TextView

    init(_ receipt: Receipt, _ scene: Scene) {
        self.receipt = receipt
        view = TextView(scene.receiptLayout(columns: 42).lines(receipt), folds: false)
    }

    /// Whether it may still be taken back.
    func mayBeUndone(_ scene: Scene) -> Bool {
        receipt.kind != .reversal && receipt.undoUntil.map { scene.now < $0 } ?? false
    }

    mutating func handle(_ event: Event, _ scene: Scene) -> Bool {
        view.handle(event, in: Self.place(scene))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) { view.draw(on: &canvas, in: Self.place(scene)) }

    static func place(_ scene: Scene) -> Rect {
        scene.body.centered(Size(columns: 44, rows: scene.body.rows))
    }
}

extension Scene {
    /// What a receipt says in one line, when it is closed: nobody does it twice.
    func done(_ receipt: Receipt) -> String {
        let (total, after) = (receipt.total.description, receipt.balanceAfter.description)
        switch receipt.kind {
        case .deduction: return say("已扣款 %@ 元,余额 %@ 元", total, after)
        case .topUp where receipt.bonusGranted > .zero:
            return say("已充值 %@ 送 %@,余额 %@ 元", total, receipt.bonusGranted.description, after)
        case .topUp: return say("已充值 %@ 元,余额 %@ 元", total, after)
        case .packageSale:
            return say("已售出 %@", receipt.lines.map { wording.title(inBooks: $0.title) }.joined(separator: " "))
        case .debtPaid: return say("已还挂账 %@ 元,还欠 %@ 元", total, (receipt.debtAfter ?? .zero).description)
        case .reversal: return say("已撤销,余额 %@ 元", after)
        }
    }

    func receiptLayout(columns: Int) -> ReceiptLayout {
        ReceiptLayout(columns: columns, wording: wording, calendar: calendar)
    }
}
