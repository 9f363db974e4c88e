import Surface
import Testing

@Suite("Text in cells")
struct TextTests {
    @Test(
        "Text is as wide as what is drawn of it",
        arguments: [
            ("张三 abc", 8), ("e\u{301}", 1), ("❤️", 1), ("👨‍👩", 5), ("🇨🇳", 2), ("👍🏿", 3), ("カ\u{FF9E}", 3), ("a\tb\n", 4),
            ("", 0),
        ])
    func widths(text: String, cells: Int) {
        #expect(text.cells == cells)
        var canvas = Canvas(Size(columns: 40, rows: 1))
        #expect(canvas.put(text, at: Position(row: 0, column: 0)) == cells)
    }

    @Test("Dangerous and invisible characters are drawn as U+FFFD, marks beyond two are left out")
    func replaces() {
        var canvas = Canvas(Size(columns: 40, rows: 1))
        canvas.put("a\u{1B}[1mb\u{202E}c\u{200B}d" + "e\u{301}\u{302}\u{303}\u{304}", at: Position(row: 0, column: 0))
        #expect(canvas.lines == ["a\u{FFFD}[1mb\u{FFFD}c\u{FFFD}de\u{301}\u{302}"])
    }

    @Test("Every hostile text measures what it draws, alone and character by character")
    func hostileWidths() {
        for text in HostileText.corpus {
            var canvas = Canvas(Size(columns: 25_000, rows: 1))
            #expect(canvas.put(text, at: Position(row: 0, column: 0)) == text.cells)
            #expect(text.reduce(0) { $0 + $1.cells } == text.cells)
        }
    }

    @Test("Cut text ends in an ellipsis and is never wider than asked")
    func truncates() {
        #expect("会员张三".truncated(to: 8) == "会员张三")
        #expect("会员张三".truncated(to: 7) == "会员张…")
        #expect("会员张三".truncated(to: 6) == "会员…")
        #expect("会员张三".truncated(to: 6, ellipsis: "..") == "会员..")
        #expect("会员".truncated(to: 1) == "…")
        #expect("会员".truncated(to: 1, ellipsis: "..") == "")
        #expect("会员".truncated(to: 0) == "")
        for text in HostileText.corpus {
            for width in 0...9 { #expect(text.truncated(to: width).cells <= width) }
        }
    }

    @Test("Padded text is exactly as wide as asked")
    func pads() {
        #expect("张三".padded(to: 6) == "张三  ")
        #expect("1.00".padded(to: 6, .right) == "  1.00")
        #expect("张".padded(to: 5, .center) == " 张  ")
        #expect("会员张三".padded(to: 6) == "会员… ")
        for text in HostileText.corpus { #expect(text.padded(to: 11).cells == 11) }
    }

    @Test("Lines are folded at blanks and between Chinese characters, without a stop at the start")
    func wraps() {
        #expect("扣本金 96.00 + 赠金 32.00".wrapped(to: 13) == ["扣本金 96.00", "+ 赠金 32.00"])
        #expect("今天天气很好。出去".wrapped(to: 12) == ["今天天气很", "好。出去"])
        #expect("one two three".wrapped(to: 7) == ["one two", "three"])
        #expect("abcdefghij".wrapped(to: 4) == ["abcd", "efgh", "ij"])
        #expect("a\n\nb\r\nc".wrapped(to: 5) == ["a", "", "b", "c"])
        #expect("".wrapped(to: 5) == [""])
        #expect("ab  ".wrapped(to: 5) == ["ab"])
        #expect("a\u{2028}b\u{85}c\u{B}".wrapped(to: 5) == ["a", "b", "c", ""])
    }

    @Test("Folding keeps every character but the blanks at the ends of lines")
    func wrapKeepsAll() {
        for text in HostileText.corpus where text.count < 2000 {
            for width in [2, 5, 20] {
                let lines = text.wrapped(to: width)
                #expect(lines.allSatisfy { $0.cells <= width || $0.count == 1 })
                let kept = lines.joined().filter { $0 != " " }
                #expect(kept == text.filter { $0 != " " && !$0.isNewline })
            }
        }
    }

    @Test("For terminals that draw ambiguous characters wide, every one of them has a stand-in of ASCII")
    func standIns() {
        var canvas = Canvas(Size(columns: 30, rows: 1))
        canvas.put("┌─┐“余额”…·①▄钱a", at: Position(row: 0, column: 0))
        let plain = canvas.row(0).map(\.glyph.plain)
        let text = plain.flatMap(\.scalars).map(String.init).joined()
        #expect(text.hasPrefix("+-+\"余额\"..?#钱a"))
        for value in UInt32(0xA0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), TextWidth.isAmbiguous(scalar) else { continue }
            for element in Glyphs(String(Character(scalar))) where element.glyph != .replacement {
                #expect(element.glyph.plain.base < 0x7F)
            }
        }
        #expect(!TextWidth.isAmbiguous("钱") && TextWidth.isAmbiguous("①") && !TextWidth.isAmbiguous("▸"))
    }
}
