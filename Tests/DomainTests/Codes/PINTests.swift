import Testing

@testable import Domain

@Suite("PINs")
struct PINTests {
    @Test("six digits that nobody would try first are accepted", arguments: ["683917", "２７４０５８", "905173", "139475"])
    func accepted(text: String) throws {
        #expect(try PIN(text).digits.count == 6)
    }

    @Test(
        "anything but six digits is refused",
        arguments: ["", "68391", "6839170", "68391a", "683 17", "+68391", "张三李四王五"])
    func notSix(text: String) {
        #expect(throws: PINFault.notSixDigits) { try PIN(text) }
    }

    @Test(
        "the first a thief would try are refused",
        arguments: [
            "000000", "888888", "123456", "654321", "012345", "456789", "987654", "890123", "121212", "848484",
            "123123",
            "520520", "112233", "998877", "887799", "111222", "666888", "123321", "147258", "159753", "201314",
            "131452",
        ])
    func easy(text: String) {
        #expect(throws: PINFault.tooEasy) { try PIN(text) }
    }

    @Test("digits of the owner's phone and birthday are refused")
    func own() throws {
        for text in ["345678", "381234", "138123"] {
            #expect(throws: PINFault.tooEasy) { try PIN(text, avoiding: ["138 1234 5678"]) }
        }
        #expect(throws: PINFault.tooEasy) { try PIN("900512", avoiding: ["19900512"]) }
        #expect(throws: PINFault.tooEasy) { try PIN("199005", avoiding: ["19900512"]) }
        #expect(try PIN("900512").digits == "900512", "a date is one of many if it is not the owner's")
        #expect(try PIN("683917", avoiding: ["", "张三", "13812345678"]).digits == "683917")
    }

    @Test("at least 98 of 100 PINs remain")
    func remaining() {
        let refused = (0..<1_000_000).lazy.filter { $0 % 37 == 0 }.count {
            let text = String($0)
            return (try? PIN(String(repeating: "0", count: 6 - text.count) + text)) == nil
        }
        #expect((1...540).contains(refused))
    }

    @Test("no way of printing shows the digits")
    func printing() throws {
        let pin = try PIN("683917")
        var dumped = ""
        dump([pin], to: &dumped)
        for text in ["\(pin)", String(reflecting: pin), "\([pin])", dumped] { #expect(!text.contains("683917")) }
    }
}
