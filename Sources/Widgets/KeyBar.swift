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

    /// A footer.
    package init(_ entries: [Entry]) { self.entries = entries }

    /// Draws it in the first row of the rectangle.
    package func draw(on canvas: inout Canvas, in rect: Rect) {
        let row = rect.top(1)
        canvas.fill(row, style: Style(.keyLabel))
        for (entry, place) in zip(entries, places(in: row)) {
            let key = place.left(entry.key.cells)
            canvas.put(entry.key, in: key, style: Style(entry.isEnabled ? .key : .disabled))
            let style = Style(entry.isEnabled ? .keyLabel : .disabled)
            canvas.put(entry.label, in: place.droppingLeft(entry.key.cells), style: style)
        }
    }

    /// The entry drawn in this cell.
    package func entry(at position: Position, in rect: Rect) -> Int? {
        places(in: rect.top(1)).firstIndex { $0.contains(position) }
    }

    /// Where each entry that fits is drawn; those that do not fit are left out from the end.
    private func places(in row: Rect) -> [Rect] {
        var places: [Rect] = []
        var column = row.column
        for entry in entries {
            let width = entry.key.cells + entry.label.cells
            if column + width > row.endColumn { break }
            places.append(Rect(row: row.row, column: column, rows: row.rows, columns: width))
            column += width + 1
        }
        return places
    }
}
