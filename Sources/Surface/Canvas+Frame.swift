extension Canvas {
    /// Draws a frame on the edge of the rectangle, with a title in its upper line.
    package mutating func frame(
        _ rect: Rect, title: String? = nil, style: Style = Style(.border), titleStyle: Style = Style(.title)
    ) {
        guard rect.rows >= 2, rect.columns >= 2 else { return }
        let (upperLeft, upperRight, lowerLeft, lowerRight) = chrome.corners
        let line = String(repeating: chrome.horizontal, count: rect.columns - 2)
        put(upperLeft + line + upperRight, at: rect.origin, style: style)
        put(lowerLeft + line + lowerRight, at: Position(row: rect.endRow - 1, column: rect.column), style: style)
        for row in rect.row + 1..<max(rect.row + 1, rect.endRow - 1) {
            put(chrome.vertical, at: Position(row: row, column: rect.column), style: style)
            put(chrome.vertical, at: Position(row: row, column: rect.endColumn - 1), style: style)
        }
        if let title, rect.columns >= 7 {
            let text = " " + title.truncated(to: rect.columns - 6, ellipsis: chrome.ellipsis) + " "
            put(text, at: Position(row: rect.row, column: rect.column + 2), style: titleStyle)
        }
    }

    /// Draws a line across the rectangle in this row of the screen; with joins it meets a frame on both sides.
    package mutating func rule(row: Int, in rect: Rect, joined: Bool = false, style: Style = Style(.border)) {
        guard rect.columns > 0 else { return }
        let start = Position(row: row, column: rect.column)
        put(String(repeating: chrome.horizontal, count: rect.columns), at: start, style: style)
        if joined && rect.columns >= 2 {
            put(chrome.teeLeft, at: start, style: style)
            put(chrome.teeRight, at: Position(row: row, column: rect.endColumn - 1), style: style)
        }
    }

    /// Writes one line of text into a rectangle's row, cut with an ellipsis and aligned; returns the cells it took.
    @discardableResult
    package mutating func put(
        _ text: String, in rect: Rect, row: Int = 0, _ alignment: Alignment = .left, style: Style = Style(.text)
    ) -> Int {
        guard row >= 0, row < rect.rows, rect.columns > 0 else { return 0 }
        var cut = text
        var width = text.cells
        if width > rect.columns {
            cut = text.truncated(to: rect.columns, ellipsis: chrome.ellipsis)
            width = cut.cells
        }
        let shift =
            switch alignment {
            case .left: 0
            case .center: (rect.columns - width) / 2
            case .right: rect.columns - width
            }
        put(cut, at: Position(row: rect.row + row, column: rect.column + shift), style: style, clip: rect)
        return width
    }
}
