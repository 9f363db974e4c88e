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
            try desk.type("128", until: "扣后余额 372.00")
            try desk.type(Keys.enter, until: "请扫会员码")
            try desk.type(try shop.code() + Keys.enter, until: "扣款凭证")
            #expect(desk.screen.contains("合计                                128.00"))
            #expect(desk.screen.contains("已扣款 128.00 元,余额 372.00 元"))
            #expect(desk.screen.unknown.isEmpty && !desk.screen.hasBrokenCells)
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(desk.leftovers.isEmpty)
            #expect(try shop.card().contains("372.00"))
        }

        @Test("A code that was used does not pay twice")
        func replay() throws {
            let shop = try Shop()
            let code = try shop.code()
            let pay = [
                Shop.cashier.0, "Enter", Shop.cashier.1, "Enter", "F2", "text:oyq", "Enter", "Alt-P", "text:100",
                "Enter", "scan:\(code)",
            ]
            #expect(try shop.run(["press"] + pay).output.contains("扣款凭证"))
            let again = try shop.run(["press"] + pay).output
            #expect(!again.contains("扣款凭证"), "\(again)")
            #expect(try shop.card().contains("400.00"))
        }
    }
}
