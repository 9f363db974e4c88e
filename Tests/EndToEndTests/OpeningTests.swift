import Foundation
import Glibc
import Testing

extension EndToEnd {
    @Suite("What is found at the start")
    struct OpeningTests {
        /// Starts the desk, which must end by itself with a sentence and leave the terminal alone.
        private func refusal(_ shop: Shop, environment: [String: String] = [:]) throws -> (Int32, String) {
            let desk = try shop.open(environment: environment)
            let status = try desk.end()
            #expect(desk.leftovers.isEmpty)
            return (status, desk.screen.text)
        }

        @Test("No store: a sentence says how to make one")
        func missing() throws {
            let shop = try Shop(empty: ())
            let (status, said) = try refusal(shop)
            #expect(status == 66 && said.contains("qiantai init"))
            for command in [["check"], ["backup", shop.folder + ".copy"], ["press"], ["perform"], ["code", "1"]] {
                let ran = try shop.run(command)
                #expect(ran.status == 66 && ran.output.isEmpty && !ran.errors.isEmpty, "\(command)")
            }
        }

        @Test("A store of a newer program is left alone")
        func newer() throws {
            let shop = try Shop()
            // PRAGMA user_version is the four bytes at 60 of the file.
            try overwrite(shop.folder + "/store.db", at: 60, with: [0, 0, 3, 231])
            let before = try Data(contentsOf: URL(fileURLWithPath: shop.folder + "/store.db"))
            let (status, said) = try refusal(shop)
            #expect(status == 65 && said.contains("升级"))
            #expect(try shop.run(["check"]).status == 65)
            #expect(try Data(contentsOf: URL(fileURLWithPath: shop.folder + "/store.db")) == before)
        }

        @Test("A file that is no store is left alone", arguments: ["", "这不是数据库", String(repeating: "x", count: 9000)])
        func garbage(content: String) throws {
            let shop = try Shop()
            let file = URL(fileURLWithPath: shop.folder + "/store.db")
            try Data(content.utf8).write(to: file)
            let (status, said) = try refusal(shop)
            #expect(status == 65 && said.contains("restore"))
            #expect(try Data(contentsOf: file) == Data(content.utf8))
        }

        @Test("A key that others may read, is cut short or is gone opens nothing")
        func key() throws {
            let shop = try Shop()
            let key = shop.folder + "/keys/kek"
            chmod(key, 0o644)
            #expect(try refusal(shop).0 == 77)
            chmod(key, 0o600)
            truncate(key, 31)
            #expect(try refusal(shop).0 == 77)
            unlink(key)
            let (status, said) = try refusal(shop)
            #expect(status == 77 && said.contains("keys/kek"))
        }

        @Test("A second desk on the same store says who has it")
        func second() throws {
            let shop = try Shop()
            let first = try shop.enter()
            let (status, said) = try refusal(shop)
            let holder = try first.identity()
            #expect(status == 75 && said.contains("进程 \(holder)"), "\(said)")
            #expect(try shop.run(["press"]).status == 75)
            #expect(try shop.run(["check"]).status == 0)
            try first.type("oyq", until: "找到 1 位")
            try first.signal(SIGKILL)
            #expect(try first.end() != 0)
            let third = try shop.enter()
            third.type(Keys.controlQ)
            #expect(try third.end() == 0)
        }

        @Test("Without a terminal it says so and touches nothing")
        func noTerminal() throws {
            let ran = try Shop().run([])
            #expect(ran.status == 69 && ran.output.isEmpty && ran.errors.contains("终端"))
        }

        private func overwrite(_ path: String, at offset: UInt64, with bytes: [UInt8]) throws {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.seek(toOffset: offset)
            try file.write(contentsOf: Data(bytes))
            try file.close()
        }
    }
}
