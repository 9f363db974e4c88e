import Devices
import Domain
import Testing

@Suite("Whatever people call themselves")
struct HostileReceiptTests {
    @Test("No text, however hostile, gives the printer a command or a line wider than the paper", arguments: 1...8)
    func anyText(seed: UInt64) throws {
        var dice = HostileDice(seed: seed)
        for _ in 0..<100 {
            let width = PaperWidth.allCases[dice.below(3)]
            let codes = PaperTraits.CodeDrawing.allCases[dice.below(2)]
            let printer = ReceiptPrinter(.device(path: "/nowhere"), PaperTraits(width, codes: codes))
            let receipt = (0..<1 + dice.below(12)).map { _ in dice.line() }
            let paper = try EscPosReader(try printer.bytes(of: receipt), columns: width.columns)
            #expect(paper.overflow <= 0, "\(receipt)")
            #expect(paper.events.filter { !isCode($0) } == [.reset, .chinese, .feed(lines: 3), .cut(partial: true)])
            for line in paper.lines {
                #expect(!line.text.unicodeScalars.contains { isControl($0) }, "\(receipt)")
            }
            let text = try printer.text(of: receipt)
            #expect(!text.unicodeScalars.contains { isControl($0) && $0 != "\n" })
        }
    }

    private func isCode(_ event: EscPosReader.Event) -> Bool {
        switch event {
        case .code, .picture, .feedDots: true
        default: false
        }
    }

    private func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

/// Makes texts out of everything that ever broke a printer.
private struct HostileDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    mutating func line() -> ReceiptLine {
        let size = [ReceiptLine.Size.normal, .wide, .large][below(3)]
        let alignment = [ReceiptLine.Alignment.left, .centre, .right][below(3)]
        let content: ReceiptLine.Content =
            switch below(6) {
            case 0: .text(text())
            case 1: .pair(text(), text())
            case 2: .row(name: text(), quantity: text(), amount: text())
            case 3: .code(text())
            case 4: .logo(text())
            default: .rule
            }
        return ReceiptLine(content, alignment: alignment, size: size)
    }

    private mutating func text() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<below(2) * below(90) { text.append(scalar()) }
        return String(text)
    }

    private mutating func scalar() -> Unicode.Scalar {
        let (first, count): (Int, Int) =
            [
                (0x20, 0x5F), (0x00, 0x20), (0x7F, 0x40), (0x4E00, 0x5200), (0x300, 0x70), (0x2000, 0x70),
                (0x1F300, 0x400), (0xE000, 0x1900), (0xFF00, 0xF0), (0xFE00, 0x10), (0x20000, 0x100), (0x600, 0x100),
                (0xA0, 0x60), (0x3000, 0x100), (0xAC00, 0x100), (0xE0000, 0x80), (0x10FF00, 0x100), (0x30, 10),
            ][below(18)]
        return Unicode.Scalar(UInt32(first + below(count))) ?? "\u{FFFD}"
    }
}
