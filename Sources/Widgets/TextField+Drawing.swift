package import Surface

extension TextField {
    /// Draws label, field, unit and error in the first row of the rectangle; returns where the cursor is.
    ///
    /// `labelWidth` cells are kept for the label (its own width when nil), `fieldWidth` for what is typed; the error
    /// takes what is left over.
    @discardableResult
    package func draw(
        on canvas: inout Canvas, in rect: Rect, focused: Bool, labelWidth: Int? = nil, fieldWidth: Int = 24
    ) -> Position? {
        let row = rect.top(1)
        guard !row.isEmpty else { return nil }
        let named = labelWidth ?? (label.isEmpty ? 0 : label.cells + 1)
        canvas.put(label, in: row.left(named), style: Style(focused ? .accent : .text))
        let box = row.droppingLeft(named).left(fieldWidth)
        let cursor = drawBox(on: &canvas, in: box, focused: focused)
        var rest = row.droppingLeft(named + box.columns)
        if !unit.isEmpty {
            canvas.put(unit, in: rest.droppingLeft(1), style: Style(.muted))
            rest = rest.droppingLeft(1 + unit.cells)
        }
        if let error, !error.isEmpty { draw(error, beside: rest, below: rect.droppingTop(1), on: &canvas) }
        return cursor
    }

    /// Beside the field, or below it where only there is room for the whole sentence.
    private func draw(_ error: String, beside rest: Rect, below: Rect, on canvas: inout Canvas) {
        if error.cells + 3 <= rest.columns || below.isEmpty {
            if rest.columns > 2 { canvas.put(" " + error + " ", in: rest.droppingLeft(1), style: Style(.error)) }
            return
        }
        for (row, line) in error.wrapped(to: below.columns - 2).enumerated() {
            canvas.put(" " + line + " ", in: below, row: row, style: Style(.error))
        }
    }

    /// Draws only what is typed, filling the first row of the rectangle; returns where the cursor is.
    @discardableResult
    package func drawBox(on canvas: inout Canvas, in rect: Rect, focused: Bool) -> Position? {
        let box = rect.top(1)
        guard !box.isEmpty else { return nil }
        let style = Style(error != nil ? .error : focused ? .fieldFocused : .field)
        canvas.fill(box, style: style)
        if text.isEmpty && !placeholder.isEmpty {
            canvas.put(
                placeholder, in: box, style: error == nil ? Style(focused ? .placeholderFocused : .placeholder) : style)
        }
        let shown = content == .secret ? [Character](repeating: "*", count: text.count) : Array(text)
        let start = firstVisible(shown, box.columns)
        canvas.put(String(shown[start...]), at: box.origin, style: style, clip: box)
        guard focused else { return nil }
        let ahead = String(shown[start..<min(cursor, shown.count)]).cells
        return Position(row: box.row, column: box.column + min(ahead, box.columns - 1))
    }

    /// Puts the cursor where somebody clicked, in cells from the left end of what is typed in a field this wide.
    package mutating func point(at column: Int, _ width: Int) {
        guard column >= 0 else { return }
        let shown = content == .secret ? [Character](repeating: "*", count: text.count) : Array(text)
        var place = firstVisible(shown, width)
        var used = 0
        while place < shown.count, used + shown[place].cells <= column {
            used += shown[place].cells
            place += 1
        }
        move(to: place)
    }

    /// The first character that is drawn: the text moves left as far as the cursor needs it.
    private func firstVisible(_ shown: [Character], _ width: Int) -> Int {
        var start = min(cursor, shown.count)
        var used = 0
        while start > 0 {
            used += shown[start - 1].cells
            if used > width - 1 { break }
            start -= 1
        }
        return start
    }
}
