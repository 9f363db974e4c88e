import Testing

extension EndToEnd {
    @Suite("Terminals")
    struct TerminalTests {
        @Test(
            "The reception is readable and its selection seen on every terminal",
            arguments: [
                ["TERM": "xterm-256color"], ["TERM": "tmux-256color"], ["TERM": "linux"], ["TERM": "vt100"],
                ["TERM": "xterm-256color", "NO_COLOR": "1"], ["TERM": "a-terminal-nobody-knows"],
                ["TERM": "xterm-256color", "LANG": "C"], ["TERM": "xterm-256color", "COLORTERM": "truecolor"],
            ])
        func reception(environment: [String: String]) throws {
            let shop = try Shop()
            let desk = try shop.enter(environment: environment)
            try desk.type(Keys.tab, until: "余额")
            let first = try #require(desk.screen.lines.first { $0.contains("▸") || $0.contains(">") })
            #expect(desk.screen.contains("F1帮助 F2接待"))
            #expect(desk.screen.lines[0].contains("清颜美容中心"))
            #expect(!desk.screen.markedRows.isEmpty)
            try desk.type(Keys.alt("6"), until: "姓名 拼音 手机尾号")
            try desk.type(Keys.alt("2"), until: "输入找人")
            try desk.type(Keys.tab, until: first)
            #expect(desk.screen.unknown.isEmpty && !desk.screen.hasBrokenCells)
            if environment["NO_COLOR"] != nil || environment["TERM"] == "vt100" {
                let pens = desk.screen.cells.joined().map(\.pen)
                #expect(pens.allSatisfy { $0.foreground.isEmpty && $0.background.isEmpty })
            }
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(desk.leftovers.isEmpty)
        }

        @Test("A terminal that cannot move its cursor is refused with a sentence")
        func noCursor() throws {
            let shop = try Shop()
            let desk = try shop.open(environment: ["TERM": "dumb"])
            #expect(try desk.end() == 69)
            #expect(desk.sentText.contains("不能移动光标"))
        }

        @Test("A change of the window's size keeps room, focus and text")
        func resize() throws {
            let shop = try Shop()
            let desk = try shop.enter()
            let rooms = [
                (2, "接待", "oyq"), (3, "核销", "oyq"), (5, "收银", "128"), (6, "会员", "oyq"), (7, "充值", ""),
            ]
            for (key, title, typed) in rooms {
                desk.type(Keys.function(key))
                try desk.wait(for: "room \(title)") { $0.lines[1].hasPrefix(" " + title) }
                desk.type(typed)
                try desk.wait(for: "\(typed) in room \(title)") { $0.contains(typed) }
                for (rows, columns) in [(30, 100), (45, 160), (24, 80)] {
                    desk.resize(rows: rows, columns: columns)
                    try desk.wait(for: "\(title) at \(columns)×\(rows)") { screen in
                        screen.lines[1].hasPrefix(" " + title) && screen.lines[rows - 1].contains("F1帮助")
                            && screen.contains(typed) && !screen.hasBrokenCells
                    }
                }
                guard !typed.isEmpty else { continue }
                desk.type("7")
                try desk.wait(for: "one letter more") { $0.contains(typed + "7") }
            }
            #expect(desk.screen.unknown.isEmpty)
        }

        @Test("A window that is too small says what is needed, and one that grows goes on where it was")
        func small() throws {
            let shop = try Shop()
            let desk = try shop.open(rows: 20, columns: 60)
            try desk.wait(for: "80×24")
            desk.resize(rows: 24, columns: 80)
            try desk.wait(for: "请登录")
            desk.resize(rows: 1, columns: 1)
            desk.resize(rows: 24, columns: 80)
            try desk.wait(for: "请登录")
            try desk.type(Shop.cashier.0, until: "▸ 1001")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
        }
    }
}
