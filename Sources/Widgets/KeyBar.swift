package import Surface

/// The footer: keys and what they do, as many as fit.
package struct KeyBar: Equatable, Sendable {
    /// A key and what it does.
    package struct Entry: Equatable, Sendable {
        /// The name of the key.
        package var key: String
        /// What it does.
        package var label: String
        /// Whether it can be done now.
        package var isEnabled: Bool

        /// A key and what it does.
        package init(_ key: String, _ label: String, isEnabled: Bool = true) {
            self.key = key
            self.label = label
            self.isEnabled = isEnabled
        }
    }

    /// What is offered, the most important first.
    package var entries: [Entry]

    /// What stands at the end where some do not fit: how to see the others.
    package var more: Entry?

    /// A footer.
    package init(_ entries: [Entry], more: Entry? = nil) {
        self.entries = entries
        self.more = more
    }

    /// Draws it in the first row of the rectangle.
    package func draw(on canvas: inout Canvas, in rect: Rect) {
        let row = rect.top(1)
        canvas.fill(row, style: Style(.keyLabel))
        for (entry, place) in places(in: row) {
            let key = place.left(entry.key.cells)
            canvas.put(entry.key, in: key, style: Style(entry.isEnabled ? .key : .disabled))
            let style = Style(entry.isEnabled ? .keyLabel : .disabled)
            canvas.put(entry.label, in: place.droppingLeft(key.columns), style: style)
        }
    }

    /// The entry drawn in this cell; `entries.count` where it is `more`.
    package func entry(at position: Position, in rect: Rect) -> Int? {
        let places = places(in: rect.top(1))
        guard let index = places.firstIndex(where: { $0.place.contains(position) }) else { return nil }
        let isMore = index == places.count - 1 && places.count <= entries.count && places[index].entry == more
        return isMore ? entries.count : index
    }

    /// The entries that fit and where each is drawn; where some do not, the last is `more`.
    private func places(in row: Rect) -> [(entry: Entry, place: Rect)] {
        let wide = entries.map { ($0, $0.key.cells + $0.label.cells) }
        var (end, fitting) = (0, 0)
        for (_, width) in wide {
            if end + width > row.columns { break }
            end += width + 1
            fitting += 1
        }
        guard let more, fitting < entries.count else { return places(of: wide.prefix(fitting), row) }
        let last = more.key.cells + more.label.cells
        while fitting > 0, end + last > row.columns {
            fitting -= 1
            end -= wide[fitting].1 + 1
        }
        return places(of: end + last > row.columns ? [] : wide.prefix(fitting) + [(more, last)], row)
    }

    private func places(of shown: ArraySlice<(Entry, Int)>, _ row: Rect) -> [(entry: Entry, place: Rect)] {
        var column = row.column
        return shown.map { entry, width in
            defer { column += width + 1 }
            return (entry, Rect(row: row.row, column: column, rows: row.rows, columns: width))
        }
    }
}
