import Testing

extension EndToEnd {
    @Suite("Keys typed ahead of a slow store")
    struct TypeAheadTests {
        /// Every operation takes some 50 ms longer, so that all keys are there before the first answer: a reading one
        /// locks the log and unlocks it, a writing one waits for the disk as well.
        static let slowly = [
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fcntl", "-e",
            "inject=fdatasync:delay_exit=50000", "-e", "inject=fcntl:delay_exit=25000",
        ]

        private func walk(_ code: String) -> [String] {
            [
                Shop.cashier.0, Keys.enter, Shop.cashier.1, Keys.enter, "oyq", Keys.enter, Keys.alt("p"), "128",
                Keys.enter, code, Keys.enter,
            ]
        }

        @Test("The whole visit in one burst of bytes ends in the same books and on the same screen as typed slowly")
        func burst() throws {
            let (slow, fast) = (try Shop(), try Shop())
            let typed = try slow.enter()
            try typed.type("oyq", until: "找到 1 位")
            try typed.type(Keys.enter, until: "已到店")
            try typed.type(Keys.alt("p"), until: "金额或项目")
            try typed.type("128", until: "128")
            try typed.type(Keys.enter, until: "扣后余额")
            try typed.type(try slow.code() + Keys.enter, until: "销售小票")

            let hasty = try fast.open(wrapper: Self.slowly)
            try hasty.wait(for: "请登录")
            try hasty.type(walk(try fast.code()).joined(), until: "销售小票")
            #expect(hasty.screen.lines == typed.screen.lines)
            for desk in [typed, hasty] {
                desk.type(Keys.controlQ)
                #expect(try desk.end() == 0)
            }
            #expect(try fast.card() == slow.card())
            #expect(try fast.run(["check"]).output == slow.run(["check"]).output)
        }

        @Test("Escape in a burst drops what was typed ahead, and nothing is paid")
        func escape() throws {
            let shop = try Shop()
            let desk = try shop.open(wrapper: Self.slowly)
            try desk.wait(for: "请登录")
            try desk.type(walk(try shop.code()).joined() + Keys.escape, until: "已清除预输入")
            try desk.wait(for: "今日到店")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(try shop.card().contains("500.00"))
        }

        @Test(
            "A name and a payment in one burst are about that name, at reception and among the members",
            arguments: ["oyq" + Keys.alt("p"), Keys.function(6) + "oyq" + Keys.enter + "p"])
        func payRightBehindName(_ keys: String) throws {
            let shop = try Shop()
            let desk = try shop.open(wrapper: Self.slowly)
            try desk.wait(for: "请登录")
            let signIn = [Shop.cashier.0, Keys.enter, Shop.cashier.1, Keys.enter].joined()
            try desk.type(signIn + keys, until: "金额或项目")
            #expect(desk.screen.lines.contains { $0.contains("欧阳青") })
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(try shop.card().contains("500.00"))
        }

        @Test(
            "Several hits and a top-up typed blindly behind them, in one burst: nobody is topped up",
            arguments: [
                "z" + Keys.alt("t") + "31" + Keys.enter, Keys.function(6) + "z" + Keys.enter + "t31" + Keys.enter,
                Keys.function(6) + "z" + Keys.alt("t") + "31" + Keys.enter, "z" + Keys.enter + Keys.enter,
            ], [true, false])
        func blindly(_ keys: String, _ isSlow: Bool) throws {
            let shop = try Shop()
            func entries() throws -> Substring? { try shop.run(["check"]).output.split(separator: "、").first }
            let before = try entries()
            let desk = try shop.open(wrapper: isSlow ? Self.slowly : [])
            try desk.wait(for: "请登录")
            let signIn = [Shop.cashier.0, Keys.enter, Shop.cashier.1, Keys.enter].joined()
            try desk.type(signIn + keys, until: "请选一位")
            #expect(["接待", "会员"].contains { desk.screen.lines[1].contains($0) }, "\(desk.screen.lines)")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(!desk.screen.contains("已到店"))
            #expect(try entries() == before)
        }

        @Test("A name that fits several and Enter twice in one burst take nobody", arguments: [3, 5, 7])
        func several(room: Int) throws {
            let shop = try Shop()
            let desk = try shop.enter()
            try desk.type(Keys.function(room) + "z" + Keys.enter + Keys.enter, until: "请选一位")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(!desk.sentText.contains("剩 "))
        }

        @Test("Escape right before a letter is Escape and the letter")
        func escapeAndLetter() throws {
            let shop = try Shop()
            let desk = try shop.open(wrapper: Self.slowly)
            try desk.wait(for: "请登录")
            try desk.type(walk(try shop.code()).joined() + Keys.escape + "青", until: "找到 1 位")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(try shop.card().contains("500.00"))
        }
    }
}
