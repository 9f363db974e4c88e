import Foundation
import Testing

extension EndToEnd {
    @Suite("A printer that is off")
    struct PrintingTests {
        @Test(
            "It stops no sale, its receipts wait in order, and come out when it is there, also after the program ended")
        func later() throws {
            let shop = try Shop()
            let paper = shop.folder + "-paper/receipts.txt"
            let desk = try shop.open(words: ["--printer", "file:" + paper])
            try desk.wait(for: "请登录")
            try desk.type("\(Shop.cashier.0)\r\(Shop.cashier.1)\r", until: "今日到店")
            try desk.type("oyq", until: "找到 1 位")
            try desk.type(Keys.enter, until: "欧阳青 已到店")
            try desk.type(Keys.alt("p"), until: "金额或项目")
            try desk.type("128", until: "128")
            try desk.type(Keys.enter, until: "扣后余额 372.00")
            try desk.type(try shop.code() + Keys.enter, until: "销售小票")
            try desk.type("p", until: "小票在等打印机")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            try FileManager.default.createDirectory(atPath: shop.folder + "-paper", withIntermediateDirectories: true)
            let again = try shop.open(words: ["--printer", "file:" + paper])
            try again.wait(for: "请登录")
            let deadline = Date().addingTimeInterval(20)
            var printed = ""
            while printed.isEmpty, Date() < deadline {
                printed = (try? String(contentsOfFile: paper, encoding: .utf8)) ?? ""
            }
            #expect(printed.contains("128.00") && printed.components(separatedBy: "销售小票").count == 2, "\(printed)")
            again.type(Keys.controlQ)
            #expect(try again.end() == 0)
            #expect(try shop.run(["check"]).status == 0)
        }
    }
}
