import Glyphs
import Testing
import Widgets

extension EndToEnd {
    @Suite("The simple mode in a terminal")
    struct SimpleModeTests {
        private static let book = FontShelf().book

        @Test(
            "The cells of the screen, turned back into points, are the words that stand below them",
            arguments: [
                (24, 80, GlyphFont(.small)), (30, 100, GlyphFont(.middle)), (45, 160, GlyphFont(.small, scale: 2)),
            ])
        func glyphs(rows: Int, columns: Int, font: GlyphFont) throws {
            let shop = try Shop()
            let desk = try shop.enter(rows: rows, columns: columns)
            try desk.type("\u{1B}[24~", until: "要办什么")
            let words = ["来客", "用券", "付钱", "充钱", "预约", "查钱"]
            let pictures = try words.map { try #require(font.picture($0, in: Self.book)) }
            try desk.wait(for: "big glyphs") { screen in pictures.allSatisfy { screen.shows($0) } }
            for (word, picture) in zip(words, pictures) {
                #expect(desk.screen.contains(word))
                #expect(desk.screen.shows(picture), "\(word)")
            }
            #expect(!desk.screen.hasBrokenCells && desk.screen.unknown.isEmpty)
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
        }

        @Test("A deduction by numbers and a code moves the money, and F12 is remembered for who pressed it")
        func deduct() throws {
            let shop = try Shop()
            let desk = try shop.enter()
            try desk.type("\u{1B}[24~", until: "要办什么")
            try desk.type("3", until: "是哪位会员?")
            try desk.type("oyq\r", until: "扣多少钱?")
            try desk.type("128\r", until: "扣款 128.00 元")
            let pictures = GlyphFont.amounts.compactMap { $0.picture("128.00", in: Self.book) }
            try desk.wait(for: "the amount in big glyphs") { screen in pictures.contains { screen.shows($0) } }
            try desk.type("\r", until: "会员码")
            try desk.type(try shop.code() + "\r", until: "扣款 128.00 元,办好了")
            try desk.wait(for: "余额 372.00 元")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(desk.leftovers.isEmpty)
            let again = try shop.open()
            try again.wait(for: "请登录")
            try again.type("\(Shop.cashier.0)\r\(Shop.cashier.1)\r", until: "要办什么")
            again.type(Keys.controlQ)
            #expect(try again.end() == 0)
        }
    }
}

extension Screen {
    /// Whether these points stand somewhere on the screen, in one colour on another.
    func shows(_ matrix: BitMatrix) -> Bool {
        let (high, wide) = ((matrix.height + 1) / 2, matrix.width)
        guard high <= rows, wide <= columns else { return false }
        return (0...rows - high).contains { row in
            (0...columns - wide).contains { column in shows(matrix, row, column) }
        }
    }

    private func shows(_ matrix: BitMatrix, _ row: Int, _ column: Int) -> Bool {
        var (ink, ground): (String?, String?)
        for y in 0..<matrix.height {
            for x in 0..<matrix.width {
                guard let colour = colour(cells[row + y / 2][column + x], isLower: y % 2 == 1) else { return false }
                if matrix[y, x] {
                    guard colour == ink ?? colour else { return false }
                    ink = colour
                } else {
                    guard colour == ground ?? colour else { return false }
                    ground = colour
                }
                if ink == ground { return false }
            }
        }
        return true
    }

    /// The colour of half a cell; nil for a letter.
    private func colour(_ cell: Cell, isLower: Bool) -> String? {
        let isReversed = cell.pen.attributes.contains(7)
        let front = cell.pen.foreground.isEmpty ? "front" : cell.pen.foreground
        let back = cell.pen.background.isEmpty ? "back" : cell.pen.background
        let (upper, lower) = isReversed ? (front, back) : (back, front)
        switch cell.text {
        case " ": return upper
        case "▄": return isLower ? lower : upper
        default: return nil
        }
    }
}
