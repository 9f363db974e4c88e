import Glibc

/// Both ends of a pseudo-terminal: a test reads here what a terminal would draw, and types.
final class PseudoTerminal {
    let outer: Int32
    let inner: Int32

    init(rows: UInt16 = 24, columns: UInt16 = 80) throws {
        var outer: Int32 = -1
        var inner: Int32 = -1
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&outer, &inner, nil, nil, &size) == 0 else { throw Failure.noPseudoTerminal }
        self.outer = outer
        self.inner = inner
    }

    deinit {
        close(outer)
        close(inner)
    }

    enum Failure: Error { case noPseudoTerminal }

    func type(_ text: String) { text.utf8CString.withUnsafeBytes { _ = write(outer, $0.baseAddress, $0.count - 1) } }

    func resize(rows: UInt16, columns: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(outer, UInt(TIOCSWINSZ), &size)
    }

    /// All that was written so far.
    func output() -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            var place = pollfd(fd: outer, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&place, 1, 0) > 0 else { break }
            let count = read(outer, &buffer, buffer.count)
            if count <= 0 { break }
            all += buffer.prefix(count)
        }
        return String(decoding: all, as: UTF8.self)
    }

    var modes: (input: tcflag_t, local: tcflag_t) {
        var modes = termios()
        tcgetattr(inner, &modes)
        return (modes.c_iflag, modes.c_lflag)
    }
}
