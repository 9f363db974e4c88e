import Testing

/// The terminal the other tests look through must itself be right.
@Suite("The terminal of the tests")
struct ScreenTests {
    /// Bytes and what a terminal of four rows shows after them.
    struct Example: CustomTestStringConvertible {
        let bytes: String
        let lines: [String]
        var testDescription: String { bytes.debugDescription }

        init(_ bytes: String, _ lines: [String]) { (self.bytes, self.lines) = (bytes, lines) }
    }

    func screen(_ bytes: String, rows: Int = 4, columns: Int = 10) -> Screen {
        var screen = Screen(rows: rows, columns: columns)
        screen.feed(bytes.utf8)
        return screen
    }

    @Test(
        "What is sent is what is seen",
        arguments: [
            Example("abc\r\nd", ["abc", "d", "", ""]),
            Example("\u{1B}[2;3Hx\u{1B}[Ay\u{1B}[1Gz", ["z  y", "  x", "", ""]),
            Example("会员卡\u{1B}[1;2Hx", [" x员卡", "", "", ""]),
            Example("abcdefgh会a", ["abcdefgh会", "a", "", ""]),
            Example("abcdefghi会", ["abcdefghi", "会", "", ""]),
            Example("abcdef\u{1B}[3D\u{1B}[K", ["abc", "", "", ""]),
            Example("abcdef\u{1B}[4G\u{1B}[1K", ["    ef", "", "", ""]),
            Example("abcdef\u{1B}[3G\u{1B}[2X", ["ab  ef", "", "", ""]),
            Example("abcdef\u{1B}[3G\u{1B}[2P\u{1B}[1@", ["ab ef", "", "", ""]),
            Example("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[2;1H\u{1B}[M", ["1", "3", "", "4"]),
            Example("1\r\n2\r\n3\r\n4\u{1B}[2;1H\u{1B}[L", ["1", "", "2", "3"]),
            Example("1\r\n2\r\n3\r\n4\r\n5", ["2", "3", "4", "5"]),
            Example("1\r\n2\u{1B}[H\u{1B}M0", ["0", "1", "2", ""]),
            Example("-\u{1B}[5b", ["------", "", "", ""]),
            Example("\u{1B})0\u{0E}lqk\u{0F}q", ["┌─┐q", "", "", ""]),
            Example("a\u{1B}[?1049hb\u{1B}[?1049lc", ["ac", "", "", ""]),
            Example("\u{1B}[4dx\u{1B}[3`y", ["", "", "", "x y"]),
            Example("ab\u{1B}[2J", ["", "", "", ""]),
            Example("\u{1B}]P1ff0000\u{1B}]Rx", ["x", "", "", ""]),
        ])
    func seen(_ example: Example) {
        let screen = screen(example.bytes)
        #expect(screen.lines == example.lines)
        #expect(screen.unknown.isEmpty)
    }

    @Test("What it does not know is not passed over")
    func unknown() {
        #expect(screen("\u{1B}]0;title\u{07}").unknown == ["string 0;title"])
        #expect(screen("\u{1B}[5y").unknown == ["CSI 5y"])
        #expect(!screen("\u{85}").unknown.isEmpty)
        #expect(screen("\u{1B}[38;5;199mx").cells[0][0].pen.foreground == "5;199")
    }

    @Test("Half a wide character is seen as broken, a whole one is not")
    func halves() {
        #expect(!screen("会员").hasBrokenCells)
        var broken = screen("会员")
        broken.cells[0][1].text = "x"
        #expect(broken.hasBrokenCells)
    }
}
