package import Surface

/// How far long work has come.
package struct Progress: Equatable, Sendable {
    /// What is done.
    package var label: String
    /// How much of it.
    package var count: Int
    /// How much there is; 0 when nobody knows.
    package var total: Int

    /// Progress of some work.
    package init(_ label: String, count: Int, total: Int) {
        self.label = label
        self.count = max(0, count)
        self.total = max(0, total)
    }

    /// Draws label, bar and numbers in the first row of the rectangle.
    package func draw(on canvas: inout Canvas, in rect: Rect) {
        let row = rect.top(1)
        guard !row.isEmpty else { return }
        let numbers = total > 0 ? "\(count)/\(total) \(min(100, count * 100 / total))%" : "\(count)"
        let right = min(row.columns, numbers.cells)
        canvas.put(numbers, in: row.right(right), .right)
        let left = min(label.cells, max(0, row.columns - right - 1))
        canvas.put(label, in: row.left(left))
        let room = row.droppingLeft(left + 1).droppingRight(right + 1)
        guard total > 0, room.columns > 2 else { return }
        let length = min(room.columns, room.columns * count / total)
        canvas.fill(room, style: Style(.muted), with: canvas.chrome.empty.first ?? ".")
        canvas.fill(room.left(length), style: Style(.chart), with: canvas.chrome.full.first ?? "#")
    }
}
