import Domain
import Surface
import Widgets

/// The themes: the whole screen shows the one the cursor is on, before it is chosen.
struct ThemeOverlay: Overlay {
    let title: String
    var actions: [Action] { [Self.choose, Self.confirm, Self.leave] }
    var menu: Menu
    let themes: [String]
    private let worn: String
    private let sample: [(String, Role)]

    init(_ scene: Scene, _ themes: [String], worn: String) {
        title = scene.say("换主题")
        self.themes = themes
        self.worn = worn
        menu = Menu(themes.map { Menu.Item(scene.name(ofTheme: $0)) })
        menu.select(themes.firstIndex(of: worn) ?? 0)
        sample = [
            (scene.say("余额") + " 866.00", .money), (scene.name(VisitState.waiting), .waiting),
            (scene.name(VisitState.serving), .serving),
            (scene.name(VisitState.expected), .booked), (scene.say("提醒"), .warning), (scene.say("错误"), .error),
        ]
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) {
            turn.effect(.showTheme(worn))
            return turn.close()
        }
        let before = menu.selected
        if case .chosen(let index) = menu.handle(event, in: list(in: box(in: Rect(turn.scene.size)))) {
            turn.close()
            return turn.choose(theme: themes[index])
        }
        if menu.selected != before { turn.effect(.showTheme(themes[menu.selected])) }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let box = box(in: canvas.bounds)
        Dialog.ground(on: &canvas, box, title: title, namesEscape: true)
        menu.draw(on: &canvas, in: list(in: box))
        var place = box.inset(rows: 2, columns: 3).bottom(1)
        for (text, role) in sample where place.columns > text.cells {
            canvas.put(text, at: Position(row: place.row, column: place.column), style: Style(role))
            place = place.droppingLeft(text.cells + 2)
        }
        return nil
    }

    private func box(in bounds: Rect) -> Rect {
        let columns = sample.reduce(10) { $0 + $1.0.cells + 2 }
        return bounds.centered(
            Size(columns: min(max(36, columns), bounds.columns - 4), rows: min(themes.count + 6, bounds.rows - 2)))
    }

    private func list(in box: Rect) -> Rect { box.inset(rows: 2, columns: 3).droppingBottom(2) }
}
