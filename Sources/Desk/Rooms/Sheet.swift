import Surface

/// Lines of a label and what it says; what is long is folded below itself, lines without text are left out.
struct Sheet {
    /// A line; one without a label goes on with the line above.
    struct Line {
        var label = ""
        var text = ""
        var style = Style(.text)
        /// An empty line between two groups.
        var isGap = false
    }

    private var lines: [Line] = []

    /// Adds a line, unless there is nothing to say.
    mutating func add(_ label: String, _ text: String, _ style: Style = Style(.text)) {
        if !text.isEmpty { lines.append(Line(label: label, text: text, style: style)) }
    }

    /// Adds an empty line, unless there is one.
    mutating func gap() {
        if let last = lines.last, !last.isGap { lines.append(Line(isGap: true)) }
    }

    private func labels(in columns: Int) -> Int { min((lines.map(\.label.cells).max() ?? 0) + 2, columns / 2) }

    /// How many rows it takes in so many columns.
    func rows(_ columns: Int) -> Int {
        lines.reduce(0) { $0 + ($1.isGap ? 1 : $1.text.wrapped(to: columns - labels(in: columns)).count) }
    }

    /// Draws as many as fit; returns how many rows it took.
    @discardableResult
    func draw(on canvas: inout Canvas, in rect: Rect) -> Int {
        let labels = labels(in: rect.columns)
        var row = 0
        for line in lines where row < rect.rows {
            if line.isGap {
                row += 1
                continue
            }
            canvas.put(line.label, in: rect.left(labels), row: row, style: Style(.muted))
            for text in line.text.wrapped(to: rect.columns - labels) {
                canvas.put(text, in: rect.droppingLeft(labels), row: row, style: line.style)
                row += 1
            }
        }
        return min(row, rect.rows)
    }
}
