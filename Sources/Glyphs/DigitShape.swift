import Widgets

/// How the digits of an outline font stand in one size: all of one width, cut to their height.
struct DigitShape {
    private let height: Int
    private let top: Int
    private let rows: Int
    private let digitWidth: Int
    private let gap: Int

    /// Measures the digits so that they are so many points high; nil if the font has none.
    init?(_ file: FontFile, _ height: Int) {
        // The em that makes a digit as high as wanted; digits take three quarters of it or less.
        var chosen: (em: Int, drawn: [FontFile.Drawn])?
        for em in height...(height * 3 / 2 + 2) {
            let drawn = "0123456789".unicodeScalars.compactMap { file.draw($0, height: em) }
            guard drawn.count == 10 else { return nil }
            if Self.span(drawn).rows > height { break }
            chosen = (em, drawn)
        }
        guard let chosen else { return nil }
        self.height = chosen.em
        (top, rows) = (Self.span(chosen.drawn).top, height)
        digitWidth = chosen.drawn.map { $0.rows.first?.count ?? 0 }.max() ?? 0
        gap = max(2, height / 8)
    }

    private static func span(_ drawn: [FontFile.Drawn]) -> (top: Int, rows: Int) {
        let top = drawn.map(\.top).max() ?? 0
        let bottom = drawn.map { $0.top - $0.rows.count }.min() ?? 0
        return (top, top - bottom)
    }

    /// One character of an amount; nil if it is none.
    func points(_ scalar: Unicode.Scalar, _ file: FontFile) -> BitMatrix? {
        guard "0123456789.-+¥:".unicodeScalars.contains(scalar), let drawn = file.draw(scalar, height: height) else {
            return nil
        }
        let ink = drawn.rows.first?.count ?? 0
        let isDigit = ("0"..."9").contains(scalar)
        let width = (isDigit ? digitWidth : ink) + gap
        let shift = (width - ink) / 2 - drawn.left
        return drawn.placed(width: width, height: rows, ascent: top, shift: shift)
    }
}
