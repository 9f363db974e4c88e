package import Surface

/// The line that says what was just done or refused.
package struct StatusLine: Equatable, Sendable {
    /// What it says.
    package var text: String
    /// How it is marked: `status`, `success`, `warning` or `error`.
    package var role: Role
    /// What stands at the right end, as the number of keys that wait.
    package var note: String

    /// A status line.
    package init(_ text: String = "", _ role: Role = .status, note: String = "") {
        self.text = text
        self.role = role
        self.note = note
    }

    /// Draws it in the first row of the rectangle.
    package func draw(on canvas: inout Canvas, in rect: Rect) {
        let row = rect.top(1)
        canvas.fill(row, style: Style(role))
        let right = min(note.cells, row.columns / 2)
        canvas.put(keys: note, in: row.right(right + 1).left(right), .right, style: Style(role))
        let left = row.droppingLeft(1).droppingRight(right == 0 ? 0 : right + 2)
        canvas.put(keys: text, in: left, style: Style(role))
    }
}
