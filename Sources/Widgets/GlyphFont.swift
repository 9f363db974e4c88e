/// A face, each point of it drawn so many times as big.
package struct GlyphFont: Hashable, Sendable {
    /// The face.
    package let face: GlyphFace
    /// How many points one point becomes in each direction.
    package let scale: Int

    /// A face in a size.
    package init(_ face: GlyphFace, scale: Int = 1) {
        self.face = face
        self.scale = scale
    }

    /// Points of its line from top to bottom.
    package var height: Int {
        switch face {
        case .small: 12 * scale
        case .middle: 16 * scale
        case .digits(let height): height * scale
        }
    }

    /// Sizes for words, the largest first.
    package static let words = [
        GlyphFont(.middle, scale: 4), GlyphFont(.middle, scale: 3), GlyphFont(.small, scale: 3),
        GlyphFont(.middle, scale: 2), GlyphFont(.small, scale: 2), GlyphFont(.middle), GlyphFont(.small),
    ]

    /// Sizes for amounts, the largest first; where no outline is installed, those of words.
    package static let amounts =
        [96, 80, 72, 64, 56, 48, 44, 40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10].map { GlyphFont(.digits($0)) }
        + words

    /// The points of a text; nil if a character of it is missing.
    package func picture(_ text: String, in book: GlyphBook) -> BitMatrix? {
        let glyphs = text.compactMap { book.points($0, face) }
        guard !glyphs.isEmpty, glyphs.count == text.count else { return nil }
        let height = glyphs.map(\.height).max() ?? 0
        var rows: [[Bool]] = []
        for row in 0..<height {
            var line: [Bool] = []
            for glyph in glyphs {
                for column in 0..<glyph.width {
                    line.append(contentsOf: repeatElement(glyph[row, column], count: scale))
                }
            }
            rows.append(contentsOf: repeatElement(line, count: scale))
        }
        return BitMatrix(rows)
    }
}
