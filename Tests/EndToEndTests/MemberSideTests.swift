import Foundation
import Testing

extension EndToEnd {
    @Suite("The member's side of the counter")
    struct MemberSideTests {
        @Test("It shows what is to pay, what is left, and nothing when the counter is locked or gone")
        func page() throws {
            let shop = try Shop()
            let display = try shop.open(words: ["display"])
            let desk = try shop.enter()
            try desk.type("oyq", until: "找到 1 位")
            try desk.type(Keys.enter, until: "欧阳青 已到店")
            try desk.type(Keys.alt("p"), until: "金额或项目")
            try desk.type("128", until: "128")
            try desk.type(Keys.enter, until: "扣后余额 372.00")
            try display.wait(for: "应付")
            #expect(!display.screen.contains("欧阳青") && !display.screen.contains("199"), "\(display.screen.text)")
            try desk.type(Keys.alt("l"), until: "已锁屏")
            try display.wait(for: "an empty screen") { $0.text.allSatisfy(\.isWhitespace) }
            try desk.type("\(Shop.cashier.1)\r", until: "扣后余额 372.00")
            try display.wait(for: "应付")
            try desk.type(try shop.code() + Keys.enter, until: "销售小票")
            try display.wait(for: "余额 372.00")
            try desk.signal(SIGKILL)
            try display.wait(for: "an empty screen") { $0.text.allSatisfy(\.isWhitespace) }
            let again = try shop.enter()
            try again.type(Keys.function(5), until: "收银")
            display.type("\u{3}")
            #expect(try display.end() == 0)
            again.type(Keys.controlQ)
            #expect(try again.end() == 0)
        }
    }

    @Suite("Killed with something half filled")
    struct HalfFilledTests {
        @Test("The cart is there again for whoever filled it, is paid once, and then nothing of it is kept")
        func cart() throws {
            let shop = try Shop()
            let kept = shop.folder + "/drafts"
            let desk = try shop.enter()
            try desk.type("oyq", until: "找到 1 位")
            try desk.type(Keys.enter, until: "欧阳青 已到店")
            try desk.type(Keys.alt("p"), until: "金额或项目")
            try desk.type("128", until: "128")
            try desk.type(Keys.enter, until: "扣后余额 372.00")
            let deadline = Date().addingTimeInterval(20)
            while !FileManager.default.fileExists(atPath: kept), Date() < deadline {}
            let sealed = try Data(contentsOf: URL(fileURLWithPath: kept))
            #expect(!String(decoding: sealed, as: UTF8.self).contains("cart"), "it is sealed")
            try desk.signal(SIGKILL)
            _ = try desk.end()
            let again = try shop.open()
            try again.wait(for: "请登录")
            try again.type("\(Shop.cashier.0)\r\(Shop.cashier.1)\r", until: "上次没办完的还在:收银")
            try again.type(Keys.function(5), until: "扣后余额 372.00")
            try again.type(try shop.code() + Keys.enter, until: "销售小票")
            again.type(Keys.controlQ)
            #expect(try again.end() == 0)
            #expect(!FileManager.default.fileExists(atPath: kept))
            #expect(try shop.card().contains("372.00"))
        }

        @Test("A payment of the simple mode is read back again, is taken once, and then nothing of it is kept")
        func simple() throws {
            let shop = try Shop()
            let kept = shop.folder + "/drafts"
            let desk = try shop.enter()
            try desk.type("\u{1B}[24~", until: "要办什么")
            try desk.type("3", until: "是哪位会员?")
            try desk.type("oyq\r", until: "扣多少钱?")
            try desk.type("128", until: "金额   128")
            // By the time another program has come and gone it is written.
            _ = try shop.code()
            try desk.signal(SIGKILL)
            _ = try desk.end()
            let sealed = try Data(contentsOf: URL(fileURLWithPath: kept))
            #expect(!String(decoding: sealed, as: UTF8.self).contains("deduct"), "it is sealed")
            let again = try shop.open()
            try again.wait(for: "请登录")
            try again.type("\(Shop.cashier.0)\r\(Shop.cashier.1)\r", until: "接着上次没办完的")
            try again.wait(for: "金额   128")
            // Enter right behind Enter would be a key that bounced.
            try again.type(".0", until: "金额   128.0")
            try again.type("\r", until: "扣款 128.00 元")
            try again.type("1", until: "会员码")
            try again.type(try shop.code() + Keys.enter, until: "扣款 128.00 元,办好了")
            try again.wait(for: "余额 372.00 元")
            again.type(Keys.controlQ)
            #expect(try again.end() == 0)
            #expect(!FileManager.default.fileExists(atPath: kept))
            #expect(try shop.run(["check"]).status == 0)
        }
    }
}
