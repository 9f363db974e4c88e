package import Surface

/// Draws points as cells in the one way that every font survives: blank, `▄` and reverse video, two points in a cell,
/// one above the other. Where block characters are two cells wide a point becomes two blanks in reverse video.
package struct BlockImage: Hashable, Sendable {
    /// The points.
    package var matrix: BitMatrix
    /// White points added on every side.
    package var margin: Int
    /// How the drawn points are marked.
    package var style: Style

    /// A picture.
    package init(_ matrix: BitMatrix, margin: Int = 0, style: Style = Style(.bigText)) {
        self.matrix = matrix
        self.margin = max(0, margin)
        self.style = style
    }

    /// How many cells it takes.
    package func size(_ chrome: Chrome) -> Size {
        Self.size(ofPoints: matrix.width + 2 * margin, matrix.height + 2 * margin, chrome)
    }

    /// How many cells so many points take.
    package static func size(ofPoints width: Int, _ height: Int, _ chrome: Chrome) -> Size {
        chrome == .lines
            ? Size(columns: width, rows: (height + 1) / 2) : Size(columns: 2 * width, rows: height)
    }

    /// Draws it from the upper left cell of the rectangle; what does not fit is cut off.
    package func draw(on canvas: inout Canvas, in rect: Rect) {
        let size = size(canvas.chrome)
        let isDense = canvas.chrome == .lines
        for row in 0..<min(size.rows, rect.rows) {
            for column in 0..<min(size.columns, rect.columns) {
                let place = Position(row: rect.row + row, column: rect.column + column)
                let upper = matrix[(isDense ? 2 * row : row) - margin, (isDense ? column : column / 2) - margin]
                let lower = isDense ? matrix[2 * row + 1 - margin, column - margin] : upper
                canvas.put(upper == lower ? " " : "▄", at: place, style: upper ? style.reversed : style)
            }
        }
    }
}
