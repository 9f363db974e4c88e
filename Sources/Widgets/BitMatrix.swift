/// A picture of black and white points, as a QR code or a big glyph.
package struct BitMatrix: Hashable, Sendable {
    /// Points from left to right.
    package let width: Int
    /// Points from top to bottom.
    package let height: Int
    private let bits: [Bool]

    /// From its rows, which must be of the same length; `true` is a drawn point.
    package init(_ rows: [[Bool]]) {
        width = rows.first?.count ?? 0
        height = rows.count
        precondition(rows.allSatisfy { [width] in $0.count == width }, "The rows of a picture differ in length")
        bits = rows.flatMap { $0 }
    }

    /// From a picture drawn in text, one string a row, where `#` is a drawn point.
    package init(_ rows: [String]) { self.init(rows.map { $0.map { $0 == "#" } }) }

    /// Whether there is a drawn point; outside there is none.
    package subscript(row: Int, column: Int) -> Bool {
        guard row >= 0, row < height, column >= 0, column < width else { return false }
        return bits[row * width + column]
    }
}
