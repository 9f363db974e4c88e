package import Surface

/// A number as a bar with its name and its value: one row of a chart.
package struct Bar: Equatable, Sendable {
    /// What stands before it.
    package var label: String
    /// What stands behind it.
    package var note: String
    /// Its length as a part of the room, 0–1.
    package var part: Double

    /// A bar; the part is brought between 0 and 1.
    package init(_ label: String, part: Double, note: String = "") {
        self.label = label
        self.note = note
        self.part = part.isFinite ? min(1, max(0, part)) : 0
    }

    /// Draws it in the first row of the rectangle.
    package func draw(on canvas: inout Canvas, in rect: Rect, labelWidth: Int, noteWidth: Int, _ role: Role = .chart) {
        let row = rect.top(1)
        canvas.put(label, in: row.left(labelWidth))
        canvas.put(note, in: row.right(noteWidth), .right, style: Style(.money))
        let room = row.droppingLeft(labelWidth + 1).droppingRight(noteWidth + 1)
        let length = Int((part * Double(room.columns)).rounded())
        canvas.fill(room.left(length), style: Style(role), with: canvas.chrome.full.first ?? "#")
    }
}
