import Surface
import Widgets

/// What the keys do, drawn from the tables of actions.
struct HelpOverlay: Overlay {
    let title: String
    var actions: [Action] { [Self.scroll, Self.leave] }
    private var view: TextView

    init(_ sections: [(String, [Action])], _ scene: Scene) {
        title = scene.say("帮助")
        let rows = sections.flatMap(\.1).map { (keys: Self.keys($0), title: scene.say($0.title)) }
        let keys = max(16, (rows.map(\.keys.cells).max() ?? 0) + 1)
        let titles = max(14, (rows.map(\.title.cells).max() ?? 0) + 1)
        let room = Self.box(in: Rect(scene.size)).columns - 4 - keys - titles - 4
        var lines: [String] = []
        for (name, actions) in sections {
            if !lines.isEmpty { lines.append("") }
            lines.append(name)
            for action in actions {
                let head = "  " + Self.keys(action).padded(to: keys) + scene.say(action.title).padded(to: titles) + " "
                for (row, line) in scene.say(action.help).wrapped(to: room).enumerated() {
                    lines.append((row == 0 ? head : String(repeating: " ", count: head.cells)) + line)
                }
            }
        }
        view = TextView(lines, folds: false)
    }

    private static func keys(_ action: Action) -> String { action.keys.map(\.label).joined(separator: " ") }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        case .key(.escape), .key(.enter), .key(.function(1)), .key(.character("?")), .key(.character("q")): turn.close()
        default: _ = view.handle(event, in: Self.box(in: Rect(turn.scene.size)).inset(rows: 1, columns: 2))
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let box = Self.box(in: canvas.bounds)
        Dialog.ground(on: &canvas, box, title: title, namesEscape: true)
        view.draw(on: &canvas, in: box.inset(rows: 1, columns: 2), style: Style(.overlay))
        return nil
    }

    private static func box(in bounds: Rect) -> Rect {
        bounds.centered(Size(columns: min(100, bounds.columns - 2), rows: bounds.rows - 2))
    }
}
