import Domain
import Testing

@Suite("A payer's code")
struct PayCodeTests {
    @Test(
        "Codes of the three providers are known, full-width ones too",
        arguments: [
            ("134567890123456789", PayCodeKind.wechat), ("281234567890123456", .alipay),
            ("6212345678901234567", .unionPay), ("１３４５６７８９０１２３４５６７８９", .wechat),
        ])
    func known(text: String, kind: PayCodeKind) throws {
        let code = try #require(PayCode(text))
        #expect(code.kind == kind && code.digits.utf8.allSatisfy { (0x30...0x39).contains($0) })
    }

    @Test("What is no payment code is none", arguments: ["", "911000012345661469740342", "6901234567892", "abc"])
    func none(text: String) { #expect(PayCode(text) == nil) }

    @Test("Nothing that is printed, logged or dumped shows it")
    func redacted() throws {
        let code = try #require(PayCode("134567890123456789"))
        let order = PaymentOrder(
            number: try #require(GatewayNumber("20261126-0001")), amount: .yuan(1), code: code, title: "护理")
        var dumped = ""
        dump(order, to: &dumped)
        dump(code, to: &dumped)
        for text in ["\(code)", "\(order)", String(reflecting: code), String(reflecting: order), dumped] {
            #expect(!text.contains("3456") && !text.isEmpty, "\(text)")
        }
    }

    @Test(
        "A number is what every provider takes",
        arguments: [
            ("20261126-0001", true), ("short", false), ("12345678/9", false), ("订单123456", false),
            ("123456789012345678901234567890123", false),
        ])
    func numbers(text: String, fits: Bool) { #expect((GatewayNumber(text) != nil) == fits) }
}
