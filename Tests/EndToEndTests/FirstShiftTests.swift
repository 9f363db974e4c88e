import Foundation
import Testing

extension EndToEnd {
    @Suite("The first sale of a new store")
    struct FirstShiftTests {
        @Test("Before anything is sold the desk asks what is in the drawer, opens the shift, and sells")
        func first() throws {
            let shop = try Shop(empty: ())
            let made = try shop.run(["init", "--name", "新店", "--owner", "王老板"], input: "918273\n")
            try #require(made.status == 0, "\(made)")
            let registered = #"{"phone":"19900000001","name":"欧阳青","consent":"2026-11","marketing":false}"#
            #expect(try shop.perform([("guest-registered", "RegisterMember", registered)]).status == 0)
            let desk = try shop.open()
            try desk.wait(for: "请登录")
            try desk.type("9999\r918273\r", until: "使用向导 1/5")
            try desk.type(Keys.escape, until: "输入找人,或扫码")
            try desk.type("oyq", until: "找到 1 位")
            try desk.type(Keys.function(7), until: "充值")
            try desk.type("1", until: "怎么付")
            try desk.type("1", until: "充后余额")
            try desk.type(Keys.enter, until: "还没有开班:钱箱里有多少备用金?")
            try desk.type("500\r", until: "充值凭证")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(try shop.run(["check"]).status == 0)
        }
    }
}
