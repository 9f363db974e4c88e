import Surface
import Testing

@Suite("Canvas")
struct CanvasTests {
    static func canvas(_ columns: Int, _ rows: Int = 1) -> Canvas { Canvas(Size(columns: columns, rows: rows)) }

    @Test("Text stands where it was put, Chinese two cells a character")
    func puts() {
        var canvas = Self.canvas(10, 2)
        let end = canvas.put("张三ab", at: Position(row: 1, column: 2))
        #expect(end == 8)
        #expect(canvas.lines == ["", "  张三ab"])
    }

    @Test("A wide character that does not fit at the edge becomes a blank, never half of itself")
    func clipsWide() {
        var canvas = Self.canvas(5)
        canvas.put("钱钱钱", at: Position(row: 0, column: 0), style: Style(.money))
        #expect(canvas.styledLines == ["⟨money|钱钱 ⟩"])
        canvas.put("钱钱", at: Position(row: 0, column: -1))
        #expect(canvas.lines == [" 钱"])
        #expect(canvas.flaws == [])
    }

    @Test("Overwriting one half of a wide character blanks the other")
    func mendsHalves() {
        var canvas = Self.canvas(6)
        canvas.put("钱钱钱", at: Position(row: 0, column: 0))
        canvas.put("x", at: Position(row: 0, column: 1))
        canvas.put("y", at: Position(row: 0, column: 4))
        #expect(canvas.lines == [" x钱y"])
        canvas.fill(Rect(row: 0, column: 3, rows: 1, columns: 1), with: "-")
        #expect(canvas.lines == [" x -y"])
        #expect(canvas.flaws == [])
    }

    @Test("What lies outside the clip is left as it was")
    func clips() {
        var canvas = Self.canvas(8)
        canvas.fill(canvas.bounds, with: ".")
        canvas.put("abcdefgh", at: Position(row: 0, column: 0), clip: Rect(row: 0, column: 2, rows: 1, columns: 3))
        #expect(canvas.lines == ["..cde..."])
        canvas.put("钱钱钱", at: Position(row: 0, column: 1), clip: Rect(row: 0, column: 2, rows: 1, columns: 4))
        #expect(canvas.lines == [".. 钱 .."])
        canvas.put("outside", at: Position(row: 3, column: 0))
        canvas.put("outside", at: Position(row: -1, column: 0))
        #expect(canvas.lines == [".. 钱 .."])
    }

    @Test("Changing the marks of half a wide character changes the whole of it")
    func restyles() {
        var canvas = Self.canvas(6)
        canvas.put("钱钱钱", at: Position(row: 0, column: 0))
        canvas.restyle(Rect(row: 0, column: 1, rows: 1, columns: 2), Style(.selection))
        #expect(canvas.styledLines == ["⟨selection|钱钱⟩钱"])
    }

    @Test("A frame has its title in the upper line, cut with an ellipsis")
    func frames() {
        var canvas = Self.canvas(14, 3)
        canvas.frame(canvas.bounds, title: "会员卡详情资料")
        #expect(canvas.lines == ["┌─ 会员卡… ──┐", "│            │", "└────────────┘"])
        canvas.rule(row: 1, in: canvas.bounds, joined: true)
        #expect(canvas.lines[1] == "├────────────┤")
    }

    @Test("Plain chrome draws frames with ASCII only")
    func plainFrames() {
        var canvas = Canvas(Size(columns: 12, rows: 3), chrome: .plain)
        canvas.frame(canvas.bounds, title: "提示信息很长")
        #expect(canvas.lines == ["+- 提示.. -+", "|          |", "+----------+"])
    }

    @Test("Text is aligned in its rectangle")
    func aligns() {
        var canvas = Self.canvas(10, 3)
        canvas.put("左", in: canvas.bounds)
        canvas.put("中", in: canvas.bounds, row: 1, .center)
        canvas.put("1.00", in: canvas.bounds, row: 2, .right)
        #expect(canvas.lines == ["左", "    中", "      1.00"])
    }

