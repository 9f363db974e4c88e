import Surface

/// Where in a long list the window is, drawn in one column.
enum ScrollBar {
    /// Draws it in the last column of the rectangle; nothing when all of the list is seen.
    static func draw(on canvas: inout Canvas, in rect: Rect, top: Int, total: Int) {
        guard total > rect.rows, rect.rows > 0, rect.columns > 0 else { return }
        let length = max(1, rect.rows * rect.rows / total)
        let start = top * (rect.rows - length) / max(1, total - rect.rows)
        for row in 0..<rect.rows {
            let isThumb = row >= start && row < start + length
            let sign = isThumb ? canvas.chrome.full : canvas.chrome.vertical
            let place = Position(row: rect.row + row, column: rect.endColumn - 1)
            canvas.put(sign, at: place, style: Style(isThumb ? .accent : .border))
        }
    }
}
