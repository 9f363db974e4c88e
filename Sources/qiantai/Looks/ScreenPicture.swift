import Surface

/// A screen as an SVG picture: every cell in its place, in the colours of a theme, whatever font the reader has.
///
/// Letters stand at a position each, so no font can shift a column. Grounds, blocks, lines and underlines are shapes,
/// one path for each colour, so no gap is left between them.
struct ScreenPicture {
    private let canvas: Canvas
    private let palette: Palette
    private let cursor: Position?
    private let ground: RGB
    /// The rectangles of each colour.
    private var shapes: [RGB: String] = [:]
    /// The order in which colours were first used, so that the same screen is the same file.
    private var colours: [RGB] = []
    private var letters = ""

    /// The size of a cell in the picture's units.
    private static let (cellWidth, cellHeight) = (10, 20)

    /// A screen in a palette of full colours.
    init(_ canvas: Canvas, cursor: Position?, in palette: Palette) {
        self.canvas = canvas
        self.palette = palette
        self.cursor = cursor
        ground = palette[.text].background.values.first ?? RGB(20, 23, 28)
    }

    /// The picture's text.
    func svg() -> String {
        var copy = self
        for row in 0..<canvas.size.rows {
            copy.paintGrounds(of: row)
            copy.write(row)
        }
        if let cursor {
            copy.fill(cursor.column * Self.cellWidth, cursor.row * Self.cellHeight, 2, Self.cellHeight, text)
        }
        return copy.document()
    }

    private var text: RGB { palette[.text].foreground.values.first ?? RGB(220, 223, 228) }

