import Devices
import Domain
import Testing

@Suite("A receipt on paper")
struct ReceiptTests {
    private let receipt: [ReceiptLine] = [
        .text("清颜美容中心", .centre, .large),
        .rule,
        .pair("面部护理", "¥128.00"),
        .pair("扣后余额", "866.00", .wide),
        .blank,
        .text("谢谢光临", .right),
    ]

    private func read(_ lines: [ReceiptLine], _ width: PaperWidth = .full, drawer: Bool = false) throws -> EscPosReader
    {
        let printer = ReceiptPrinter(.device(path: "/nowhere"), width: width)
        return EscPosReader(try printer.bytes(of: lines, opensDrawer: drawer), columns: width.columns)
    }

    @Test("The printer is reset, put into Chinese, fed and cut")
    func frame() throws {
        let paper = try read(receipt)
        #expect(paper.events == [.reset, .chinese, .feed(3), .cut(partial: true)])
        #expect(paper.stray.isEmpty)
    }

    @Test("The drawer opens before the first line, 50 ms on and 500 ms off, only when asked")
    func drawer() throws {
        let paper = try read(receipt, drawer: true)
        #expect(paper.events.prefix(3) == [.reset, .chinese, .drawer(pin: 0, on: 50, off: 500)])
    }

    @Test("Lines come back as written, values at the right margin", arguments: PaperWidth.allCases)
    func linesComeBack(width: PaperWidth) throws {
        let paper = try read(receipt, width)
        let columns = width.columns
        try #require(paper.lines.count == 6)
        #expect(paper.lines[0] == .init(text: "清颜美容中心", columns: 24, alignment: 1, size: 0x11))
        #expect(paper.lines[1].text == String(repeating: "-", count: columns))
        #expect(paper.lines[2].text.hasPrefix("面部护理 ") && paper.lines[2].text.hasSuffix(" ￥128.00"))
        #expect(paper.lines[2].columns == columns)
        #expect(paper.lines[3].size == 0x10 && paper.lines[3].columns == columns && paper.lines[3].alignment == 0)
        #expect(paper.lines[4] == .init())
        #expect(paper.lines[5] == .init(text: "谢谢光临", columns: 8, alignment: 2, size: 0))
        #expect(paper.overflow == 0)
    }

    @Test("A long line goes on below and no hanzi is cut", arguments: PaperWidth.allCases)
    func wrapping(width: PaperWidth) throws {
        let text = "a" + String(repeating: "护", count: 60)
        for size in [ReceiptLine.Size.normal, .wide] {
            let paper = try read([.text(text, .left, size)], width)
            #expect(paper.lines.count > 1)
            #expect(paper.lines.map(\.text).joined() == text)
            #expect(paper.overflow == 0)
        }
    }

    @Test("A name too long for its value sends the value to the next line, whole")
    func longPair() throws {
        let paper = try read([.pair(String(repeating: "名", count: 16), "1288.50")], .narrow)
        #expect(
            paper.lines.map(\.text) == [
                String(repeating: "名", count: 16), String(repeating: " ", count: 25) + "1288.50",
            ])
    }

    @Test("Characters the printer lacks print as one question mark each")
    func unknownCharacters() throws {
        let paper = try read([.text("张😀三👨‍👩‍👧e\u{301}¥1€𠮷")])
        #expect(paper.lines[0].text == "张?三??￥1??")
        #expect(paper.stray.isEmpty)
    }

    @Test("A name cannot smuggle a command to the printer")
    func hostileNames() throws {
        let drawer = "\u{1B}p\u{0}\u{19}\u{FA}"
        let hostile = "张\(drawer)\u{1D}V\u{42}\u{0}\r\n\u{9B}\u{7F}\u{202E}\t三"
        let paper = try read([.text(hostile), .pair(hostile, hostile)])
        #expect(paper.events == [.reset, .chinese, .feed(3), .cut(partial: true)])
        #expect(paper.lines.count == 2)
        #expect(paper.lines[0].text == "张?p??ú?VB??????三")
        #expect(paper.stray.isEmpty)
    }

    @Test("Second bytes that look like letters stay in their hanzi")
    func asciiSecondBytes() throws {
        #expect(try read([.text("珺珺")]).lines[0].text == "珺珺")
    }

    @Test("As text it looks as on paper")
    func plainText() throws {
        let printer = ReceiptPrinter(.textFile(path: "/nowhere"), width: .narrow)
        #expect(
            try printer.text(of: receipt) == """
                          清颜美容中心
                --------------------------------
                面部护理                ￥128.00
                扣后余额                  866.00

                                        谢谢光临


                """)
    }
}
