package import Surface

/// A list of rows with columns, one of them chosen. It knows only how many rows there are; what stands in them is
/// asked for the rows that are seen, so that a hundred thousand cost no more than thirty.
package struct Table: Equatable, Sendable {
    /// What became of an event.
    package enum Answer: Equatable, Sendable {
        /// The table has no use for it.
        case ignored
        /// It was used; the choice is where it was.
        case handled
        /// Another row is chosen.
        case moved
        /// Enter, or a click on the chosen row.
        case activated(Int)
    }

    /// Its columns from left to right.
    package var columns: [TableColumn]
    /// How many rows there are; the choice stays inside.
    package var count: Int {
        didSet { clamp() }
    }
    /// What is said when there are none.
    package var emptyText: String
    /// Whether the titles of the columns are drawn.
    package var showsTitles: Bool
    /// The chosen row; 0 when there are none.
    package private(set) var selected: Int
    private var top: Int

    /// A table with its first row chosen.
    package init(_ columns: [TableColumn], count: Int = 0, emptyText: String = "", showsTitles: Bool = true) {
        self.columns = columns
        self.count = max(0, count)
        self.emptyText = emptyText
        self.showsTitles = showsTitles
        selected = 0
        top = 0
    }

    /// The chosen row; nil when there are none.
    package var selection: Int? { count == 0 ? nil : selected }

    /// Chooses a row; a number that is none chooses the nearest.
    package mutating func select(_ row: Int) {
        selected = row
        clamp()
    }

    /// The rows seen when it is drawn in this rectangle.
    package func visible(in rect: Rect) -> Range<Int> {
        let page = body(of: rect).rows
        let first = firstVisible(page)
        return first..<max(first, min(count, first + page))
    }

    /// The row drawn in this cell.
    package func row(at position: Position, in rect: Rect) -> Int? {
        let body = body(of: rect)
        guard body.contains(position) else { return nil }
        let row = firstVisible(body.rows) + position.row - body.row
        return row < count ? row : nil
    }

    /// Applies an event; `rect` is where the table is drawn.
    package mutating func handle(_ event: Event, in rect: Rect) -> Answer {
        let page = max(1, body(of: rect).rows)
        top = firstVisible(page)
        defer { top = firstVisible(page) }
        switch event {
        case .key(.up): return move(to: selected - 1)
        case .key(.down): return move(to: selected + 1)
        case .key(.pageUp): return move(to: selected - page)
        case .key(.pageDown): return move(to: selected + page)
        case .key(.home): return move(to: 0)
        case .key(.end): return move(to: count - 1)
        case .key(.enter): return count == 0 ? .ignored : .activated(selected)
        case .mouse(let mouse): return handle(mouse, in: rect)
        default: return .ignored
        }
    }

    private mutating func handle(_ mouse: Mouse, in rect: Rect) -> Answer {
        guard rect.contains(mouse.position) else { return .ignored }
        switch (mouse.kind, mouse.button) {
        case (.wheelUp, _): return move(to: selected - 3)
        case (.wheelDown, _): return move(to: selected + 3)
        case (.press, .left):
            guard let row = row(at: mouse.position, in: rect) else { return .ignored }
            return row == selected ? .activated(row) : move(to: row)
        default: return .ignored
        }
    }

    private mutating func move(to row: Int) -> Answer {
        let before = selected
        select(row)
        return selected == before ? .handled : .moved
    }

    private mutating func clamp() { selected = min(max(0, selected), max(0, count - 1)) }

    func body(of rect: Rect) -> Rect { showsTitles ? rect.droppingTop(1) : rect }

    func firstVisible(_ page: Int) -> Int {
        var first = min(max(0, top), max(0, count - page))
        // At an edge it turns a third of the page at once: what comes next is in sight, and not every key repaints
        // every row.
        let turn = page / 3
        if selected < first { first = selected - turn }
        if selected >= first + page { first = selected - page + 1 + turn }
        return min(max(0, first), max(0, count - page))
    }
}
