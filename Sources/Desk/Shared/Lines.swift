import Surface

/// Lines of a panel with their roles, drawn as many as fit.
struct Lines: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        var text: String
        var style: Style
        /// What stands at the right end.
        var right = ""
        var rightStyle = Style(.text)
    }

    private(set) var lines: [Line] = []

    mutating func add(_ text: String, _ role: Role = .text, bold: Bool = false) {
        lines.append(Line(text: text, style: Style(role, bold: bold)))
    }

    mutating func add(_ text: String, right: String, _ role: Role = .text, rightRole: Role = .text) {
        lines.append(Line(text: text, style: Style(role), right: right, rightStyle: Style(rightRole)))
    }

    /// Folds a long text to this width.
    mutating func fold(_ text: String, to width: Int, _ role: Role, most: Int = 3) {
        for line in text.wrapped(to: width).prefix(most) { add(line, role) }
    }

    mutating func gap() { if !lines.isEmpty { add("") } }

    func draw(on canvas: inout Canvas, in rect: Rect) {
        for (row, line) in lines.prefix(rect.rows).enumerated() {
            let room = line.right.isEmpty ? rect.columns : rect.columns - line.right.cells - 1
            canvas.put(line.text, in: rect.left(room), row: row, style: line.style)
            canvas.put(line.right, in: rect, row: row, .right, style: line.rightStyle)
        }
    }
}
