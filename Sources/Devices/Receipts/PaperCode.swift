/// A QR code as large as the paper allows.
struct PaperCode: Equatable {
    /// What it says: printable ASCII, which every printer's own drawing agrees on.
    let content: String
    /// Its squares.
    let matrix: CodeMatrix
    /// Dots along one side of a square.
    let squareDots: Int

    /// The light squares a code needs around it to be found.
    static let quiet = 4

    /// Fits a code on the paper; nil if it cannot be drawn, or not large enough to be read.
    init?(_ content: String, on width: PaperWidth) {
        guard let matrix = try? CodeMatrix(text: content) else { return nil }
        // 6 dots are 0.75 mm, for telephones held in a hand; below 3 the paper's grain is in the way.
        let fits = (3...6).last { (matrix.side + 2 * Self.quiet) * $0 <= width.dots }
        guard let fits else { return nil }
        self.content = content
        self.matrix = matrix
        squareDots = fits
    }

    /// Dots along one side, with the quiet zone.
    var side: Int { (matrix.side + 2 * Self.quiet) * squareDots }

    /// Row by row, eight dots a byte from the left, a set bit is black; with the quiet zone.
    var picture: [UInt8] {
        (0..<side).flatMap { y in
            stride(from: 0, to: side, by: 8).map { left in
                (left..<left + 8).reduce(UInt8(0)) { byte, x in byte << 1 | (isBlack(x: x, y: y) ? 1 : 0) }
            }
        }
    }

    private func isBlack(x: Int, y: Int) -> Bool {
        matrix.isDark(x: x / squareDots - Self.quiet, y: y / squareDots - Self.quiet)
    }
}
