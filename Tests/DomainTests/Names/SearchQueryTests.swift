import Testing

@testable import Domain

@Suite("What was typed into the find box")
struct SearchQueryTests {
    @Test(
        "digits are told apart by their number",
        arguments: [
            ("5678", .last4("5678")), ("５６７８", .last4("5678")), ("0007", .last4("0007")), ("12", .number("12")),
            ("007", .number("7")), ("0", .number("0")), ("12345", .number("12345")),
            ("000012345", .number("12345")), ("1381234567", .number("1381234567")),
            ("13812345678", .phone("13812345678")), ("138 1234 5678", .phone("13812345678")),
            ("+86 138-1234-5678", .phone("13812345678")), ("008613812345678", .phone("13812345678")),
            ("8613812345678", .phone("13812345678")), ("911000012345661469740342", .code("911000012345661469740342")),
            ("6901234567892", .code("6901234567892")), ("123456789012", .code("123456789012")),
            ("+14155550100", .code("14155550100")), ("+5678", .number("5678")),
        ] as [(String, SearchQuery)])
    func digits(text: String, expected: SearchQuery) {
        #expect(SearchQuery(text) == expected)
    }

    @Test("hanzi are a name, blanks left out")
    func names() {
        #expect(SearchQuery("三丰") == .name("三丰"))
        #expect(SearchQuery(" 张 三 ") == .name("张三"))
        #expect(SearchQuery("阿依·古丽") == .name("阿依古丽"))
    }

    @Test("letters are pinyin or a Latin name")
    func letters() throws {
        guard case .pinyin(let query) = SearchQuery("ZSan") else {
            Issue.record("not taken for letters")
            return
        }
        #expect(query.prefix == "zsan")
        #expect(query.candidates.contains("zs"))
        #expect(query.candidates.allSatisfy { $0.first == "z" && (2...3).contains($0.count) })
    }

    @Test("letters and hanzi mixed are looked up by the hanzi")
    func mixed() {
        guard case .pinyin(let query) = SearchQuery("张sf") else {
            Issue.record("not taken for letters")
            return
        }
        #expect(query.prefix == nil)
        #expect(query.candidates == ["张"])
        #expect(query.matches(name: "张三丰"))
        #expect(!query.matches(name: "张飞"))
    }

    @Test("nothing is nothing", arguments: ["", "  ", "\u{3000}", "·", "'"])
    func nothing(text: String) {
        #expect(SearchQuery(text) == .nothing)
    }

    @Test("the number of look-ups stays small, however long the text")
    func bounded() {
        var dice = SplitMix(seed: 7)
        for _ in 0..<300 {
            guard case .pinyin(let query) = SearchQuery(dice.text(1...60, of: Array("aeghinouxzs"))) else {
                Issue.record("not taken for letters")
                return
            }
            #expect(query.candidates.count <= 36)
        }
    }
}
