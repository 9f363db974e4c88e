package import Surface

/// A short message that lies above the room for a while and asks for nothing.
package struct Toast: Equatable, Sendable {
    /// What it says.
    package var text: String
    /// How it is marked: `success`, `warning` or `error`.
    package var role: Role

    /// A message.
    package init(_ text: String, _ role: Role = .success) {
        self.text = text
        self.role = role
    }

    /// Draws it in the upper right corner of the rectangle, at most three lines.
    package func draw(on canvas: inout Canvas, in rect: Rect) {
        let room = min(rect.columns, 60) - 4
        guard room > 0, rect.rows >= 3 else { return }
        var lines = text.wrapped(to: room)
        if lines.count > 3 {
            lines =
                Array(lines.prefix(2)) + [lines[2...].joined().truncated(to: room, ellipsis: canvas.chrome.ellipsis)]
        }
        let width = (lines.map(\.cells).max() ?? 0) + 4
        let box = rect.top(min(rect.rows, lines.count + 2)).right(width)
        canvas.fill(box, style: Style(.overlay))
        canvas.frame(box, style: Style(role))
        for (index, line) in lines.enumerated() {
            canvas.put(line, in: box.inset(rows: 1, columns: 2), row: index, style: Style(role))
        }
    }
}
