import Domain
import Testing

@Suite("Rule 1: money is whole 分")
struct MoneyTests {
    @Test(
        "an amount as typed",
        arguments: [
            ("128", 12_800), ("128.5", 12_850), ("128.50", 12_850), ("0.01", 1), (".5", 50), ("１２８．５", 12_850),
            (" 1,288.00 ", 128_800), ("¥9.9", 990), ("9999999.99", 999_999_999),
        ] as [(String, Int64)])
    func typed(text: String, fen: Int64) {
        #expect(Money(typed: text)?.fen == fen)
    }

    @Test(
        "what is no amount", arguments: ["", ".", "1.234", "1.2.3", "12a", "-5", "10000000", "九元", "1e3", "\u{1b}[2J"])
    func notAnAmount(text: String) {
        #expect(Money(typed: text) == nil)
    }

    @Test("always two decimals")
    func description() {
        #expect(
            [0, 5, 100, -50, -12_345].map { Money(fen: $0).description } == [
                "0.00", "0.05", "1.00", "-0.50", "-123.45",
            ])
    }

    @Test("a share rounds half away from zero")
    func scaled() {
        #expect(Money(fen: 5).scaled(by: 1, over: 2).fen == 3)
        #expect(Money(fen: -5).scaled(by: 1, over: 2).fen == -3)
        #expect(Money.most.scaled(by: 999_999_999, over: 1_000_000_000).fen == 999_999_998)
    }
}
