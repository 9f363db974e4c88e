import Surface
import Widgets

/// A list in a dialog whose rows take two lines each: what it is, and what is to be known of it.
struct PairList: Sendable {
    private(set) var selected = 0
    var count = 0 {
        didSet { select(selected) }
    }

    mutating func select(_ place: Int) { selected = max(0, min(place, count - 1)) }

    /// Applies arrows and the mouse; false if it has no use for it.
    mutating func handle(_ event: Event, in bounds: Rect) -> Bool {
        switch event {
        case .key(.up): select(selected - 1)
        case .key(.down): select(selected + 1)
        case .key(.home): select(0)
        case .key(.end): select(count - 1)
        case .mouse(let mouse): return handle(mouse, in: bounds)
        default: return false
        }
        return true
    }

    private mutating func handle(_ mouse: Mouse, in bounds: Rect) -> Bool {
        let list = inner(in: bounds).droppingBottom(2)
        guard list.contains(mouse.position) else { return false }
        switch mouse.kind {
        case .wheelUp: select(selected - 1)
        case .wheelDown: select(selected + 1)
        case .press:
            let place = first(in: bounds) + (mouse.position.row - list.row) / 2
            if place < count { select(place) }
        case .drag, .release: return false
        }
        return true
    }

    func box(in bounds: Rect) -> Rect {
        bounds.centered(
            Size(columns: min(76, bounds.columns - 4), rows: min(max(count * 2, 1) + 6, bounds.rows - 2)))
    }

    private func inner(in bounds: Rect) -> Rect { box(in: bounds).inset(rows: 1, columns: 3) }

    private func room(in bounds: Rect) -> Int { max(1, (inner(in: bounds).rows - 2) / 2) }

    private func first(in bounds: Rect) -> Int {
        let room = room(in: bounds)
        return max(0, min(selected - room + 1, count - room))
    }

    /// Draws the rows that are seen; `texts` are what a row is, how it stands, and the line below.
    func draw(on canvas: inout Canvas, texts: (Int) -> (left: String, right: String, below: String)) {
        let inner = inner(in: canvas.bounds)
        let first = first(in: canvas.bounds)
        for place in first..<max(first, min(count, first + room(in: canvas.bounds))) {
            let (left, right, below) = texts(place)
            let gap = max(1, inner.columns - left.cells - right.cells)
            let row = (place - first) * 2
            canvas.put(
                left + String(repeating: " ", count: gap) + right, in: inner, row: row,
                style: Style(place == selected ? .selection : .overlay))
            canvas.put("  " + below, in: inner, row: row + 1, style: Style(.overlay))
        }
    }
}
