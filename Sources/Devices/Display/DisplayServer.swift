import Foundation
import Glibc
import Synchronization

/// Shows the other side of the counter what the member may see: every display that is connected gets the newest page,
/// over a socket only this account can open. Nothing of it is ever on the disk, and nobody waits for a display.
package final class DisplayServer: Sendable {
    private struct State {
        var page: [UInt8] = []
        var isOver = false
    }

    private let state = Mutex(State())
    private let path: String
    private let listener: Int32
    /// Written to when there is a new page.
    private let bell: (read: Int32, write: Int32)

    /// Listens at a path; what a program that died left there is replaced.
    /// - Throws: `DisplayFault`.
    package init(path: String) throws(DisplayFault) {
        self.path = path
        listener = try LocalSocket.listen(at: path)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            close(listener)
            throw .system(errno)
        }
        ends.forEach(LocalSocket.prepare)
        bell = (ends[0], ends[1])
        let thread = Thread { [self] in serve() }
        thread.name = "display"
        thread.start()
    }

    /// Shows another page: bytes without a line break.
    package func show(_ page: [UInt8]) {
        state.withLock { $0.page = page + [10] }
        ring()
    }

    /// Ends it; displays go blank.
    package func stop() {
        state.withLock { $0.isOver = true }
        ring()
    }

    private func ring() { _ = [UInt8](repeating: 1, count: 1).withUnsafeBytes { write(bell.write, $0.baseAddress, 1) } }

    private func serve() {
        var displays: [Int32] = []
        var shown: [UInt8] = []
        while true {
            var files = ([bell.read, listener] + displays).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&files, nfds_t(files.count), -1) >= 0 || errno == EINTR else { break }
            var dropped = [UInt8](repeating: 0, count: 64)
            while read(bell.read, &dropped, dropped.count) > 0 {}
            let now = state.withLock { ($0.page, $0.isOver) }
            if now.1 { break }
            // A display says nothing; whatever can be read of it is its end.
            let gone = Set(files.dropFirst(2).filter { $0.revents != 0 }.map(\.fd))
            var left = displays.filter { !gone.contains($0) }
            gone.forEach { close($0) }
            if now.0 != shown {
                left = left.filter { keep($0, now.0) }
                shown = now.0
            }
            while let display = LocalSocket.accept(listener) {
                if keep(display, shown) { left.append(display) }
            }
            displays = left
        }
        for file in displays + [listener, bell.read] { close(file) }
        unlink(path)
    }

    /// Whether a display took the page; one that is stuck is let go and may come again.
    private func keep(_ display: Int32, _ page: [UInt8]) -> Bool {
        if page.isEmpty || send(display, page, page.count, Int32(MSG_NOSIGNAL)) == page.count { return true }
        close(display)
        return false
    }
}
