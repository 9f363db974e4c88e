import Surface
import Widgets

/// Where the parts of a simple screen lie. The same for drawing and for the mouse.
///
/// From the top: header, key word with facts beside it, the line that repeats it, something big or what is typed,
/// choices; below, what 0 does. The first screen has choices only, and so has a list whose words need all the room.
struct SimpleLayout {
    var header: Rect
    /// The question; on the first screen what was refused too.
    var question: Rect
    /// What was refused, below the question.
    var error: Rect
    /// The key word; empty where it stands before the question only.
    var word: Rect
    var facts: Rect
    /// An amount, a time, dots, what is typed, what to do.
    var big: Rect
    /// The plain line below it.
    var line: Rect
    var choices: [Rect] = []
    /// How choices are drawn big; nil = in a line each.
    var grid: SimpleGrid?
    var status: Rect
    var keys: Rect

    /// Cells at the left and right edge of everything.
    static let margin = 2

    init(_ page: SimplePage, _ size: Size, _ book: GlyphBook, _ chrome: Chrome) {
        if page.word.isEmpty {
            self.init(bare: size)
            setChoices(page, in: Self.inner(size).droppingTop(2).droppingBottom(1), book, chrome)
            return
        }
        self.init(asking: page, size, book, chrome)
        guard let list = SimpleLayout(list: page, size, book, chrome), let other = list.grid else { return }
        guard grid == nil || (grid?.font.height ?? 0) < Self.least(size) && other.font.height >= Self.least(size) else {
            return
        }
        self = list
    }

    /// From 120 columns on words have 16 points.
    private static func least(_ size: Size) -> Int { size.columns < 120 ? 12 : 16 }

    private static func inner(_ size: Size) -> Rect { Rect(size).inset(rows: 0, columns: margin) }

    /// Nothing but a header, a question and keys.
    private init(bare size: Size) {
        let inner = Self.inner(size)
        let none = inner.top(0)
        header = Rect(size).top(1).inset(rows: 0, columns: Self.margin)
        keys = inner.bottom(1)
        question = inner.droppingTop(1).top(1)
        (word, facts, big, line) = (none, none, none, none)
        (error, status) = (question, question)
    }

    /// A question with its key word.
    private init(asking page: SimplePage, _ size: Size, _ book: GlyphBook, _ chrome: Chrome) {
        self.init(bare: size)
        let inner = Self.inner(size)
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
        if page.big != nil || page.dots != nil || page.entry != nil || !page.advice.isEmpty {
            if gap == 0 { body = body.droppingBottom(1) }
            let spare = max(0, body.rows - max(0, page.choices.count * 2 - 1))
            // Choices are drawn big too where that leaves enough for what is above them.
            let shared = body.rows - 8 >= 9 && !page.choices.isEmpty ? body.rows - 8 : spare - 1
            let height = min(max(2, shared), max(10, size.rows * 2 / 5))
            big = body.top(height - 1)
            line = body.droppingTop(height - 1).top(1)
            body = body.droppingTop(page.choices.isEmpty ? height : height + 1)
        }
        setChoices(page, in: body, book, chrome)
    }

    /// A list that has the screen to itself: its words are what is big, and what else there is stands above them in
    /// lines, or in the header's place. Nil where its words are too long for that too.
    private init?(list page: SimplePage, _ size: Size, _ book: GlyphBook, _ chrome: Chrome) {
        guard page.choices.count >= 3, page.big == nil, page.entry == nil, page.advice.isEmpty else { return nil }
        self.init(bare: size)
        let lines = page.facts.filter { !$0.isEmpty }
        // Every cell counts where there are 80.
        let room = size.columns < 100 ? Rect(size) : Self.inner(size)
        let below = room.droppingTop(3 + lines.count).droppingBottom(1)
        if let found = SimpleGrid.find(page.choices, in: below, least: Self.least(size), book, chrome) {
            facts = Self.inner(size).droppingTop(1).top(lines.count)
            question = Self.inner(size).droppingTop(1 + lines.count).top(1)
            error = Self.inner(size).droppingTop(2 + lines.count).top(1)
            status = error
            (grid, choices) = (found, found.rects)
            return
        }
        guard lines.joined(separator: "  ").cells <= header.columns,
            let found = SimpleGrid.find(
                page.choices, in: room.droppingTop(2).droppingBottom(1), least: Self.least(size), book, chrome)
        else { return nil }
        if !lines.isEmpty { facts = header }
        (grid, choices) = (found, found.rects)
    }

    private mutating func setChoices(_ page: SimplePage, in room: Rect, _ book: GlyphBook, _ chrome: Chrome) {
        grid = SimpleGrid.find(page.choices, in: room, book, chrome)
        choices = grid?.rects ?? Self.list(page.choices.count, in: room)
    }

    /// One choice below the other, with a blank row between them where there is room.
    private static func list(_ count: Int, in room: Rect) -> [Rect] {
        guard count > 0 else { return [] }
        let pitch = count * 2 - 1 <= room.rows ? 2 : 1
        return (0..<count).map { room.droppingTop($0 * pitch).top(1) }
    }
}