    @Test(
        "Whatever text is put wherever, no cell is dangerous and no wide character is cut", arguments: [1, 2, 3, 7, 40])
    func survivesHostileText(width: Int) {
        for chrome in [Chrome.lines, .plain] {
            for (index, text) in HostileText.corpus.enumerated() {
                var canvas = Canvas(Size(columns: width, rows: 3), chrome: chrome)
                canvas.put("钱钱钱钱钱钱钱钱", at: Position(row: 1, column: 0))
                canvas.put(text, at: Position(row: 0, column: -1))
                canvas.put(text, at: Position(row: 1, column: width - 2), style: Style(.error))
                canvas.put(text, in: canvas.bounds, row: 2, .right)
                canvas.frame(canvas.bounds, title: text)
                #expect(canvas.flaws == [], "text \(index) at width \(width)")
                let written = canvas.lines.joined().unicodeScalars
                #expect(!written.contains { $0.value < 32 || (127..<160).contains($0.value) }, "text \(index)")
            }
        }
    }

    @Test("What differs between two screens is named to the cell, wide characters whole")
    func differs() {
        var old = Self.canvas(10, 2)
        old.put("会员 12.00", at: Position(row: 0, column: 0))
        var new = old
        #expect(new.difference(row: 0, from: old) == nil)
        new.put("3", at: Position(row: 0, column: 6))
        #expect(new.difference(row: 0, from: old) == 6..<7)
        new.put("卡", at: Position(row: 0, column: 0))
        #expect(new.difference(row: 0, from: old) == 0..<7)
        new.put("x", at: Position(row: 0, column: 3))
        #expect(new.difference(row: 0, from: old) == 0..<7)
        #expect(old.difference(row: 0, from: new) == 0..<7)
        #expect(new.difference(row: 1, from: old) == nil)
    }

    @Test("Nothing but what is named differs, and no half of a wide character is left out")
    func differsRandomly() {
        var random = Seeded(11)
        var new = Self.canvas(23)
        for step in 0..<4000 {
            let old = new
            let column = Int.random(in: -3...23, using: &random)
            let text = String(HostileText.corpus.randomElement(using: &random)?.prefix(4) ?? "")
            let style = Style(Bool.random(using: &random) ? .text : .selection)
            switch Int.random(in: 0...2, using: &random) {
            case 0: new.restyle(Rect(row: 0, column: column, rows: 1, columns: 3), style)
            case 1: new.put("钱x", at: Position(row: 0, column: column), style: style)
            default: new.put(text, at: Position(row: 0, column: column), style: style)
            }
            let (before, after) = (Array(old.row(0)), Array(new.row(0)))
            let span = new.difference(row: 0, from: old) ?? 0..<0
            let rest = before.indices.filter { !span.contains($0) }
            let isRight =
                rest.allSatisfy { before[$0] == after[$0] } && (span.isEmpty == (before == after))
                && [before, after].allSatisfy { cells in
                    [span.lowerBound, span.upperBound].allSatisfy {
                        $0 == cells.count || span.isEmpty || !cells[$0].glyph.isContinuation
                    }
                }
            if !isRight {
                Issue.record("step \(step): \(span) of \(old.lines) and \(new.lines)")
                return
            }
        }
    }

    @Test("Random drawing never breaks a cell")
    func survivesRandomDrawing() {
        var random = Seeded(7)
        var canvas = Self.canvas(23, 9)
        for step in 0..<4000 {
            let place = Position(row: .random(in: -1...9, using: &random), column: .random(in: -5...24, using: &random))
            let extent = Size(columns: .random(in: 0...12, using: &random), rows: .random(in: 0...4, using: &random))
            let rect = Rect(row: place.row, column: place.column, rows: extent.rows, columns: extent.columns)
            let text = String(HostileText.corpus.randomElement(using: &random)?.prefix(9) ?? "")
            switch Int.random(in: 0...4, using: &random) {
            case 0: canvas.fill(rect, with: Bool.random(using: &random) ? "x" : "钱")
            case 1: canvas.frame(rect, title: text)
            case 2: canvas.restyle(rect, Style(.selection))
            default: canvas.put(text, at: place, clip: Bool.random(using: &random) ? rect : nil)
            }
            if !canvas.flaws.isEmpty {
                Issue.record("step \(step): \(canvas.flaws)")
                return
            }
        }
    }
}

/// The same numbers in every run.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
