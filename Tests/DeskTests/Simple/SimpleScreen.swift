import Domain
import Foundation
import Glyphs
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

/// Reads the simple mode as somebody does who sees the screen only.
extension Driver {
    static let shelf = FontShelf()

    /// A simple counter with its fonts.
    static func simple(
        _ store: any Operations, as number: Int64? = 11, columns: Int = 80, rows: Int = 24,
        wording: Wording = .chinese, book: GlyphBook? = nil
    ) async -> Driver {
        let driver = await Driver(store, columns: columns, rows: rows, wording: wording)
        await driver.press("F12")
        driver.feed(.fonts(book ?? shelf.book))
        if let number {
            await driver.choose(Salon.staff.firstIndex { $0.number.raw == number }.map { $0 + 1 } ?? 0)
            await driver.type(Salon.pins[number] ?? "")
            await driver.press("Enter")
        }
        return driver
    }

    /// Presses a number, as a person does who has looked.
    func choose(_ number: Int) async {
        await advance(by: 300)
        await type(String(number))
        await advance(by: 300)
    }

    /// Presses the number that stands before these words on the screen.
    func choose(_ words: String) async {
        for line in screen where line.contains(words) {
            // Two choices may stand beside each other; the nearest number by itself before the words is theirs.
            let before = line.components(separatedBy: words)[0]
            guard let match = before.matches(of: #/(?:^|\s)([1-6])\s/#).last, let number = Int(match.1) else {
                continue
            }
            return await choose(number)
        }
        Issue.record("Nobody can choose \(words): it is not on the screen\n\(text)")
    }

    /// The frame as a picture in text: reversed blanks are full, reversed halves are upper halves.
    var picture: [String] {
        let canvas = frame.canvas
        return (0..<canvas.size.rows).map { row in
            var line = ""
            for cell in canvas.row(row) where !cell.glyph.isContinuation {
                let sign = String(String.UnicodeScalarView(cell.glyph.scalars))
                guard cell.style.attributes.contains(.reverse) else {
                    line += sign
                    continue
                }
                line += sign == "▄" ? "▀" : sign == " " ? "█" : sign
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// Whether these points stand on the screen somewhere, and nothing else in their place.
    func shows(_ matrix: BitMatrix) -> Bool { place(of: matrix) != nil }

    /// Where the upper left point of a picture stands.
    func place(of matrix: BitMatrix) -> Position? {
        let canvas = frame.canvas
        let size = BlockImage(matrix).size(.lines)
        guard size.fits(in: canvas.size) else { return nil }
        for row in 0...canvas.size.rows - size.rows {
            for column in 0...canvas.size.columns - size.columns {
                if fits(matrix, size, row, column, canvas) { return Position(row: row, column: column) }
            }
        }
        return nil
    }

    private func fits(_ matrix: BitMatrix, _ size: Size, _ row: Int, _ column: Int, _ canvas: Canvas) -> Bool {
        for y in 0..<size.rows {
            for x in 0..<size.columns {
                guard let (upper, lower) = Self.points(canvas[row + y, column + x]) else { return false }
                if upper != matrix[2 * y, x] || lower != matrix[2 * y + 1, x] { return false }
            }
        }
        return true
    }

    /// The two points of a cell of the recipe; nil for a letter.
    private static func points(_ cell: Cell) -> (upper: Bool, lower: Bool)? {
        let isReversed = cell.style.attributes.contains(.reverse)
        if cell.glyph == .blank { return (isReversed, isReversed) }
        return cell.glyph.scalars.elementsEqual("▄".unicodeScalars) ? (isReversed, !isReversed) : nil
    }

    /// Whether a word stands on the screen in big glyphs of some size, and once more as text.
    func showsBig(_ word: String, _ fonts: [GlyphFont] = GlyphFont.words) -> Bool {
        fonts.contains { font in font.picture(word, in: Self.shelf.book).map { shows($0) } ?? false } && shows(word)
    }
}
