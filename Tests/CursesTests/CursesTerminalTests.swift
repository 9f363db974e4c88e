import Glibc
import Surface
import Testing

@testable import Curses

@Suite("Curses terminal", .serialized)
struct CursesTerminalTests {
    let pty: PseudoTerminal

    init() throws {
        pty = try PseudoTerminal()
        Self.set("TERM", "xterm-256color")
        Self.set("LANG", "C.UTF-8")
        for name in ["LC_ALL", "LC_CTYPE", "NO_COLOR", "COLORTERM"] where getenv(name) != nil { unsetenv(name) }
    }

    /// Other tests run at the same time: the environment is touched only where it must be.
    static func set(_ name: String, _ value: String) {
        if getenv(name).map({ String(cString: $0) }) != value { setenv(name, value, 1) }
    }

    func open(_ options: TerminalOptions = TerminalOptions(ambiguousWidth: .one)) throws -> CursesTerminal {
        try CursesTerminal(options, input: pty.inner, output: pty.inner)
    }

    @Test("It opens, paints Chinese, and leaves the modes as it found them")
    func paints() throws {
        let before = pty.modes
        let terminal = try open()
        #expect(terminal.size == Size(columns: 80, rows: 24))
        #expect(terminal.colours == .indexed)
        #expect(pty.modes.local & tcflag_t(ICANON | ECHO | ISIG) == 0)
        let opened = pty.output()
        #expect(
            opened.contains("\u{1B}[?1049h") && opened.contains("\u{1B}[?2004h")
                && opened.contains("\u{1B}[?1000;1002;1006h"))
        var canvas = Canvas(terminal.size)
        canvas.put("会员张三", at: Position(row: 3, column: 4), style: Style(.money))
        terminal.present(canvas, cursor: Position(row: 3, column: 12))
        let painted = pty.output()
        #expect(painted.contains("会员张三"))
        terminal.close()
        terminal.close()
        let closed = pty.output()
        #expect(
            closed.contains("\u{1B}[?2004l") && closed.contains("\u{1B}[?1049l")
                && closed.contains("\u{1B}[?1006;1002;1000l"))
        #expect(pty.modes == before)
    }

    @Test("Only what changed is sent, and nothing when nothing did")
    func sendsLittle() throws {
        let terminal = try open()
        defer { terminal.close() }
        var canvas = Canvas(terminal.size)
        for row in 0..<24 { canvas.put("第\(row)行 余额 100.00", at: Position(row: row, column: 0)) }
        terminal.present(canvas, cursor: nil)
        _ = pty.output()
        terminal.present(canvas, cursor: nil)
        #expect(pty.output() == "")
        canvas.put("9", at: Position(row: 5, column: 9))
        terminal.present(canvas, cursor: nil)
        let sent = pty.output()
        #expect(sent.contains("9") && !sent.contains("余额") && sent.utf8.count < 60)
        terminal.invalidate()
        terminal.present(canvas, cursor: nil)
        #expect(pty.output().contains("第23行"))
    }

    @Test("All that was typed comes in one answer, in order, with its time")
    func reads() throws {
        let terminal = try open()
        defer { terminal.close() }
        let before = terminal.now
        pty.type("张\u{1B}OA\u{1B}[B\u{1B}[15~\u{1B}l\u{1B}[200~a\rb\u{1B}[201~\u{1B}[<0;3;2M\r")
        let events = terminal.poll(timeout: 1000)
        #expect(
            events.map(\.event) == [
                .key(.character("张")), .key(.up), .key(.down), .key(.function(5)), .key(.alt("l")), .paste("a\nb"),
                .mouse(Mouse(.press, at: Position(row: 1, column: 2))), .key(.enter),
            ])
        #expect(events.allSatisfy { $0.at >= before && $0.at <= terminal.now })
        pty.type(String(repeating: "\u{1B}[B", count: 1000))
        #expect(terminal.poll(timeout: 1000).count == 1000)
    }

    @Test("A lone Escape comes without another key, and an idle poll ends in time with nothing")
    func escapes() throws {
        let terminal = try open()
        defer { terminal.close() }
        pty.type("\u{1B}")
        var events = terminal.poll(timeout: 1000)
        if events.isEmpty { events = terminal.poll(timeout: 1000) }
        #expect(events.map(\.event) == [.key(.escape)])
        #expect(terminal.poll(timeout: 0) == [])
    }

    @Test("A wake-up from anywhere ends the wait")
    func wakes() throws {
        let terminal = try open()
        defer { terminal.close() }
        terminal.wake()
        #expect(terminal.poll(timeout: nil) == [])
    }

    @Test("A new window size is told once, and the whole screen is painted for it")
    func resizes() throws {
        let terminal = try open()
        defer { terminal.close() }
        pty.resize(rows: 30, columns: 100)
        kill(getpid(), SIGWINCH)
        #expect(terminal.poll(timeout: 1000).map(\.event) == [.resize(Size(columns: 100, rows: 30))])
        #expect(terminal.size == Size(columns: 100, rows: 30))
        kill(getpid(), SIGWINCH)
        #expect(terminal.poll(timeout: 1000) == [])
        _ = pty.output()
        var canvas = Canvas(terminal.size)
        canvas.put("右下", at: Position(row: 29, column: 96))
        terminal.present(canvas, cursor: nil)
        #expect(pty.output().contains("右下"))
    }

    @Test("A request to stop is an event, whichever signal brings it", arguments: [SIGTERM, SIGHUP, SIGINT])
    func stops(signal: Int32) throws {
        let terminal = try open()
        defer { terminal.close() }
        kill(getpid(), signal)
        #expect(terminal.poll(timeout: 1000).map(\.event) == [.stop])
    }

    @Test("Hostile text reaches the terminal as harmless signs")
    func hostile() throws {
        let terminal = try open()
        defer { terminal.close() }
        _ = pty.output()
        var canvas = Canvas(terminal.size)
        canvas.put("a\u{1B}[2Jb\u{9B}c\u{202E}d👨‍👩e\u{301}🇨🇳ﾊ\u{FF9F}\u{E0041}z", at: Position(row: 0, column: 0))
        terminal.present(canvas, cursor: nil)
        let sent = pty.output()
        #expect(sent.contains("a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d👨\u{FFFD}👩e\u{301}\u{FFFD}\u{FFFD}ﾊ\u{FFFD}\u{FFFD}z"))
    }

    @Test("Every printable character of the corpus arrives where it was put")
    func everyWidth() throws {
        let terminal = try open()
        defer { terminal.close() }
        for text in ["𠮷𡈽", "नमस", "한글", "①②", "ｈａ", "e\u{301}\u{302}", "カﾀ"] {
            _ = pty.output()
            terminal.invalidate()
            var canvas = Canvas(terminal.size)
            canvas.put(text + "|", at: Position(row: 2, column: 0))
            terminal.present(canvas, cursor: nil)
            #expect(pty.output().contains(canvas.lines[2]), "\(text)")
        }
    }

    @Test("Without colour only attributes are sent", arguments: [("xterm-256color", "1"), ("vt100", "")])
    func mono(name: String, refusal: String) throws {
        Self.set("TERM", name)
        if !refusal.isEmpty { setenv("NO_COLOR", refusal, 1) }
        defer { unsetenv("NO_COLOR") }
        let terminal = try open()
        defer { terminal.close() }
        #expect(terminal.colours == .mono)
        _ = pty.output()
        var canvas = Canvas(terminal.size)
        canvas.put("错误", at: Position(row: 0, column: 0), style: Style(.error))
        terminal.present(canvas, cursor: nil)
        let sent = pty.output()
        #expect(sent.contains("错误") && !sent.contains("\u{1B}[38;5;") && !sent.contains("\u{1B}[48;5;"))
    }

    @Test(
        "Eight colours on the Linux console, xterm where the name is unknown",
        arguments: [("linux", ColourDepth.eight), ("nosuch", .indexed)])
    func otherTerminals(name: String, depth: ColourDepth) throws {
        Self.set("TERM", name)
        let terminal = try open()
        defer { terminal.close() }
        #expect(terminal.colours == depth)
        var canvas = Canvas(terminal.size)
        canvas.fill(canvas.bounds, style: Style(.code))
        canvas.put("中文", at: Position(row: 0, column: 0))
        terminal.present(canvas, cursor: nil)
        #expect(pty.output().contains("中文"))
    }

    @Test("A locale without UTF-8 is replaced")
    func locale() throws {
        setenv("LC_ALL", "POSIX", 1)
        defer { unsetenv("LC_ALL") }
        let terminal = try open()
        defer { terminal.close() }
        var canvas = Canvas(terminal.size)
        canvas.put("中文", at: Position(row: 0, column: 0))
        terminal.present(canvas, cursor: nil)
        #expect(pty.output().contains("中文"))
    }

    @Test("LINES and COLUMNS of the environment are not believed")
    func environmentSize() throws {
        setenv("LINES", "5", 1)
        setenv("COLUMNS", "9", 1)
        let terminal = try open()
        defer { terminal.close() }
        #expect(terminal.size == Size(columns: 80, rows: 24))
    }

    @Test("A terminal that draws ambiguous characters wide is asked and gets ASCII", arguments: [2, 3])
    func probes(column: Int) throws {
        pty.type("x\u{1B}[1;\(column)Ry")
        let terminal = try open(TerminalOptions(ambiguousWidth: .probe))
        defer { terminal.close() }
        #expect(terminal.chrome == (column == 3 ? .plain : .lines))
        #expect(terminal.poll(timeout: 1000).map(\.event) == [.key(.character("x")), .key(.character("y"))])
        _ = pty.output()
        var canvas = Canvas(terminal.size)
        canvas.put("┌─…钱", at: Position(row: 0, column: 0))
        terminal.present(canvas, cursor: nil)
        #expect(pty.output().contains(column == 3 ? "+-.钱" : "┌─…钱"))
    }

    @Test("What is no terminal is refused, and a second screen too")
    func refuses() throws {
        #expect(throws: OpenError.notATerminal) {
            try CursesTerminal(TerminalOptions(ambiguousWidth: .one), input: -1, output: -1)
        }
        let terminal = try open()
        defer { terminal.close() }
        #expect(throws: OpenError.alreadyOpen) { try open() }
    }

    @Test("A line that is hung up is a request to stop")
    func hangsUp() throws {
        let own = try PseudoTerminal()
        let inner = dup(own.inner)
        defer { close(inner) }
        let terminal = try CursesTerminal(TerminalOptions(ambiguousWidth: .one), input: inner, output: inner)
        _ = own.output()
        close(own.outer)
        #expect(terminal.poll(timeout: 1000).map(\.event).contains(.stop))
        terminal.close()
    }

    @Test("The facts for doctor are those of the environment")
    func facts() {
        pty.type("\u{1B}[1;2R")
        let facts = TerminalFacts.find(input: pty.inner, output: pty.inner)
        #expect(facts.isTerminal && facts.isUnicode && !facts.refusesColour)
        #expect(facts.name == "xterm-256color" && facts.colours == 256 && facts.locale == "C.UTF-8")
        #expect(facts.size == Size(columns: 80, rows: 24) && facts.ambiguousWidth == 1)
        Self.set("TERM", "nosuch")
        #expect(TerminalFacts.find(input: pty.inner, output: pty.inner).colours == nil)
    }
}
