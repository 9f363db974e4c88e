import Testing

extension EndToEnd {
    @Suite("A disk that fails under the desk")
    struct DiskTests {
        @Test("Books that end writing say so on the screen, at once and for as long as it is so")
        func readOnly() throws {
            let shop = try Shop()
            let failing = [
                "strace", "-f", "-qq", "-o", "/dev/null", "-P", shop.folder + "/anchor", "-e", "trace=pwrite64", "-e",
                "inject=pwrite64:error=EIO",
            ]
            let desk = try shop.open(wrapper: failing)
            try desk.wait(for: "请登录")
            let said = "账本只读:锚点文件写不进去"
            try desk.type("\(Shop.cashier.0)\r\(Shop.cashier.1)\r", until: said)
            try desk.type("oyq", until: "找到 1 位")
            #expect(desk.screen.contains(said))
            try desk.type(Keys.function(6), until: "姓名 拼音 手机尾号")
            #expect(desk.screen.contains(said))
            desk.type(Keys.controlQ)
            _ = try desk.end()
            #expect(try shop.card().contains("500.00"))
        }
    }
}
