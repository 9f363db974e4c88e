import Domain
import Testing

@Suite("商品条码: bar codes of articles")
struct BarcodeTests {
    @Test(
        "codes of the world are taken by their check digit, however they are grouped",
        arguments: [
            ("6901234567892", "6901234567892"), ("6 901234 567892", "6901234567892"), ("96385074", "96385074"),
            ("036000291452", "0036000291452"), ("16901234567899", "16901234567899"),
            ("６９０１２３４５６７８９２", "6901234567892"),
        ])
    func world(_ typed: String, _ kept: String) throws {
        #expect(try Barcode(typed).text == kept)
    }

    @Test("a UPC-A is the EAN-13 it is, from whichever scanner")
    func upc() throws {
        #expect(try Barcode("036000291452") == Barcode("0036000291452"))
    }

    @Test(
        "the store's own codes may be anything short of digits and letters",
        arguments: [("7", "7"), ("0042", "0042"), ("mm-12", "MM-12"), (" a 1 ", "A1")])
    func own(_ typed: String, _ kept: String) throws {
        #expect(try Barcode(typed).text == kept)
    }

    @Test(
        "what is none says why",
        arguments: [
            ("", BarcodeFault.empty), ("  ", .empty), ("6901234567891", .checkDigit), ("96385075", .checkDigit),
            ("123456789", .length), ("690123456789234", .length), ("面膜", .letters), ("A/1", .letters),
            ("ABCDEFGHIJKLMNOPQRSTU", .length),
        ])
    func faults(_ typed: String, _ fault: BarcodeFault) {
        #expect(throws: fault) { try Barcode(typed) }
    }

    @Test("movements go the way their kind says")
    func kinds() {
        for kind in StockMoveKind.allCases {
            #expect(kind.allows(3) == (kind.direction != .out))
            #expect(kind.allows(-3) == (kind.direction != .in))
            #expect(kind.allows(0) == (kind == .counted))
        }
    }
}
