import Foundation
import Glibc
import Testing

extension EndToEnd {
    @Suite("Commands")
    struct CommandTests {
        static let names = ["desk", "init", "demo", "check", "backup", "restore", "doctor", "press", "perform", "code"]

        @Test("Every command explains itself and takes a folder", arguments: names)
        func help(name: String) throws {
            let ran = try Ran([Shop.program, name, "--help"], Shop.environment())
            #expect(ran.status == 0 && ran.errors.isEmpty)
            #expect(ran.output.contains("--data") && ran.output.contains("--help"))
            #expect(ran.output.unicodeScalars.contains { $0.properties.isIdeographic })
        }

        @Test("The program's help lists the commands and the exit codes")
        func programHelp() throws {
            let ran = try Ran([Shop.program, "--help"], Shop.environment())
            #expect(ran.status == 0)
            for name in Self.names { #expect(ran.output.contains(name)) }
            for code in ["64", "65", "66", "69", "73", "74", "75", "77"] { #expect(ran.output.contains(code)) }
        }

        @Test("What is wrong on the command line is said in one Chinese sentence")
        func misuse() throws {
            let shop = try Shop(empty: ())
            for (words, sentence) in [
                (["fly"], "看不懂“fly”。请运行 qiantai --help 看有哪些命令和选项。"),
                (["check", "--fast"], "看不懂“--fast”。请运行 qiantai --help 看有哪些命令和选项。"),
                (["demo", "--members", "0"], "--members 是 1 到 5000000。"),
                (["--theme", "pink"], "没有叫 pink 的主题。"),
            ] {
                let ran = try shop.run(words)
                #expect(ran.status == 64 && ran.errors.hasPrefix(sentence), "\(ran)")
            }
            for words in [["demo", "--industry", "circus"], ["demo", "--members", "many"], ["code"], ["code", "x"]] {
                let ran = try shop.run(words)
                #expect(ran.status == 64 && !ran.errors.contains("Error") && !ran.errors.contains("Usage"), "\(ran)")
                #expect(ran.errors.split(separator: "\n").count == 1, "\(ran)")
            }
        }

        @Test("No code for a member the store does not have")
        func nobody() throws {
            let shop = try Shop()
            let ran = try shop.run(["code", "99999"])
            #expect(ran.status == 1 && ran.output.isEmpty && ran.errors.hasPrefix("本店没有会员号 99999"), "\(ran)")
            let desk = try shop.enter()
            #expect(try shop.code().count == 24)
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
        }

        @Test("What is no command, option or value ends with 64 and leaves standard output alone")
        func usage() throws {
            let shop = try Shop(empty: ())
            for words in [
                ["fly"], ["check", "--fast"], ["demo", "--members", "0"], ["demo", "--members", "many"],
                ["demo", "--industry", "circus"], ["demo", "--industry", "pets"], ["code", "0"],
                ["press", "--size", "x"],
                ["init", "--name", "店", "--owner", ""], ["press", "--language", "xx"], ["--language", "xx"],
                ["--theme", "pink"], ["--paper", "40"],
            ] {
                let ran = try shop.run(words)
                #expect(ran.status == 64 && ran.output.isEmpty && !ran.errors.isEmpty, "\(words): \(ran)")
                #expect(!FileManager.default.fileExists(atPath: shop.folder + "/store.db"), "\(words)")
            }
        }

        @Test("A new store: the PIN from standard input, the recovery key on the screen, then the owner signs in")
        func found() throws {
            let shop = try Shop(empty: ())
            let words = ["init", "--name", "新店", "--owner", "王老板"]
            for weak in ["", "12345", "123456", "abcdef"] {
                #expect(try shop.run(words, input: weak + "\n").status == 64)
            }
            let ran = try shop.run(words, input: "918273\n")
            #expect(ran.status == 0 && ran.errors.isEmpty, "\(ran)")
            #expect(ran.output.contains("9999") && ran.output.contains("恢复密钥"))
            #expect(!ran.output.contains("918273"))
            #expect(try shop.run(words, input: "918273\n").status == 73)
            #expect(try shop.run(["check"]).status == 0)
            let screen = try shop.run(["press", "9999", "Enter", "918273", "Enter"]).output
            #expect(screen.contains("老板 王老板") && screen.contains("新店"))
            var status = stat()
            #expect(stat(shop.folder + "/keys/kek", &status) == 0 && status.st_mode & 0o777 == 0o600)
            #expect(stat(shop.folder, &status) == 0 && status.st_mode & 0o777 == 0o700)
            #expect(stat(shop.folder + "/store.db", &status) == 0 && status.st_mode & 0o777 == 0o600)
            let copy = shop.folder + ".backup"
            #expect(try shop.run(["backup", copy]).status == 0)
            #expect(stat(copy, &status) == 0 && status.st_mode & 0o777 == 0o600)
        }

        @Test("The same seed makes the same store, another seed another")
        func seeds() throws {
            let screens = try ["7", "7", "8"].map { seed in
                let shop = try Shop(empty: ())
                #expect(try shop.run(["demo", "--members", "40", "--seed", seed]).status == 0)
                let signIn = ["press", "--size", "160x45", "1001", "Enter", "246813", "Enter"]
                let rooms = try ["F2", "F3", "F6", "F7"].map { try shop.run(signIn + [$0]).output }
                return rooms + [try shop.run(["check"]).output]
            }
            #expect(screens[0] == screens[1])
            #expect(screens[0] != screens[2])
        }

        @Test("A backup made while the desk is open brings the books back; what is replaced is kept")
        func drill() throws {
            let shop = try Shop()
            let copy = shop.folder + ".backup"
            let desk = try shop.enter()
            let backup = try shop.run(["backup", copy])
            #expect(backup.status == 0 && backup.output == copy + "\n" && backup.errors.isEmpty)
            #expect(try shop.run(["backup", copy]).status == 73)
            #expect(try shop.run(["backup", shop.folder + "/no/such/copy"]).status == 73)
            #expect(try shop.run(["restore", copy]).status == 75)
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            let payload = #"{"member":61,"what":{"amount":{"_0":10000}},"tender":"cash"}"#
            let paid = try shop.perform([("paid-after-backup", "TopUp", payload)])
            #expect(paid.output.contains(#""principalAfter":60000"#))
            let restored = try shop.run(["restore", copy])
            #expect(restored.status == 0, "\(restored)")
            #expect(try shop.card().contains("500.00"))
            let kept = try FileManager.default.contentsOfDirectory(atPath: shop.folder)
            #expect(kept.contains { $0.hasPrefix("store.db.replaced-") })
            let again = try shop.perform([("paid-after-restore", "TopUp", payload)])
            #expect(again.output.contains(#""principalAfter":60000"#))
            #expect(try shop.run(["check"]).status == 0)
        }

        @Test("A backup that is damaged or no backup is not restored")
        func badBackup() throws {
            let shop = try Shop()
            let copy = shop.folder + ".backup"
            try Data("x".utf8).write(to: URL(fileURLWithPath: copy))
            #expect(try shop.run(["restore", copy]).status == 65)
            let none = try shop.run(["restore", copy + ".none"])
            #expect(none.status == 66 && none.errors.contains("找不到备份文件"), "\(none)")
            #expect(try shop.card().contains("500.00"))
        }

        @Test("The doctor looks at all there is and changes nothing")
        func doctor() throws {
            let shop = try Shop()
            let ran = try shop.run(["doctor", "--printer", "/nonexistent/printer"])
            #expect(ran.errors.isEmpty && ran.status == 1)
            for what in ["坏  终端", "好  语言环境", "字体", "好  密钥", "好  门店", "坏  打印机:没有找到打印机 /nonexistent/printer"] {
                #expect(ran.output.contains(what), "\(what)")
            }
            let desk = try shop.open(words: ["doctor"])
            _ = try desk.end()
            #expect(desk.screen.contains("80×24") && desk.leftovers.isEmpty)
            for what in ["好  终端", "好  大小", "好  终端描述", "线条宽度", "打印机"] { #expect(desk.screen.contains(what), "\(what)") }

            let console = try shop.run(["doctor"], environment: ["TERM": "linux"])
            #expect(console.output.contains("坏  字体:Linux 控制台"))
            chmod(shop.folder + "/keys/kek", 0o644)
            #expect(try shop.run(["doctor"]).output.contains("坏  密钥"))
            try Data("x".utf8).write(to: URL(fileURLWithPath: shop.folder + "/store.db"))
            #expect(try shop.run(["doctor"]).output.contains("坏  门店"))
        }

        @Test("Screens as text at three sizes", arguments: ["80x24", "100x30", "160x45"])
        func press(size: String) throws {
            let shop = try Shop()
            let ran = try shop.run(["press", "--size", size, "1001", "Enter", "246813", "Enter", "text:oyq"])
            let rows = ran.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            #expect(ran.status == 0 && rows.count == Int(size.suffix(2)))
            #expect(ran.output.contains("欧阳青"))
        }

        @Test("The log names events, never a person")
        func log() throws {
            let shop = try Shop()
            let desk = try shop.enter()
            try desk.type("oyq", until: "找到 1 位")
            try desk.type(Keys.enter, until: "已到店")
            desk.type(Keys.controlQ)
            #expect(try desk.end() == 0)
            let log = try String(contentsOfFile: shop.folder + "/qiantai.log", encoding: .utf8)
            #expect(log.contains("desk opened") && log.contains("desk closed"))
            for person in ["欧阳", "oyq", "1990000", "246813", "王芳"] { #expect(!log.contains(person)) }
        }
    }
}
