import Foundation
import Testing

extension EndToEnd {
    @Suite("A printer that is off")
    struct PrintingTests {
        /// 销售小票 and 补印, as a printer gets them.
        private let sale: [UInt8] = [0xCF, 0xFA, 0xCA, 0xDB, 0xD0, 0xA1, 0xC6, 0xB1]
        private let again: [UInt8] = [0xB2, 0xB9, 0xD3, 0xA1]

        /// A sale whose receipt is wanted on paper: it stands, whatever the printer does.
        private func sell(_ shop: Shop, printer: String) throws -> Program {
            let desk = try shop.open(words: ["--printer", printer])
            try desk.wait(for: "请登录")
            try desk.type("\(Shop.cashier.0)\r\(Shop.cashier.1)\r", until: "今日到店")
            try desk.type("oyq", until: "找到 1 位")
            try desk.type(Keys.enter, until: "欧阳青 已到店")
            try desk.type(Keys.alt("p"), until: "金额或项目")
            try desk.type("128", until: "128")
            try desk.type(Keys.enter, until: "扣后余额 372.00")
            try desk.type(try shop.code() + Keys.enter, until: "销售小票")
            return desk
        }

        /// The printer is put right, and somebody says so: nobody waits for the next try.
        private func tryAgain(_ desk: Program) throws {
            try desk.type(Keys.function(10), until: "打印队列")
            let number = try #require(desk.screen.text.firstMatch(of: /(\d) 打印队列/)?.output.1)
            try desk.type(String(number), until: "r 重试")
            try desk.type("r", until: "积压的小票已打完")
            try desk.type(Keys.escape, until: "p打印")
        }

        private func count(_ part: [UInt8], in bytes: [UInt8]) -> Int {
            bytes.indices.count { bytes[$0...].starts(with: part) }
        }

        @Test(
            "It stops no sale, its receipts wait in order, and come out when it is there, also after the program ended",
            arguments: ["file:", "cups:nobody", "/nowhere/lp0"])
        func later(_ missing: String) throws {
            let shop = try Shop()
            let paper = shop.folder + "-paper/receipts.txt"
            let desk = try sell(shop, printer: missing == "file:" ? missing + paper : missing)
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
            // Nothing of it can have come out before: no mark.
            #expect(!printed.contains("补印"))
            again.type(Keys.controlQ)
            #expect(try again.end() == 0)
            #expect(try shop.run(["check"]).status == 0)
        }

        @Test(
            "Unplugged in the middle of a receipt: the sale stands, the receipt comes once more and says so, then never"
        )
        func inTheMiddle() async throws {
            let shop = try Shop()
            let printer = try UnpluggedPrinter(takes: 100)
            let desk = try sell(shop, printer: "tcp:127.0.0.1:\(printer.port)")
            try desk.type("p", until: "小票在等打印机")
            try tryAgain(desk)
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            printer.stop()
            let taken = await printer.taken()
            #expect(taken.map(\.count).first == 100)
            #expect(taken.count == 2, "what was printed is not printed a third time")
            let whole = try #require(taken.last)
            #expect(count(sale, in: whole) == 1 && count(again, in: whole) == 1)
            #expect(try shop.run(["check"]).status == 0)
        }

        @Test("A cable with nobody at its end: the receipt waits, and comes out whole, once and without a mark")
        func nobody() throws {
            let shop = try Shop()
            let cable = shop.folder + "-lp0"
            #expect(mkfifo(cable, 0o600) == 0)
            let desk = try sell(shop, printer: cable)
            try desk.type("p", until: "小票在等打印机")
            // Reading and writing: a pipe stays open while nobody writes, and opening it does not wait.
            let end = open(cable, O_RDWR | O_NONBLOCK)
            #expect(end >= 0)
            defer { close(end) }
            try tryAgain(desk)
            var bytes: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 4096)
            let deadline = Date().addingTimeInterval(20)
            // GS V: the paper is cut.
            while count([0x1D, 0x56], in: bytes) == 0, Date() < deadline {
                let count = read(end, &piece, piece.count)
                if count > 0 { bytes += piece[..<count] }
            }
            #expect(count(sale, in: bytes) == 1 && count(again, in: bytes) == 0)
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            #expect(try shop.run(["check"]).status == 0)
        }
    }
}
