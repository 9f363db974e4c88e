extension Canvas {
    /// The screen as plain text, one string a row, blanks at the end left out.
    package var lines: [String] {
        (0..<size.rows).map { index in
            var text = String.UnicodeScalarView()
            var length = 0
            for cell in row(index) where !cell.glyph.isContinuation {
                text.append(contentsOf: cell.glyph.scalars)
                if cell.glyph != .blank { length = text.count }
            }
            return String(String.UnicodeScalarView(text.prefix(length)))
        }
    }

    /// The screen with its roles, for tests and for finding mistakes: `⟨role+bold|text⟩` around every run that is not
    /// ordinary text.
    package var styledLines: [String] {
        (0..<size.rows).map { index in
            var line = ""
            var run = ""
            var style = Style(.text)
            for cell in row(index) where !cell.glyph.isContinuation {
                if cell.style != style {
                    line += Self.marked(run, style)
                    run = ""
                    style = cell.style
                }
                run.unicodeScalars.append(contentsOf: cell.glyph.scalars)
            }
            while style == Style(.text) && run.last == " " { run.removeLast() }
            return line + Self.marked(run, style)
        }
    }

    private static func marked(_ run: String, _ style: Style) -> String {
        if run.isEmpty || style == Style(.text) { return run }
        var name = style.role.rawValue
        if style.attributes.contains(.bold) { name += "+bold" }
        if style.attributes.contains(.reverse) { name += "+reverse" }
        if style.attributes.contains(.underline) { name += "+underline" }
        return "⟨\(name)|\(run)⟩"
    }

    /// What is wrong with the screen, in sentences; empty for every canvas that was drawn with these functions.
    package var flaws: [String] {
        var found: [String] = []
        for index in 0..<size.rows {
            let cells = Array(row(index))
            for (column, cell) in cells.enumerated() {
                let isWide = column + 1 < cells.count && cells[column + 1].glyph.isContinuation
                if cell.glyph.isContinuation {
                    let before = column > 0 ? cells[column - 1].glyph : .continuation
                    if before.isContinuation { found.append("\(index):\(column) is half a character") }
                    continue
                }
                for (place, scalar) in cell.glyph.scalars.enumerated() {
                    let width = place == 0 ? (isWide ? 2 : 1) : 0
                    if TextWidth.wcwidth(scalar) != width {
                        found.append("\(index):\(column) U+\(String(scalar.value, radix: 16)) is not \(width) wide")
                    }
                }
            }
        }
        return found
    }
}
