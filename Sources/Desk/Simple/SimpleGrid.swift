import Surface
import Widgets

/// Choices as big words in one or two columns, a line of text below each.
struct SimpleGrid {
    let rects: [Rect]
    let font: GlyphFont
    /// What is drawn big of each choice.
    let words: [String]
    /// How the number before a word is drawn.
    let number: Number
    /// Rows from the top of the first to the bottom of the last.
    let rows: Int

    /// How numbers are drawn, the preferred way first.
    enum Number: CaseIterable {
        /// Nearly as high as the word.
        case large
        /// As narrow as a digit can be.
        case slim
        /// As text in a block.
        case block

        /// Cells before a word for it and a gap.
        func width(_ font: GlyphFont, _ chrome: Chrome) -> Int {
            switch self {
            case .large: font.height * 5 / 6 * (chrome == .lines ? 1 : 2)
            case .slim: 7
            case .block: 4
            }
        }
    }

    /// Cells before a word for its number.
    func numberWidth(_ chrome: Chrome) -> Int { number.width(font, chrome) }

    /// The largest that fits; nil where none does.
    /// - Parameter least: points that words should have; rather than smaller ones, numbers are small.
    static func find(
        _ choices: [SimplePage.Choice], in room: Rect, least: Int = 12, _ book: GlyphBook, _ chrome: Chrome
    ) -> SimpleGrid? {
        guard !choices.isEmpty, choices.allSatisfy({ !$0.word.isEmpty }) else { return nil }
        let words = choices.map(\.word)
        let short = choices.map { $0.short ?? $0.word }
        for words in short == words || Set(short).count < short.count ? [words] : [words, short] {
            // The narrow ways are drawn in lines only.
            let ways = chrome == .lines ? Number.allCases : [.large]
            let found = ways.compactMap { largest(words, in: room, $0, book, chrome) }
            let best = found.map(\.font.height).max() ?? 0
            if let grid = found.first(where: { $0.font.height >= min(least, best) }) { return grid }
        }
        return nil
    }

    private static func largest(
        _ words: [String], in room: Rect, _ number: Number, _ book: GlyphBook, _ chrome: Chrome
    ) -> SimpleGrid? {
        for font in GlyphFont.words {
            guard let needs = size(of: words, font, book, chrome) else { continue }
            let width = needs.columns + number.width(font, chrome) + (number == .block ? 0 : 1)
            let wanted = Size(columns: width, rows: needs.rows + 1)
            guard let (rects, rows) = place(words.count, wanted, in: room) else { continue }
            return SimpleGrid(rects: rects, font: font, words: words, number: number, rows: rows)
        }
        return nil
    }

    /// The largest of these words; nil if a glyph is missing.
    private static func size(of words: [String], _ font: GlyphFont, _ book: GlyphBook, _ chrome: Chrome) -> Size? {
        let sizes = words.compactMap { font.picture($0, in: book).map { BlockImage($0).size(chrome) } }
        guard sizes.count == words.count else { return nil }
        return Size(columns: sizes.map(\.columns).max() ?? 0, rows: sizes.map(\.rows).max() ?? 0)
    }

    private static func place(_ count: Int, _ wanted: Size, in room: Rect) -> (rects: [Rect], rows: Int)? {
        let isColumn = count == 1 || count == 3 && room.rows >= 21
        let columns = isColumn ? 1 : 2
        let lines = (count + columns - 1) / columns
        let cell = Size(columns: room.columns / columns, rows: room.rows / lines)
        guard wanted.fits(in: cell) else { return nil }
        // Never a bigger gap for its own sake: what is over stays at the bottom.
        let pitch = min(cell.rows, wanted.rows + max(1, wanted.rows / 4))
        let gap = cell.columns > wanted.columns + 1 ? 2 : 0
        let rects = (0..<count).map { index in
            Rect(
                row: room.row + index / columns * pitch, column: room.column + index % columns * cell.columns,
                rows: wanted.rows, columns: cell.columns - gap)
        }
        return (rects, (lines - 1) * pitch + wanted.rows)
    }
}
