import Devices
import Domain
import Foundation
import Testing

@Suite("What python-escpos writes")
struct WrittenByOthersTests {
    private let receipt: [ReceiptLine] = [
        .logo("清颜美容中心"), .rule, .row("面部护理", "1", "128.00"), .pair("合计", "¥128.00", .wide),
        .text("谢谢光临,珺姐", .right), .code("https://example.cn/r/20261126-0042"),
    ]

    /// The bytes it wrote; the script that let it do so stands beside them.
    private func recorded() throws -> [UInt8] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Recorded/escpos-receipt.hex")
        let digits = try String(contentsOf: file, encoding: .utf8).filter(\.isHexDigit).map { String($0) }
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(digits[$0] + digits[$0 + 1], radix: 16) }
    }

    @Test("For the same receipt, with drawer, code and cut, it writes the very same bytes")
    func sameBytes() throws {
        let printer = ReceiptPrinter(.device(path: "/nowhere"))
        #expect(try printer.bytes(of: receipt, opensDrawer: true) == recorded())
    }

    @Test("Our reader, which all tests of receipts trust, reads its bytes")
    func readsTheirs() throws {
        let paper = try EscPosReader(recorded(), columns: 48)
        #expect(paper.lines.map(\.text).first == "清颜美容中心" && paper.lines.count == 5)
        #expect(paper.codes.map(\.content) == ["https://example.cn/r/20261126-0042"])
        #expect(paper.events.contains(.drawer(pin: 0, on: 50, off: 500)) && paper.events.last == .cut(partial: true))
    }

    @Test("Our reader calls junk what is no command", arguments: [[0x1B, 0x7A], [0x1D, 0x56, 0x00], [0x07], [0x41]])
    func junk(bytes: [UInt8]) {
        #expect(throws: EscPosReader.Junk.self) { try EscPosReader(bytes, columns: 48) }
    }
}
