package import Surface

/// A question above the room: a title, some lines, and buttons. It is never larger than the screen.
package struct Dialog: Equatable, Sendable {
    /// What became of an event.
    package enum Answer: Equatable, Sendable {
        /// The dialog has no use for it.
        case ignored
        /// It was used.
        case handled
        /// This button was pressed.
        case chosen(Int)
        /// Escape.
        case cancelled
    }

    /// What it is about.
    package var title: String
    /// What it says; long lines are folded.
    package var lines: [String]
    /// What can be answered; never empty. Digits press them too.
    package var buttons: [String]
    /// Which one Enter presses.
    package private(set) var selected: Int
    /// How the title is marked: `error`, `warning` or `title`.
    package var role: Role
    private var top = 0

    /// A dialog; there must be a button.
    package init(
        _ title: String, _ lines: [String], buttons: [String], selected: Int = 0, role: Role = .title
    ) {
        precondition(!buttons.isEmpty, "A dialog nobody can answer")
        self.title = title
        self.lines = lines
        self.buttons = buttons
        self.role = role
        self.selected = min(max(0, selected), buttons.count - 1)
    }

    /// Applies an event; `bounds` is the rectangle it was drawn in.
    package mutating func handle(_ event: Event, in bounds: Rect) -> Answer {
        switch event {
        case .key(.escape): return .cancelled
        case .key(.enter): return .chosen(selected)
        case .key(.left), .key(.backTab): selected = (selected + buttons.count - 1) % buttons.count
        case .key(.right), .key(.tab): selected = (selected + 1) % buttons.count
        case .key(.up): scroll(by: -1, in: bounds)
        case .key(.down): scroll(by: 1, in: bounds)
        case .key(.pageUp): scroll(by: -5, in: bounds)
        case .key(.pageDown): scroll(by: 5, in: bounds)
        case .key(let key):
            guard let digit = key.typed?.wholeNumberValue, (1...buttons.count).contains(digit) else { return .ignored }
            selected = digit - 1
            return .chosen(selected)
        case .mouse(let mouse) where mouse.kind == .wheelUp: scroll(by: -3, in: bounds)
        case .mouse(let mouse) where mouse.kind == .wheelDown: scroll(by: 3, in: bounds)
        case .mouse(let mouse):
            guard mouse.kind == .press, let index = button(at: mouse.position, in: bounds) else { return .ignored }
            selected = index
            return .chosen(index)
        default: return .ignored
        }
        return .handled
    }

    /// The button drawn in this cell.
    package func button(at position: Position, in bounds: Rect) -> Int? {
        places(in: inside(of: box(in: bounds))).firstIndex { $0.contains(position) }
    }

    /// Where it is drawn.
    package func box(in bounds: Rect) -> Rect {
        let widest = max(title.cells + 6, (lines.map(\.cells).max() ?? 0) + 6, buttonsWidth + 6, 24)
        let columns = min(widest, bounds.columns - (bounds.columns > 40 ? 4 : 0))
        let folded = lines.flatMap { $0.wrapped(to: columns - 6) }.count
        let stacked = buttonsWidth + 6 > columns ? buttons.count : 1
        return bounds.centered(Size(columns: columns, rows: folded + stacked + 3))
    }

    /// Draws it in the middle of `bounds`.
    package func draw(on canvas: inout Canvas, in bounds: Rect) {
        let box = box(in: bounds)
        Self.ground(on: &canvas, box, title: title, role: role, namesEscape: true)
        let inner = inside(of: box)
        let places = places(in: inner)
        let body = body(of: inner, places)
        let folded = lines.flatMap { $0.wrapped(to: body.columns) }
        let first = min(top, max(0, folded.count - body.rows))
        for (index, line) in folded.dropFirst(first).prefix(body.rows).enumerated() {
            canvas.put(line, in: body, row: index, style: Style(.overlay))
        }
        let side = Rect(row: body.row, column: body.column, rows: body.rows, columns: body.columns + 2)
        ScrollBar.draw(on: &canvas, in: side, top: first, total: folded.count)
        for (index, place) in places.enumerated() {
            canvas.put(caption(index), in: place, style: Style(index == selected ? .selection : .overlay))
        }
    }

    /// Draws an empty box with a title and returns what is inside its margins, for dialogs that hold a form.
    /// - Parameter namesEscape: whether the way out stands in the corner, as nothing below names it.
    @discardableResult
    package static func ground(
        on canvas: inout Canvas, _ box: Rect, title: String, role: Role = .title, namesEscape: Bool = false
    ) -> Rect {
        canvas.lay(box)
        canvas.frame(box, title: title, style: Style(.overlay), titleStyle: Style(role))
        let corner = box.top(1).droppingRight(2).right(5)
        if namesEscape, box.columns >= title.cells + 12 {
            canvas.put(" \(Key.escape.label) ", in: corner, style: Style(.overlay))
            canvas.mark(corner, .escape)
        }
        return box.inset(rows: 1, columns: 3)
    }

    private func caption(_ index: Int) -> String { "[ \(buttons[index]) ]" }

    private var buttonsWidth: Int {
        buttons.indices.reduce(0) { $0 + caption($1).cells } + 2 * (buttons.count - 1)
    }

    private func inside(of box: Rect) -> Rect { box.inset(rows: 1, columns: 3) }

    /// Side by side in the last row where they fit, else one below the other.
    private func places(in inner: Rect) -> [Rect] {
        if buttonsWidth > inner.columns {
            let rows = inner.bottom(buttons.count)
            return buttons.indices.map { rows.droppingTop($0).top(1) }
        }
        var column = inner.column + (inner.columns - buttonsWidth) / 2
        return buttons.indices.map { index in
            let width = caption(index).cells
            defer { column += width + 2 }
            return Rect(row: inner.endRow - 1, column: column, rows: inner.rows > 0 ? 1 : 0, columns: width)
        }
    }

    private func body(of inner: Rect, _ places: [Rect]) -> Rect {
        let taken = inner.endRow - (places.first?.row ?? inner.endRow)
        return inner.droppingBottom(taken + (inner.rows > taken + 1 ? 1 : 0))
    }

    private mutating func scroll(by count: Int, in bounds: Rect) {
        let inner = inside(of: box(in: bounds))
        let body = body(of: inner, places(in: inner))
        let folded = lines.flatMap { $0.wrapped(to: body.columns) }.count
        top = min(max(0, top + count), max(0, folded - body.rows))
    }
}
