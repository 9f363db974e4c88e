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
        for (entry, place) in zip(shown(in: row), places(shown(in: row), in: row)) {
            let key = place.left(entry.key.cells)
            canvas.put(entry.key, in: key, style: Style(entry.isEnabled ? .key : .disabled))
            let style = Style(entry.isEnabled ? .keyLabel : .disabled)
            canvas.put(entry.label, in: place.droppingLeft(entry.key.cells), style: style)
        }
    }

    /// The entry drawn in this cell; `entries.count` where it is `more`.
    package func entry(at position: Position, in rect: Rect) -> Int? {
        let row = rect.top(1)
        let shown = shown(in: row)
        let index = places(shown, in: row).firstIndex { $0.contains(position) }
        return index == shown.count - 1 && shown.count <= entries.count && shown.last == more ? entries.count : index
    }

    /// The entries that fit; where some do not, the last is `more`.
    private func shown(in row: Rect) -> [Entry] {
        guard let more, places(entries, in: row).count < entries.count else { return entries }
        var first = entries
        while !first.isEmpty, places(first + [more], in: row).count <= first.count { first.removeLast() }
        return first + [more]
    }

    /// Where each entry that fits is drawn; those that do not fit are left out from the end.
    private func places(_ entries: [Entry], in row: Rect) -> [Rect] {
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
