import Surface
import Widgets

/// A numbered list to choose from: F10 and the themes.
struct MenuOverlay: Overlay {
    /// One thing to choose.
    struct Choice: Sendable {
        let label: String
        var detail = ""
        let deed: @Sendable (inout Turn) -> Void
    }

    let title: String
    var actions: [Action] { [Self.choose, Self.confirm, Self.leave] }
    var menu: Menu
    let choices: [Choice]

    init(_ title: String, _ choices: [Choice], selected: Int = 0) {
        self.title = title
        self.choices = choices
        menu = Menu(choices.map { Menu.Item($0.label, detail: $0.detail) })
        menu.select(selected)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        if case .chosen(let index) = menu.handle(event, in: inner(of: box(in: Rect(turn.scene.size)))) {
            turn.close()
            choices[index].deed(&turn)
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let box = box(in: canvas.bounds)
        Dialog.ground(on: &canvas, box, title: title, namesEscape: true)
        menu.draw(on: &canvas, in: inner(of: box))
        return nil
    }

    private func box(in bounds: Rect) -> Rect {
        let labels = choices.map(\.label.cells).max() ?? 0
        let widest = labels + (choices.map(\.detail.cells).max() ?? 0) + 14
        return bounds.centered(
            Size(columns: max(36, min(widest, bounds.columns - 4)), rows: min(choices.count + 4, bounds.rows - 2)))
    }

    private func inner(of box: Rect) -> Rect { box.inset(rows: 2, columns: 3) }
}