    private func document() -> String {
        let (wide, high) = (canvas.size.columns * Self.cellWidth, canvas.size.rows * Self.cellHeight)
        let paths = colours.map { "<path fill=\"\($0.hex)\" d=\"\(shapes[$0] ?? "")\"/>\n" }.joined()
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(wide) \(high)" width="\(wide)" height="\(high)">
            <rect width="\(wide)" height="\(high)" fill="\(ground.hex)"/>
            <g shape-rendering="crispEdges">
            \(paths)</g>
            <g font-family="'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC','PingFang SC',\
            'Microsoft YaHei',monospace" font-size="16.6" xml:space="preserve">
            \(letters)</g>
            </svg>

            """
    }

    /// The two colours of a cell as they are seen.
    private func seen(_ cell: Cell) -> (front: RGB, back: RGB, attributes: Attributes) {
        let ink = palette.ink(of: cell.style)
        let (front, back) = (ink.foreground.values.first ?? text, ink.background.values.first ?? ground)
        return ink.attributes.contains(.reverse) ? (back, front, ink.attributes) : (front, back, ink.attributes)
    }

    private mutating func fill(_ x: Int, _ y: Int, _ wide: Int, _ high: Int, _ colour: RGB) {
        if shapes[colour] == nil { colours.append(colour) }
        shapes[colour, default: ""] += "M\(x) \(y)h\(wide)v\(high)h-\(wide)z"
    }

    /// Grounds and half blocks, run by run of one colour: two strips to a row, one where both are the same.
    private mutating func paintGrounds(of row: Int) {
        let strips = [false, true].map { isLower in
            canvas.row(row).map { cell in
                let (front, back, _) = seen(cell)
                return switch cell.glyph.base {
                case 0x2588: front
                case 0x2584: isLower ? front : back
                case 0x2580: isLower ? back : front
                default: back
                }
            }
        }
        let half = Self.cellHeight / 2
        if strips[0] == strips[1] { return paint(strips[0], row * Self.cellHeight, high: Self.cellHeight) }
        for (number, strip) in strips.enumerated() { paint(strip, row * Self.cellHeight + number * half, high: half) }
    }

    private mutating func paint(_ strip: [RGB], _ y: Int, high: Int) {
        var start = 0
        for column in 1...strip.count where column == strip.count || strip[column] != strip[start] {
            if strip[start] != ground {
                fill(start * Self.cellWidth, y, (column - start) * Self.cellWidth, high, strip[start])
            }
            start = column
        }
    }

    /// Letters of one row, and what is drawn instead of written.
    private mutating func write(_ row: Int) {
        var line = Line(row: row)
        for (column, cell) in canvas.row(row).enumerated() {
            let (front, _, attributes) = seen(cell)
            let (x, y) = (column * Self.cellWidth, row * Self.cellHeight)
            if attributes.contains(.underline) { fill(x, y + Self.cellHeight - 2, Self.cellWidth, 1, front) }
            if cell.glyph.isContinuation || cell.glyph == .blank || draw(cell.glyph.base, x, y, front) {
                line.endWord()
                continue
            }
            let look = "fill=\"\(front.hex)\"" + (attributes.contains(.bold) ? " font-weight=\"bold\"" : "")
            let isWide = column + 1 < canvas.size.columns && canvas[row, column + 1].glyph.isContinuation
            line.add(cell.glyph.scalars, at: isWide ? x + 2 : x, look, isWide: isWide)
        }
        letters += line.ended()
    }

    /// The letters of one row: a `text` for each look, in it a `tspan` for each word and each wide character, as some
    /// readers heed only the first of several places.
    private struct Line {
        let row: Int
        private var look: String?
        private var places: [String] = []
        private var word = ""
        private var written = ""

        init(row: Int) { self.row = row }

        mutating func add(_ scalars: [Unicode.Scalar], at x: Int, _ look: String, isWide: Bool) {
            if self.look != look {
                endLook()
                written += "<text \(look) y=\"\(row * cellHeight + 15)\">"
                self.look = look
            }
            if isWide { endWord() }
            for scalar in scalars {
                // SVG counts UTF-16 units; a mark stands where its letter does.
                for _ in 0..<UTF16.width(scalar) { places.append(String(x)) }
                word += escaped(scalar)
            }
            if isWide { endWord() }
        }

        mutating func endWord() {
            guard !word.isEmpty else { return }
            written += "<tspan x=\"\(places.joined(separator: " "))\">\(word)</tspan>"
            (places, word) = ([], "")
        }

        private mutating func endLook() {
            endWord()
            if look != nil { written += "</text>\n" }
            look = nil
        }

        mutating func ended() -> String {
            endLook()
            return written
        }
    }

    /// Lines and blocks as shapes, so that they meet; false for what is a letter.
    private mutating func draw(_ base: UInt32, _ x: Int, _ y: Int, _ colour: RGB) -> Bool {
        let (wide, high) = (Self.cellWidth, Self.cellHeight)
        if base == 0x2580 || base == 0x2584 || base == 0x2588 { return true }
        if 0x2581...0x2587 ~= base {
            let part = Int(base - 0x2580) * high / 8
            fill(x, y + high - part, wide, part, colour)
            return true
        }
        guard let arms = Self.arms[base] else { return false }
        let thick = arms.isHeavy ? 2 : 1
        let (middle, centre) = (x + wide / 2, y + high / 2)
        if arms.left { fill(x, centre, wide / 2 + thick, thick, colour) }
        if arms.right { fill(middle, centre, wide / 2, thick, colour) }
        if arms.up { fill(middle, y, thick, high / 2 + thick, colour) }
        if arms.down { fill(middle, centre, thick, high / 2, colour) }
        return true
    }

    private struct Arms {
        let left, right, up, down: Bool
        var isHeavy = false

        /// From the letters of its directions.
        init(_ names: String, isHeavy: Bool = false) {
            left = names.contains("l")
            right = names.contains("r")
            up = names.contains("u")
            down = names.contains("d")
            self.isHeavy = isHeavy
        }
    }

    private static let arms: [UInt32: Arms] = [
        0x2500: Arms("lr"), 0x2502: Arms("ud"), 0x250C: Arms("rd"), 0x2510: Arms("ld"), 0x2514: Arms("ru"),
        0x2518: Arms("lu"), 0x251C: Arms("rud"), 0x2524: Arms("lud"), 0x252C: Arms("lrd"), 0x2534: Arms("lru"),
        0x253C: Arms("lrud"), 0x2501: Arms("lr", isHeavy: true), 0x2503: Arms("ud", isHeavy: true),
        0x250F: Arms("rd", isHeavy: true), 0x2517: Arms("ru", isHeavy: true), 0x257A: Arms("r", isHeavy: true),
    ]

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        default: String(scalar)
        }
    }
}

extension RGB {
    /// As `#rrggbb`.
    fileprivate var hex: String {
        let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
