extension Canvas {
    /// A key that stands on the screen: a click there is as good as pressing it.
    package struct KeyPlace: Equatable, Sendable {
        /// Where.
        package let rect: Rect
        /// Which key.
        package let key: Key
    }

    /// Writes one line of text that names keys, as `put(_:in:row:_:style:)` does; the keys can be clicked.
    @discardableResult
    package mutating func put(
        keys text: String, in rect: Rect, row: Int = 0, _ alignment: Alignment = .left, style: Style = Style(.text)
    ) -> Int {
        let width = put(text, in: rect, row: row, alignment, style: style)
        let shift =
            switch alignment {
            case .left: 0
            case .center: (rect.columns - width) / 2
            case .right: rect.columns - width
            }
        for named in NamedKey.all(in: text) where named.start < width {
            let cells = min(named.cells, width - named.start)
            mark(
                Rect(row: rect.row + row, column: rect.column + shift + named.start, rows: 1, columns: cells), named.key
            )
        }
        return width
    }

    /// The key that stands in this cell.
    package func key(at position: Position) -> Key? { keyPlaces.last { $0.rect.contains(position) }?.key }
}
