import Domain
import Surface
import Widgets

/// Ctrl-P: everything that can be done now, found by Chinese, by initials of its pinyin, or by its name in the
/// language of the desk.
struct PaletteOverlay: Overlay {
    /// An action and why it cannot be done now.
    struct Entry: Sendable {
        let action: Action
        let obstacle: String?
    }

    let title: String
    var actions: [Action] { [Self.choose, Self.confirm, Self.leave] }
    private let entries: [Entry]
    /// Places of those that were chosen lately, the latest first.
    private let recent: [Int]
    private var found: [Entry]
    private var field: TextField
    private var menu: Menu
    private let wording: Wording
    private let finder: ItemFinder

    /// - Parameter recent: ids of what was chosen lately, the latest first; it is offered before anything is typed.
    init(_ entries: [Entry], recent: [String], _ scene: Scene) {
        title = scene.say("做什么")
        self.entries = entries
        self.recent = recent.compactMap { id in entries.firstIndex { $0.action.id == id } }
        wording = scene.wording
        finder = ItemFinder(
            entries.map { entry in
                let action = entry.action
                return .init(
                    [action.title.source, scene.say(action.title)], codes: [action.initials.uppercased()])
            })
        found = []
        field = TextField(limit: 30, placeholder: scene.say("中文、拼音首字母或英文"))
        menu = Menu([Menu.Item](), isNumbered: false)
        search()
    }

    var typing: TextField? {
        get { field }
        set {
            if let newValue { field = newValue }
            search()
        }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = Self.box(in: Rect(turn.scene.size)).inset(rows: 1, columns: 3).droppingTop(2)
        switch menu.handle(event, in: place) {
        case .chosen(let index): turn.close(running: found[index].action.id)
        case .refused(_, let obstacle): turn.refuse(obstacle)
        case .handled: break
        case .ignored:
            if field.handle(event) == .changed { search() }
        }
    }

    private mutating func search() {
        let places = finder.find(field.text)
        let first = field.text.isEmpty ? recent : []
        found = (first + places.filter { !first.contains($0) }).map { entries[$0] }
        let widest = entries.map { wording.say($0.action.title).cells }.max() ?? 0
        menu.items = found.map { entry in
            Menu.Item(
                wording.say(entry.action.title).padded(to: max(16, widest)),
                detail: entry.action.keys.first?.label ?? "",
                obstacle: entry.obstacle)
        }
        menu.select(0)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let box = Self.box(in: canvas.bounds)
        let inner = Dialog.ground(on: &canvas, box, title: title, namesEscape: true)
        let cursor = field.drawBox(on: &canvas, in: inner, focused: true)
        if found.isEmpty {
            canvas.put(keys: scene.say("没有找到;换个说法,或按 Esc 返回"), in: inner.droppingTop(2), style: Style(.muted))
        }
        menu.draw(on: &canvas, in: inner.droppingTop(2))
        return cursor
    }

    private static func box(in bounds: Rect) -> Rect {
        bounds.centered(Size(columns: min(60, bounds.columns - 4), rows: min(18, bounds.rows - 4)))
    }
}
