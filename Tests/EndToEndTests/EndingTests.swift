import Glibc
import Testing

extension EndToEnd {
    @Suite("However it ends, the terminal is as it was")
    struct EndingTests {
        @Test("Told to stop", arguments: [SIGTERM, SIGHUP, SIGINT])
        func stopped(signal: Int32) throws {
            let shop = try Shop()
            let desk = try shop.enter()
            #expect(desk.screen.modes.contains(1049) && desk.screen.modes.contains(2004))
            try desk.signal(signal)
            _ = try desk.end()
            #expect(desk.leftovers.isEmpty)
            #expect(try shop.run(["check"]).status == 0)
        }

        @Test("Crashed", arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
        func crashed(signal: Int32) throws {
            let shop = try Shop()
            let desk = try shop.enter()
            try desk.signal(signal)
            #expect(try desk.end() != 0)
            #expect(desk.leftovers.isEmpty)
            #expect(try shop.run(["check"]).status == 0)
        }

        @Test("Put aside with Ctrl-Z and taken up again with fg")
        func suspended() throws {
            let shop = try Shop()
            let shell = try Program(
                ["bash", "--norc", "--noprofile", "-i"], Shop.environment(["PS1": "ready> ", "HISTFILE": ""]))
            try shell.wait(for: "ready>")
            // The shell's own line editing puts the terminal into other modes.
            let words = shop.command([]).map { "'\($0)'" }.joined(separator: " ")
            try shell.type(words + "\r", until: "请登录")
            try shell.type("1001\r246813\r", until: "今日到店")
            try shell.type("oyq", until: "找到 1 位")
            shell.type(Keys.controlZ)
            try shell.wait(for: "the shell") { !$0.modes.contains(1049) && $0.lines.last { !$0.isEmpty } == "ready>" }
            #expect(!shell.screen.modes.contains(1000) && shell.screen.modes.contains(25))
            try shell.type("fg\r", until: "找到 1 位")
            try shell.wait(for: "the desk") { $0.modes.contains(1049) && $0.modes.contains(2004) }
            shell.type(Keys.controlQ)
            try shell.wait(for: "the shell") { !$0.modes.contains(1049) && $0.lines.last { !$0.isEmpty } == "ready>" }
            shell.type("exit\r")
            #expect(try shell.end() == 0)
        }
    }
}
