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
        let printer = ReceiptPrinter(.device(path: "/nowhere"), PaperTraits(width))
        return try EscPosReader(try printer.bytes(of: lines, opensDrawer: drawer), columns: width.columns)
    }

    @Test("The printer is reset, put into Chinese, fed and cut")
    func frame() throws {
        let paper = try read(receipt)
        #expect(paper.events == [.reset, .chinese, .feed(lines: 3), .cut(partial: true)])
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
        #expect(paper.overflow <= 0)
    }

    @Test("A long line goes on below and no hanzi is cut", arguments: PaperWidth.allCases)
    func wrapping(width: PaperWidth) throws {
        let text = "a" + String(repeating: "护", count: 60)
        for size in [ReceiptLine.Size.normal, .wide] {
            let paper = try read([.text(text, .left, size)], width)
            #expect(paper.lines.count > 1)
            #expect(paper.lines.map(\.text).joined() == text)
            #expect(paper.overflow <= 0)
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
    }

    @Test("A name cannot smuggle a command to the printer")
    func hostileNames() throws {
        let drawer = "\u{1B}p\u{0}\u{19}\u{FA}"
        let hostile = "张\(drawer)\u{1D}V\u{42}\u{0}\r\n\u{9B}\u{7F}\u{202E}\t三"
        let paper = try read([.text(hostile), .pair(hostile, hostile)])
        #expect(paper.events == [.reset, .chinese, .feed(lines: 3), .cut(partial: true)])
        #expect(paper.lines.count == 2)
        #expect(paper.lines[0].text == "张?p??ú?VB??????三")
    }

    @Test("Quantities and amounts of all rows stand below each other", arguments: PaperWidth.allCases)
    func rows(width: PaperWidth) throws {
        let paper = try read(
            [
                .row("项目", "数量", "金额"), .row("面部护理", "1", "128.00"),
                .row("玻尿酸保湿面膜(旅行装)十片", "12", "1288.00"),
            ], width)
        let texts = paper.lines.map(\.text)
        #expect(paper.lines.last?.columns == width.columns && paper.overflow <= 0)
        #expect(texts[0].hasPrefix("项目 ") && texts[0].hasSuffix(" 数量      金额"))
        #expect(texts[1].hasPrefix("面部护理 ") && texts[1].hasSuffix(" 1    128.00"))
        #expect(texts.last?.hasSuffix(" 12   1288.00") ?? false)
        #expect(texts.dropFirst(2).joined().hasPrefix("玻尿酸保湿面膜(旅行装)十片"))
    }

    @Test("A code is drawn by the printer: model 2, level M, in the middle, with its quiet zone fed above and below")
    func printersOwnCode() throws {
        let paper = try read([.text("扫码看明细"), .code("https://example.cn/r/20261126-0042")], .narrow)
        #expect(
            paper.codes == [
                .init(
                    content: "https://example.cn/r/20261126-0042", model: 0x32, squareDots: 6, level: 0x31, alignment: 1
                )
            ])
        #expect(
            paper.events.dropFirst(2).map { if case .code = $0 { true } else { $0 == .feedDots(24) } }
                == [true, true, true, false, false])
    }

    @Test(
        "A printer that draws no codes is sent a picture, which zbar reads", arguments: PaperWidth.allCases,
        ["911000012345661469740342", "https://example.cn/r/?a=1&b=~x", String(repeating: "https://a.cn/", count: 20)])
    func pictureOfACode(width: PaperWidth, content: String) throws {
        let printer = ReceiptPrinter(.device(path: "/nowhere"), PaperTraits(width, codes: .picture))
        let paper = try EscPosReader(try printer.bytes(of: [.code(content)]), columns: width.columns)
        let picture = try #require(paper.pictures.first)
        #expect(try picture.image.decoded() == [content])
        #expect(picture.alignment == 1 && picture.bytesWide * 8 <= width.columns * 12 + 8 && paper.codes.isEmpty)
    }

    @Test(
        "What is no code on this paper is printed as text",
        arguments: ["扫码", "", "a\u{1B}p", String(repeating: "x", count: 2000)])
    func noCode(content: String) throws {
        let paper = try read([.code(content)], .narrow)
        #expect(paper.codes.isEmpty && !paper.lines.isEmpty)
        #expect(paper.lines.map(\.text).joined() == content.replacing("\u{1B}", with: "?"))
    }

    @Test("The store's sign is the picture in the printer, or its name in large letters")
    func logo() throws {
        let title = try read([.logo("清颜")])
        #expect(title.lines == [.init(text: "清颜", columns: 8, alignment: 1, size: 0x11)])
        let printer = ReceiptPrinter(.device(path: "/nowhere"), PaperTraits(storedLogo: 2))
        let picture = try EscPosReader(try printer.bytes(of: [.logo("清颜"), .text("谢谢")]), columns: 48)
        #expect(picture.events.dropFirst(2).first == .logo(2))
        #expect(picture.lines == [.init(text: "谢谢", columns: 4, alignment: 0, size: 0)])
    }

    @Test("As text a code is what it says, and a sign its name")
    func plainCode() throws {
        let printer = ReceiptPrinter(.textFile(path: "/nowhere"), PaperTraits(.narrow, storedLogo: 1))
        #expect(
            try printer.text(of: [.logo("清颜"), .row("面膜", "2", "36.00"), .code("https://a.cn/1")]) == """
                              清颜
                面膜                 2     36.00
                         https://a.cn/1


                """)
    }

    @Test("Second bytes that look like letters stay in their hanzi")
    func asciiSecondBytes() throws {
        #expect(try read([.text("珺珺")]).lines[0].text == "珺珺")
    }

    @Test("As text it looks as on paper")
    func plainText() throws {
        let printer = ReceiptPrinter(.textFile(path: "/nowhere"), PaperTraits(.narrow))
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
