package import Surface

/// The pages of a room side by side, one of them open.
package struct Tabs: Equatable, Sendable {
    /// What they are called; never empty.
    package var titles: [String]
    /// A count behind a title; 0 is not drawn.
    package var badges: [Int: Int]
    /// Which one is open.
    package private(set) var selected: Int

    /// Tabs with the first open; there must be one.
    package init(_ titles: [String], badges: [Int: Int] = [:]) {
        precondition(!titles.isEmpty, "Tabs without a tab")
        self.titles = titles
        self.badges = badges
        selected = 0
    }

    /// Opens one; a number that is none opens the nearest.
    package mutating func select(_ index: Int) { selected = min(max(0, index), titles.count - 1) }

    /// Applies an event: Left, Right or a click; says whether another one is open now.
    package mutating func handle(_ event: Event, in rect: Rect) -> Bool {
        let before = selected
        switch event {
        case .key(.left): select(selected - 1)
        case .key(.right): select(selected + 1)
        case .mouse(let mouse) where mouse.kind == .press:
            if let index = tab(at: mouse.position, in: rect) { select(index) }
        default: break
        }
        return selected != before
    }

    /// The tab drawn in this cell.
    package func tab(at position: Position, in rect: Rect) -> Int? {
        places(in: rect.top(1)).firstIndex { $0.contains(position) }
    }

    /// Draws them in the first row of the rectangle.
    package func draw(on canvas: inout Canvas, in rect: Rect) {
        let row = rect.top(1)
        for (index, place) in places(in: row).enumerated() {
            let style = Style(index == selected ? .selection : .muted)
            canvas.fill(place, style: style)
            canvas.put(" \(titles[index])", in: place, style: style)
            if let count = badges[index], count > 0 {
                let badge = "\(count)"
                canvas.put(badge, in: place.droppingRight(1).right(badge.cells), style: Style(.badge))
            }
        }
    }

    private func places(in row: Rect) -> [Rect] {
        var column = row.column
        return titles.indices.map { index in
            let count = badges[index] ?? 0
            let width = titles[index].cells + 2 + (count > 0 ? "\(count)".cells + 1 : 0)
            defer { column += width + 1 }
            return row.intersection(Rect(row: row.row, column: column, rows: 1, columns: width))
        }
    }
}
