import Surface
import Widgets

/// Where the parts of a simple screen lie. The same for drawing and for the mouse.
///
/// From the top: header, key word with facts beside it, the line that repeats it, something big or what is typed,
/// choices; below, what 0 does. The first screen has choices only.
struct SimpleLayout {
    let header: Rect
    /// The question; on the first screen what was refused too.
    let question: Rect
    /// What was refused, below the question.
    let error: Rect
    let word: Rect
    let facts: Rect
    /// An amount, a time, dots, what is typed.
    let big: Rect
    /// The plain line below it.
    let line: Rect
    let choices: [Rect]
    /// Whether choices are drawn big.
    let font: GlyphFont?
    let status: Rect
    let keys: Rect

    /// Cells at the left and right edge of everything.
    static let margin = 2

    init(_ page: SimplePage, _ size: Size, _ book: GlyphBook, _ chrome: Chrome) {
        let all = Rect(size)
        let inner = all.inset(rows: 0, columns: Self.margin)
        header = all.top(1)
        keys = inner.bottom(1)
        if page.word.isEmpty {
            question = inner.droppingTop(1).top(1)
            (word, facts, big, line) = (inner.top(0), inner.top(0), inner.top(0), inner.top(0))
            error = question
            status = question
            let room = inner.droppingTop(2).droppingBottom(1)
            let found = Self.grid(page.choices, in: room, book, chrome)
            (choices, font) = found.map { ($0.rects, $0.font) } ?? (Self.list(page.choices.count, in: room), nil)
            return
        }
        status = inner.droppingBottom(1).bottom(1)
        // A small window has no row to spare between them.
        let gap = size.rows < 28 ? 0 : 1
        let rows = max(6, size.rows * 27 / 100)
        let head = inner.droppingTop(1 + gap).top(rows)
        let image = BigText(page.word).image(in: Size(columns: inner.columns * 2 / 5, rows: rows), book, chrome)
        let width = image?.size(chrome).columns ?? min(inner.columns / 3, page.word.cells * 2 + 6)
        word = head.left(width)
        facts = head.droppingLeft(width + 4)
        question = inner.droppingTop(1 + gap + rows).top(1)
        error = inner.droppingTop(2 + gap + rows).top(1)
        var body = inner.droppingTop(3 + gap + rows).droppingBottom(1 + gap)
        let hasBig = page.big != nil || page.dots != nil || page.entry != nil
        if hasBig {
            if gap == 0 { body = body.droppingBottom(1) }
            let spare = max(0, body.rows - max(0, page.choices.count * 2 - 1))
            // Choices are drawn big too where that leaves enough for what is above them.
            let shared = body.rows - 8 >= 9 && !page.choices.isEmpty ? body.rows - 8 : spare - 1
            let height = min(max(2, shared), max(10, size.rows * 2 / 5))
            big = body.top(height - 1)
            line = body.droppingTop(height - 1).top(1)
            body = body.droppingTop(page.choices.isEmpty ? height : height + 1)
        } else {
            (big, line) = (body.top(0), body.top(0))
        }
        let found = Self.grid(page.choices, in: body, book, chrome)
        (choices, font) = found.map { ($0.rects, $0.font) } ?? (Self.list(page.choices.count, in: body), nil)
    }

    /// Cells before a big word for its number: a little less than a hanzi.
    static func number(_ font: GlyphFont, _ chrome: Chrome) -> Int {
        font.height * 5 / 6 * (chrome == .lines ? 1 : 2)
    }

    /// One choice below the other, with a blank row between them where there is room.
    private static func list(_ count: Int, in room: Rect) -> [Rect] {
        guard count > 0 else { return [] }
        let pitch = count * 2 - 1 <= room.rows ? 2 : 1
        return (0..<count).map { room.droppingTop($0 * pitch).top(1) }
    }

    /// Choices as big words, a line of text below each; nil where they do not fit.
    private static func grid(
        _ choices: [SimplePage.Choice], in room: Rect, _ book: GlyphBook, _ chrome: Chrome
    ) -> (rects: [Rect], font: GlyphFont)? {
        guard !choices.isEmpty, choices.allSatisfy({ !$0.word.isEmpty }) else { return nil }
        let isColumn = choices.count == 1 || choices.count == 3 && room.rows >= 21
        let columns = isColumn ? 1 : 2
        let lines = (choices.count + columns - 1) / columns
        let cell = Size(columns: room.columns / columns, rows: room.rows / lines)
        for font in GlyphFont.words {
            let images = choices.compactMap { choice in
                font.picture(choice.word, in: book).map { BlockImage($0).size(chrome) }
            }
            guard images.count == choices.count else { continue }
            let wide = (images.map(\.columns).max() ?? 0) + number(font, chrome)
            let high = images.map(\.rows).max() ?? 0
            guard wide + 1 <= cell.columns, high + 1 <= cell.rows else { continue }
            // Never a bigger gap for its own sake: what is over stays at the bottom.
            let pitch = min(cell.rows, high + 1 + max(1, high / 4))
            let rects = choices.indices.map { index in
                Rect(
                    row: room.row + index / columns * pitch, column: room.column + index % columns * cell.columns,
                    rows: high + 1, columns: cell.columns - 2)
            }
            return (rects, font)
        }
        return nil
    }
}
