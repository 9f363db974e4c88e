import Surface

/// What a terminal shows after the bytes a program sent: as much of xterm, tmux, the Linux console and a VT100 as
/// ncurses makes use of.
struct Screen {
    /// How characters are drawn from here on.
    struct Pen: Equatable {
        var attributes: Set<Int> = []
        var foreground = ""
        var background = ""
    }

    struct Cell: Equatable {
        /// Empty for the second half of a wide character.
        var text = " "
        var pen = Pen()
    }

    /// Which characters 0x20…0x7E are.
    enum Charset { case ascii, lines }

    struct Cursor {
        var row = 0
        var column = 0
        /// The last column is written; the next character begins a new row first.
        var wraps = false
    }

    private(set) var rows: Int
    private(set) var columns: Int
    var cells: [[Cell]]
    var cursor = Cursor()
    var pen = Pen()
    var top = 0
    var bottom: Int
    var charsets: [Charset] = [.ascii, .ascii]
    var shift = 0
    /// DEC private modes that are on: 25 cursor, 1049 alternate screen, 2004 pastes marked, 1000… mouse.
    var modes: Set<Int> = [7, 25]
    var kept: (cells: [[Cell]], cursor: Cursor)?
    var saved = Cursor()
    var lastCharacter: Unicode.Scalar?
    /// What no terminal of ours knows; must stay empty.
    var unknown: [String] = []
    /// What the terminal says back.
    var answers = ""
    var bells = 0
    var parser = Parser()

    init(rows: Int = 24, columns: Int = 80) {
        self.rows = rows
        self.columns = columns
        bottom = rows - 1
        cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    }

    /// The rows as text, without spaces at their ends.
    var lines: [String] {
        cells.map { row in
            var text = row.map(\.text).joined()
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    var text: String { lines.joined(separator: "\n") }

    func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// Rows that stand out: reversed or on a colour of their own, over more than a few cells.
    var markedRows: [Int] {
        cells.indices.filter { row in
            cells[row].filter { $0.pen.attributes.contains(7) || !$0.pen.background.isEmpty }.count > 4
        }
    }

    /// Whether a wide character lost one of its halves somewhere.
    var hasBrokenCells: Bool {
        cells.contains { row in
            row.indices.contains { column in
                let isWide = row[column].text.unicodeScalars.contains { TextWidth.wcwidth($0) == 2 }
                let half = column + 1 < row.count ? row[column + 1].text : "x"
                if isWide { return !half.isEmpty }
                guard row[column].text.isEmpty else { return false }
                return column == 0 || !row[column - 1].text.unicodeScalars.contains { TextWidth.wcwidth($0) == 2 }
            }
        }
    }

    mutating func resize(rows: Int, columns: Int) {
        let blank = Cell()
        cells = (0..<rows).map { row in
            let old = row < cells.count ? cells[row] : []
            return Array(old.prefix(columns)) + Array(repeating: blank, count: max(0, columns - old.count))
        }
        (self.rows, self.columns, top, bottom) = (rows, columns, 0, rows - 1)
        kept = nil
        move(to: cursor.row, cursor.column)
    }

    mutating func move(to row: Int, _ column: Int) {
        cursor = Cursor(row: min(max(0, row), rows - 1), column: min(max(0, column), columns - 1))
    }

    var blank: Cell { Cell(text: " ", pen: Pen(background: pen.background)) }

    /// Draws a character where the cursor is.
    mutating func put(_ scalar: Unicode.Scalar) {
        let width = TextWidth.wcwidth(scalar)
        if width == 0 { return combine(scalar) }
        guard width > 0 else { return unknown.append("U+\(String(scalar.value, radix: 16))") }
        if cursor.wraps || cursor.column + width > columns {
            guard modes.contains(7) else { return }
            cursor.column = 0
            lineFeed()
        }
        let (row, column) = (cursor.row, cursor.column)
        cut(row, column)
        if width == 2 { cut(row, column + 1) }
        let isLine = charsets[shift] == .lines
        cells[row][column] = Cell(text: isLine ? Self.line(scalar) : String(Character(scalar)), pen: pen)
        if width == 2 { cells[row][column + 1] = Cell(text: "", pen: pen) }
        lastCharacter = scalar
        cursor.wraps = column + width >= columns
        cursor.column = min(column + width, columns - 1)
    }

    private mutating func combine(_ scalar: Unicode.Scalar) {
        var column = cursor.wraps ? cursor.column : cursor.column - 1
        while column > 0, cells[cursor.row][column].text.isEmpty { column -= 1 }
        if column >= 0 { cells[cursor.row][column].text.unicodeScalars.append(scalar) }
    }

    /// Writing over one half of a wide character leaves a space of the other.
    private mutating func cut(_ row: Int, _ column: Int) {
        if cells[row][column].text.isEmpty, column > 0 { cells[row][column - 1].text = " " }
        if column + 1 < columns, cells[row][column + 1].text.isEmpty { cells[row][column + 1].text = " " }
    }

    mutating func erase(_ row: Int, from first: Int, to end: Int) {
        guard first < end else { return }
        cut(row, first)
        cut(row, end - 1)
        for column in first..<min(end, columns) { cells[row][column] = blank }
    }

    mutating func lineFeed() {
        cursor.wraps = false
        if cursor.row == bottom { return scroll(1) }
        cursor.row = min(cursor.row + 1, rows - 1)
    }

    mutating func reverseLineFeed() {
        if cursor.row == top { return scroll(-1) }
        cursor.row = max(0, cursor.row - 1)
    }

    /// Moves the scrolled part up; down for a negative count.
    mutating func scroll(_ count: Int, from first: Int? = nil) {
        let first = first ?? top
        guard first <= bottom else { return }
        let count = min(max(count, first - bottom - 1), bottom - first + 1)
        let empty = Array(repeating: Array(repeating: blank, count: columns), count: abs(count))
        let part = Array(cells[first...bottom])
        cells.replaceSubrange(
            first...bottom, with: count > 0 ? part.dropFirst(count) + empty : empty + part.dropLast(-count))
    }

    private static func line(_ scalar: Unicode.Scalar) -> String {
        let drawn: [Unicode.Scalar: String] = [
            "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "v": "┴", "w": "┬",
            "n": "┼",
            "a": "▒", "`": "◆", "~": "·", "0": "█",
        ]
        return drawn[scalar] ?? String(Character(scalar))
    }
}
