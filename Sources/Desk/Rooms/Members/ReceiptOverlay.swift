import Operations
import Surface
import Widgets

/// The receipt of something that was taken back, to be read and printed.
struct ReceiptOverlay: Overlay {
    let title: String
    var actions: [Action] {
        [
            Self.scroll,
            Action("dialog.print", [.character("p")], Phrase("打印"), "dy", help: Phrase("打印小票")), Self.leave,
        ]
    }
    private let receipt: Receipt
    private var view: TextView

    init(_ receipt: Receipt, _ scene: Scene) {
        title = scene.say("撤销凭证")
        self.receipt = receipt
        view = TextView(scene.receiptLayout(columns: 42).lines(receipt), folds: false)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        case .key(.escape), .key(.enter): turn.close()
        case .key(.character("p")): turn.print(turn.scene.paper(receipt))
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
        bounds.centered(Size(columns: 50, rows: min(bounds.rows - 2, view.lines.count + 4)))
    }

    private func text(_ box: Rect) -> Rect { box.inset(rows: 1, columns: 3).droppingBottom(2) }
}
