import Foundation
import Testing

extension EndToEnd {
    @Suite("A visit by keys only")
    struct WalkTests {
        @Test("Sign in, find by initials, check in, deduct 128.00 with the member code, read the receipt")
        func walk() throws {
            let shop = try Shop()
            let desk = try shop.enter()
            try desk.type("oyq", until: "找到 1 位")
            try desk.type(Keys.enter, until: "欧阳青 已到店")
            try desk.type(Keys.alt("p"), until: "金额或项目")
            try desk.type("128", until: "128")
            try desk.type(Keys.enter, until: "扣后余额 372.00")
            try desk.type(try shop.code() + Keys.enter, until: "销售小票")
            #expect(desk.screen.contains("合计                                128.00"))
            #expect(desk.screen.contains("已扣款 128.00 元,余额 372.00 元"))
            #expect(desk.screen.unknown.isEmpty && !desk.screen.hasBrokenCells)
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(desk.leftovers.isEmpty)
            #expect(try shop.card().contains("372.00"))
        }

        @Test("The README's walk works to the letter in the store that scripts/start makes")
        func readme() throws {
            let text = try String(contentsOf: Shop.root.appendingPathComponent("README.md"), encoding: .utf8)
            let start = try String(contentsOf: Shop.root.appendingPathComponent("scripts/start"), encoding: .utf8)
            let demo = ["demo", "--industry", "beauty", "--members", "2000", "--seed", "1"]
            #expect(start.contains(demo.joined(separator: " ")))
            let shop = try Shop(empty: ())
            #expect(try shop.run(demo).status == 0)
            let marked = try Self.marked(in: text, lines: ["2. 接待", "3. `F5`"])
            let code = try #require(marked.last?.split(separator: " ").last.map(String.init))
            let keys = marked.filter { !$0.contains("scripts/start") }
            #expect(keys == ["cty", "Enter", "F5", "128", "Enter"])
            let signIn = [Shop.cashier.0, "Enter", Shop.cashier.1, "Enter"]
            let checkedIn = try shop.run(["press"] + signIn + keys.prefix(2)).output
            #expect(checkedIn.contains("陈天宇 已到店"), "\(checkedIn)")
            let walked = try Shop(empty: ())
            #expect(try walked.run(demo).status == 0)
            let receipt = try walked.run(["press"] + signIn + keys + ["code:" + code]).output
            #expect(receipt.contains("销售小票") && receipt.contains("128.00"), "\(receipt)")
        }

        /// What is marked as typed in the lines that begin so, up to the first remark about several hits.
        private static func marked(in text: String, lines: [String]) throws -> [String] {
            try lines.flatMap { head in
                let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(head) })
                let sentence = line.components(separatedBy: "。找到几位").first ?? ""
                return sentence.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                    .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
            }
        }

        @Test("A code that was used does not pay twice")
        func replay() throws {
            let shop = try Shop()
            let code = try shop.code()
            let pay = [
                Shop.cashier.0, "Enter", Shop.cashier.1, "Enter", "F2", "text:oyq", "Enter", "Alt-P", "text:100",
                "Enter", "scan:\(code)",
            ]
            #expect(try shop.run(["press"] + pay).output.contains("销售小票"))
            let again = try shop.run(["press"] + pay).output
            #expect(!again.contains("销售小票"), "\(again)")
            #expect(try shop.card().contains("400.00"))
        }
    }
}
