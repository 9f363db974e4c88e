import Operations
import Surface
import Widgets

/// The receipt of something prepaid that went back, with its working, to be read and printed.
struct PrepaidReceiptOverlay: Overlay {
    let title: String
    var actions: [Action] {
        [
            Self.scroll,
            Action("dialog.print", [.character("p")], Phrase("打印"), "dy", help: Phrase("打印小票")), Self.leave,
        ]
    }
    private let receipt: PrepaidReceipt
    private var view: TextView

    init(_ receipt: PrepaidReceipt, _ scene: Scene) {
        title = scene.say("退卡凭证")
        self.receipt = receipt
        view = TextView(scene.receiptLayout(columns: 48).lines(receipt, scene.name(receipt.cause)), folds: false)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        case .key(.escape), .key(.enter): turn.close()
        case .key(.character("p")):
            let scene = turn.scene
            turn.print(scene.receiptLayout(columns: scene.paperColumns).lines(receipt, scene.name(receipt.cause)))
        default: _ = view.handle(event, in: text(box(in: Rect(turn.scene.size))))
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let box = box(in: canvas.bounds)
        let inner = Dialog.ground(on: &canvas, box, title: title)
        view.draw(on: &canvas, in: text(box), style: Style(.overlay))
        canvas.put(scene.say("Enter 关闭   p 打印"), in: inner.bottom(1), .center, style: Style(.overlay))
        return nil
    }

    private func box(in bounds: Rect) -> Rect {
        bounds.centered(Size(columns: 56, rows: min(bounds.rows - 2, view.lines.count + 4)))
    }

    private func text(_ box: Rect) -> Rect { box.inset(rows: 1, columns: 3).droppingBottom(2) }
}
