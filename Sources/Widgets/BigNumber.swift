package import Surface

/// An amount in digits three rows high, to be read from where the customer stands. Where the terminal's signs do not
/// allow it, or there is too little room, it is written small and bold.
package struct BigNumber: Equatable, Sendable {
    private let text: String

    /// An amount as it is written: digits, a dot, a minus.
    package init(_ text: String) { self.text = text }

    /// Rows it needs.
    package static let rows = 3

    /// Cells it needs.
    package var columns: Int { text.reduce(-1) { $0 + Self.width($1) + 1 } }

    /// Draws it at the right end of the rectangle's first rows.
    package func draw(on canvas: inout Canvas, in rect: Rect, style: Style) {
        guard canvas.chrome == .lines, rect.rows >= Self.rows, rect.columns >= columns, text.allSatisfy(Self.isDrawn)
        else {
            canvas.put(text, in: rect, .right, style: Style(style.role, bold: true))
            return
        }
        let place = rect.right(columns)
        for row in 0..<Self.rows {
            let line = text.map { Self.line(row, of: $0) }.joined(separator: " ")
            canvas.put(line, in: place, row: row, style: style)
        }
    }

    private static func isDrawn(_ character: Character) -> Bool { shapes[character] != nil }
    private static func width(_ character: Character) -> Int { character == "." ? 1 : 3 }

    /// Two pixels stand above each other in a cell.
    private static func line(_ row: Int, of character: Character) -> String {
        let shape = shapes[character] ?? []
        let blank = [Character](repeating: " ", count: width(character))
        let upper = shape.indices.contains(row * 2) ? Array(shape[row * 2]) : blank
        let lower = shape.indices.contains(row * 2 + 1) ? Array(shape[row * 2 + 1]) : blank
        return String(
            zip(upper, lower).map { above, below in
                switch (above == "#", below == "#") {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            })
    }

    private static let shapes: [Character: [String]] = [
        "0": ["###", "# #", "# #", "# #", "###"], "1": ["## ", " # ", " # ", " # ", "###"],
        "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", " ##", "  #", "###"],
        "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
        "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
        "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
        "-": ["   ", "   ", "###", "   ", "   "], ".": [" ", " ", " ", " ", "#"],
    ]
}
