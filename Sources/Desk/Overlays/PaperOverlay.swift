import Domain
import Operations
import Surface
import Widgets

/// Something laid out for paper, to be read on the screen and printed.
struct PaperOverlay: Overlay {
    let title: String
    var actions: [Action] {
        [
            Self.scroll,
            Action("dialog.print", [.character("p")], Phrase("打印"), "dy", help: Phrase("打印小票")), Self.leave,
        ]
    }
    private let paper: Paper
    private var view: TextView

    init(_ title: String, _ paper: Paper) {
        self.title = title
        self.paper = paper
        view = TextView(ReceiptText(columns: 48).lines(paper.lines), folds: false)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        case .key(.escape), .key(.enter): turn.close()
        case .key(.character("p")): turn.print(paper)
        default: _ = view.handle(event, in: text(box(in: Rect(turn.scene.size))))
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let box = box(in: canvas.bounds)
        let inner = Dialog.ground(on: &canvas, box, title: title, namesEscape: true)
        view.draw(on: &canvas, in: text(box), style: Style(.overlay))
        canvas.put(keys: scene.say("Enter 关闭   p 打印"), in: inner.bottom(1), .center, style: Style(.overlay))
        return nil
    }

    private func box(in bounds: Rect) -> Rect {
        bounds.centered(Size(columns: 56, rows: min(bounds.rows - 4, view.lines.count + 4)))
    }

    private func text(_ box: Rect) -> Rect { box.inset(rows: 1, columns: 3).droppingBottom(2) }
}
