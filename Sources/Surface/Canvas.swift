/// A screen as a value: what stands in each cell. Everything that is shown is drawn on one of these.
///
/// It keeps its promises whatever is drawn: no cell holds a control or anything of uncertain width, no half of a wide
/// character stands alone, and nothing leaves the screen or its clip.
package struct Canvas: Equatable, Sendable {
    /// Its extent.
    package let size: Size
    /// Which signs widgets draw with.
    package let chrome: Chrome
    private(set) var cells: [Cell]
    /// Where a dialog has been laid down, until it is raised.
    private var dialog: Rect?
    /// Where the topmost dialog lies; nil if there is none.
    package private(set) var box: Rect?
    /// The keys that stand on the screen or, where a dialog lies, on that.
    package private(set) var keyPlaces: [KeyPlace] = []

    /// An empty screen.
    package init(_ size: Size, chrome: Chrome = .lines, style: Style = Style(.text)) {
        self.size = size
        self.chrome = chrome
        cells = [Cell](repeating: Cell(.blank, style), count: size.rows * size.columns)
    }

    /// All of it.
    package var bounds: Rect { Rect(size) }

    /// The cell in this row and column; both must lie on the screen.
    package subscript(row: Int, column: Int) -> Cell {
        precondition(bounds.contains(Position(row: row, column: column)), "There is no such cell on the screen")
        return cells[row * size.columns + column]
    }

    /// The cells of one row, from left to right.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// The columns in which a row of this screen differs from the same row of another of the same size, wide characters
    /// whole; nil where they are alike.
    package func difference(row: Int, from other: Canvas) -> Range<Int>? {
        precondition(size == other.size, "Only screens of one size can be compared")
        let base = row * size.columns
        var first = 0
        var end = size.columns
        while first < end, cells[base + first] == other.cells[base + first] { first += 1 }
        if first == end { return nil }
        while cells[base + end - 1] == other.cells[base + end - 1] { end -= 1 }
        if cells[base + first].glyph.isContinuation { first -= 1 }
        if end < size.columns, cells[base + end].glyph.isContinuation { end += 1 }
        return first..<end
    }

    /// Writes one line of text and says in which column the next one would start.
    ///
    /// Whatever lies outside the clip is left out; half a wide character at its edge becomes a blank. Dangerous and
    /// invisible characters, line breaks too, are drawn as U+FFFD.
    @discardableResult
    package mutating func put(
        _ text: String, at position: Position, style: Style = Style(.text), clip: Rect? = nil
    ) -> Int {
        let area = clip.map(bounds.intersection) ?? bounds
        var column = position.column
        guard !area.isEmpty, position.row >= area.row, position.row < area.endRow else { return column }
        for element in Glyphs(text) {
            if column >= area.endColumn { break }
            let end = column + element.width
            if column >= area.column && end <= area.endColumn {
                set(element, row: position.row, column: column, style)
            } else if end > area.column {
                set(.init(glyph: .blank, width: 1), row: position.row, column: max(column, area.column), style)
            }
            column = end
        }
        return column
    }

    /// Fills a rectangle with blanks, or with a character of one cell.
    package mutating func fill(_ rect: Rect, style: Style = Style(.text), with character: Character = " ") {
        let area = bounds.intersection(rect)
        guard !area.isEmpty else { return }
        var glyphs = Glyphs(String(character))
        let element = glyphs.next()
        let glyph = element?.width == 1 ? element?.glyph ?? .blank : .blank
        for row in area.row..<area.endRow {
            mend(row: row, from: area.column, to: area.endColumn)
            let start = row * size.columns + area.column
            for index in start..<start + area.columns { cells[index] = Cell(glyph, style) }
        }
    }

    /// Changes how the cells of a rectangle are marked and leaves what stands there; a wide character that is cut by
    /// its edge is changed whole.
    package mutating func restyle(_ rect: Rect, _ style: Style) {
        let area = bounds.intersection(rect)
        guard !area.isEmpty else { return }
        for row in area.row..<area.endRow {
            var start = row * size.columns + area.column
            var end = row * size.columns + area.endColumn
            if cells[start].glyph.isContinuation { start -= 1 }
            if area.endColumn < size.columns && cells[end].glyph.isContinuation { end += 1 }
            for index in start..<end { cells[index].style = style }
        }
    }

    /// Lays an empty dialog down.
    package mutating func lay(_ box: Rect) {
        fill(box, style: Style(.overlay))
        dialog = box
        self.box = box
        keyPlaces = []
    }

    /// Remembers that a key stands in these cells.
    package mutating func mark(_ rect: Rect, _ key: Key) { keyPlaces.append(KeyPlace(rect: rect, key: key)) }

    /// Puts whatever was drawn into the dialog on its ground, and not on the screen's.
    package mutating func raise() {
        guard let area = dialog.map(bounds.intersection), !area.isEmpty else { return }
        for row in area.row..<area.endRow {
            for index in row * size.columns + area.column..<row * size.columns + area.endColumn {
                cells[index].style.attributes.insert(.raised)
            }
        }
        dialog = nil
    }

    private mutating func set(_ element: Glyphs.Element, row: Int, column: Int, _ style: Style) {
        mend(row: row, from: column, to: column + element.width)
        let index = row * size.columns + column
        cells[index] = Cell(element.glyph, style)
        if element.width == 2 { cells[index + 1] = Cell(.continuation, style) }
    }

    /// Blanks the halves that would be left over of wide characters when these cells are overwritten.
    private mutating func mend(row: Int, from start: Int, to end: Int) {
        let base = row * size.columns
        if cells[base + start].glyph.isContinuation { cells[base + start - 1].glyph = .blank }
        if end < size.columns && cells[base + end].glyph.isContinuation { cells[base + end].glyph = .blank }
    }
}
