package import Surface

extension Form {
    /// Applies an event; `rect` is where the form was drawn, for the mouse.
    package mutating func handle(_ event: Event, in rect: Rect? = nil) -> Answer {
        switch event {
        case .key(.tab):
            focus == fields.count - 1 ? setFocus(0) : move(by: 1)
            return .handled
        case .key(.backTab):
            focus == 0 ? setFocus(fields.count - 1) : move(by: -1)
            return .handled
        case .key(.down): move(by: 1)
        case .key(.up): move(by: -1)
        case .key(.enter):
            if focus == fields.count - 1 { return .submitted }
            move(by: 1)
        case .mouse(let mouse):
            guard mouse.kind == .press, let rect, let index = field(at: mouse.position, in: rect) else {
                return .ignored
            }
            return press(index, at: mouse.position.column - rect.column - labelWidth(in: rect), width(in: rect))
        default: return pass(event)
        }
        return .handled
    }

    /// Rows the whole form takes.
    package var height: Int { fields.count * (spacing + 1) - spacing }

    /// Draws the fields; where the rectangle is too low, those around the cursor. Returns where the cursor is.
    @discardableResult
    package func draw(on canvas: inout Canvas, in rect: Rect, focused: Bool = true) -> Position? {
        let (labelWidth, width) = (labelWidth(in: rect), width(in: rect))
        var cursor: Position?
        for index in visible(in: rect) {
            let row = rect.droppingTop((index - firstVisible(in: rect)) * (spacing + 1)).top(1)
            let hasFocus = focused && index == focus
            let position = fields[index].item.draw(on: &canvas, in: row, focused: hasFocus, labelWidth, width)
            if hasFocus { cursor = position }
        }
        return cursor
    }

    private func labelWidth(in rect: Rect) -> Int {
        min((fields.map { $0.item.label.cells }.max() ?? 0) + 2, max(0, rect.columns / 2))
    }

    private func width(in rect: Rect) -> Int { min(fieldWidth, max(1, rect.columns - labelWidth(in: rect))) }

    /// The field drawn in this cell.
    private func field(at position: Position, in rect: Rect) -> Int? {
        guard rect.contains(position) else { return nil }
        let offset = position.row - rect.row
        let index = firstVisible(in: rect) + offset / (spacing + 1)
        return offset % (spacing + 1) == 0 && index < fields.count ? index : nil
    }

    private func firstVisible(in rect: Rect) -> Int {
        let room = max(1, (rect.rows + spacing) / (spacing + 1))
        return min(max(0, focus - room + 1), max(0, fields.count - room))
    }

    private func visible(in rect: Rect) -> Range<Int> {
        let room = (rect.rows + spacing) / (spacing + 1)
        let first = firstVisible(in: rect)
        return first..<max(first, min(fields.count, first + room))
    }
}
