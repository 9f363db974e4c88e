import Foundation
import Glibc
import Testing

/// The program in a terminal of its own, with a person at the keys.
final class Program {
    private let terminal: Int32
    private let process: pid_t
    private(set) var screen: Screen
    /// Every byte it has sent.
    private(set) var sent: [UInt8] = []
    private var isOver = false
    private let modesBefore: termios

    /// Seconds after which a test gives up.
    static let patience = 30

    /// Starts a command on a new terminal; its process leads a session and a group of its own.
    init(_ command: [String], _ environment: [String: String], rows: Int = 24, columns: Int = 80) throws {
        screen = Screen(rows: rows, columns: columns)
        var (outer, inner): (Int32, Int32) = (-1, -1)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&outer, &inner, nil, nil, &size) == 0, let name = ttyname(inner) else {
            throw Mishap.system("openpty", errno)
        }
        // Only the program holds the inner end, so that its end is seen at the outer one.
        defer { close(inner) }
        terminal = outer
        for end in [outer, inner] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var modes = termios()
        tcgetattr(terminal, &modes)
        modesBefore = modes
        process = try Self.spawn(command, environment, on: name)
        _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
    }

    deinit {
        if !isOver {
            kill(-process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(terminal)
    }

    private static func spawn(
        _ command: [String], _ environment: [String: String], on name: UnsafePointer<CChar>
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // The first terminal a session's leader opens becomes its own.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        let newSession: Int16 = 0x80
        posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, command[0], &actions, &attributes, &words, &variables)
        guard failure == 0 else { throw Mishap.system(command[0], failure) }
        return process
    }

    /// Reads what is there, for at most so many milliseconds; false at the program's end.
    @discardableResult
    private func read(for milliseconds: Int32) -> Bool {
        var place = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&place, 1, milliseconds) > 0 else { return true }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(terminal, &buffer, buffer.count)
        guard count > 0 else { return count < 0 && errno == EAGAIN }
        sent += buffer.prefix(count)
        screen.feed(buffer.prefix(count))
        let answers = screen.answers
        screen.answers = ""
        if !answers.isEmpty { type(answers) }
        return true
    }

    /// Types all at once, as far as the program takes it.
    func type(_ text: String) {
        var rest = Array(text.utf8)[...]
        let giveUp = Self.now + Self.patience * 1000
        while !rest.isEmpty, Self.now < giveUp {
            let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else { guard read(for: 20) else { return } }
        }
    }

    /// Waits for the screen to be so.
    func wait(
        for what: String, at place: SourceLocation = #_sourceLocation, until isSo: (Screen) -> Bool
    ) throws {
        let giveUp = Self.now + Self.patience * 1000
        while !isSo(screen) {
            let left = giveUp - Self.now
            guard left > 0, read(for: Int32(left)) else {
                Issue.record("no \(what) on the screen:\n\(screen.text)", sourceLocation: place)
                throw Mishap.neverCame(what)
            }
        }
    }

    /// Waits for a text.
    func wait(for text: String, at place: SourceLocation = #_sourceLocation) throws {
        try wait(for: text, at: place) { $0.contains(text) }
    }

    /// Types, then waits for a text.
    func type(_ text: String, until awaited: String, at place: SourceLocation = #_sourceLocation) throws {
        type(text)
        try wait(for: awaited, at: place)
    }

    func resize(rows: Int, columns: Int) {
        screen.resize(rows: rows, columns: columns)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    /// Sends a signal to the program itself, behind whatever it was started through.
    func signal(_ number: Int32) throws {
        kill(try identity(), number)
    }

    /// The process of the program itself.
    func identity() throws -> pid_t {
        var found = process
        while true {
            let children = try String(contentsOfFile: "/proc/\(found)/task/\(found)/children", encoding: .utf8)
            guard let child = children.split(separator: " ").first.flatMap({ pid_t($0) }) else { return found }
            found = child
        }
    }

    /// Waits for its end: its exit status, or minus the signal that ended it.
    func end(at place: SourceLocation = #_sourceLocation) throws -> Int32 {
        let giveUp = Self.now + Self.patience * 1000
        while read(for: Int32(max(1, giveUp - Self.now))) {
            guard Self.now < giveUp else {
                Issue.record("it does not end:\n\(screen.text)", sourceLocation: place)
                throw Mishap.neverCame("the end")
            }
        }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        isOver = true
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : -signal
    }

    /// What of the terminal is not as it was before the program began; empty = all as it was.
    var leftovers: [String] {
        var modes = termios()
        tcgetattr(terminal, &modes)
        var found = screen.modes.symmetricDifference([7, 25]).map { "mode \($0)" }.sorted()
        if modes.c_lflag != modesBefore.c_lflag { found.append("local modes") }
        if modes.c_iflag != modesBefore.c_iflag { found.append("input modes") }
        if modes.c_oflag != modesBefore.c_oflag { found.append("output modes") }
        if screen.pen != Screen.Pen() { found.append("colours") }
        if screen.shift != 0 { found.append("character set") }
        return found
    }

    /// All it has sent as text.
    var sentText: String { String(decoding: sent, as: UTF8.self) }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
