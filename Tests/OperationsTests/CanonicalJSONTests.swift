import Foundation
import Operations
import Testing

@Suite("规范文本: one value, one text")
struct CanonicalJSONTests {
    /// As the request log of older stores was written: the same content must have the same code for ever.
    static func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private enum Shape: Codable { case dot, line(Int, to: Int), text(String?), many([Shape]) }
    private struct Keys: Codable {
        var a10 = 1, a9 = 2, B = 3, b = Int64.min, Z0 = true, aA: [String: Int] = ["z": 1, "A": 2, "中": 3]
        var shape = Shape.many([.dot, .line(1, to: -2), .text(nil), .text("x"), .many([])])
        var none: Int?, numbers: [Int?] = [1, nil], small = UInt8(7)
    }

    @Test("is written byte for byte as it always was, whatever the keys and the texts")
    func same() throws {
        #expect(try CanonicalJSON.text(Keys()) == Self.foundation(Keys()))
        let controls = String(String.UnicodeScalarView((0..<0x30).compactMap { Unicode.Scalar($0) }))
        for text in ["", controls, "\u{7F}\u{2028}\u{2029}", "\"\\/", "清颜 𠮷田 👩‍🔧 e\u{301}\r\n\t"] {
            #expect(try CanonicalJSON.text([text]) == Self.foundation([text]))
            #expect(try CanonicalJSON.value([String].self, CanonicalJSON.text([text])) == [text])
        }
        #expect(try CanonicalJSON.text(5) == "5")
    }

    @Test("knows no number that is not whole")
    func whole() {
        #expect(throws: EncodingError.self) { try CanonicalJSON.text([1.5]) }
        #expect(throws: EncodingError.self) { try CanonicalJSON.text(UInt64.max) }
    }
}
