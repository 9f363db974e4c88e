import Foundation
import Testing

extension EndToEnd {
    @Suite("Hostile text")
    struct HostileTextTests {
        /// Sequences that must never reach a terminal, and characters that would take more or less room than they say.
        static let hostile =
            "\u{1B}[38;5;199m坏\u{1B}]0;PWNED\u{07}\u{9B}31m\u{202E}倒\u{200B}\u{2066}\u{0}\u{8}\u{D}👨‍👩‍👧‍👦🇨🇳ｶﾞ\u{301}e\u{301}終"

        /// What went wrong; empty = nothing.
        private func dirt(_ desk: Program) -> [String] {
            let sent = desk.sentText
            let strangers = ["\u{1B}[38;5;199", "\u{1B}]0", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200B}"]
            let found = strangers.filter { sent.contains($0) }.map(\.debugDescription) + desk.screen.unknown
            return found + (desk.screen.hasBrokenCells ? ["broken cells:\n" + desk.screen.text] : [])
        }

        @Test("Pasted into every field of every room, it breaks no cell and sends nothing of its own")
        func pasted() throws {
            let shop = try Shop()
            let desk = try shop.enter()
            for (key, title) in [(2, "接待"), (3, "核销"), (5, "收银"), (6, "会员"), (7, "充值")] {
                desk.type(Keys.function(key))
                try desk.wait(for: "room \(title)") { $0.lines[1].hasPrefix(" " + title) }
                for _ in 0..<3 { desk.type(Keys.paste(Self.hostile) + Keys.tab) }
                desk.type(Keys.paste(String(repeating: Self.hostile, count: 400)) + Keys.tab)
            }
            desk.type(Keys.function(1))
            try desk.wait(for: "到处可用")
            #expect(dirt(desk) == [])
            desk.type(Keys.escape)
            try desk.wait(for: "the help gone") { !$0.contains("到处可用") }
            #expect(try shop.run(["check"]).status == 0)
        }

        @Test("Ten thousand characters in a field are cut to what it holds, and the desk goes on")
        func long() throws {
            let shop = try Shop()
            let desk = try shop.open()
            try desk.wait(for: "请登录")
            desk.type(Keys.paste(String(repeating: "９", count: 10_000)) + Keys.tab)
            desk.type(Keys.paste(String(repeating: "1", count: 10_000)) + Keys.tab)
            desk.type(Keys.escape)
            try desk.type(Keys.up + Keys.escape, until: "请登录")
            #expect(dirt(desk) == [])
        }

        @Test("In the books it is clean, and every room shows it without a broken cell")
        func stored() throws {
            let shop = try Shop()
            let long = String(repeating: "长", count: 40)
            let names = [Self.hostile, "\u{202E}青\u{1B}[31m", long, "👨‍👩‍👧‍👦", "𠮷野家麗", "ｶﾞｷﾞ"]
            let encoder = JSONEncoder()
            let commands = try names.enumerated().map { number, name in
                let quoted = String(decoding: try encoder.encode(name), as: UTF8.self)
                return (
                    key: "hostile-name-of-\(number)", name: "RegisterMember",
                    payload:
                        #"{"phone":"1990001000\#(number)","name":\#(quoted),"consent":"2026-11","marketing":false}"#
                )
            }
            let ran = try shop.perform(commands)
            #expect(ran.status == 0, "\(ran.errors)")
            let desk = try shop.enter()
            for room in [2, 6] {
                desk.type(Keys.function(room))
                for number in names.indices {
                    desk.type("1990001000\(number)")
                    try desk.wait(for: "somebody or nobody") { $0.contains("1000\(number)") || $0.contains("没有找到") }
                    #expect(dirt(desk) == [])
                    desk.type(String(repeating: "\u{7F}", count: 11))
                }
            }
            #expect(dirt(desk) == [])
            #expect(try shop.run(["check"]).status == 0)
        }
    }
}
