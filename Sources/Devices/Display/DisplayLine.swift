import Glibc

/// The other end of a `DisplayServer`: hears every page until the counter closes.
package struct DisplayLine: Sendable {
    private let path: String

    /// To the counter that listens at a path.
    package init(path: String) { self.path = path }

    /// Hears pages until the counter closes or cannot be reached; returns at once where it cannot. Blocks its thread.
    package func hear(_ page: (_ bytes: [UInt8]) -> Void) {
        guard let file = try? LocalSocket.connect(to: path) else { return }
        defer { close(file) }
        var waiting: [UInt8] = []
        var some = [UInt8](repeating: 0, count: 4096)
        while true {
            var files = [pollfd(fd: file, events: Int16(POLLIN), revents: 0)]
            guard poll(&files, 1, -1) >= 0 || errno == EINTR else { return }
            let count = read(file, &some, some.count)
            guard count > 0 else {
                if count < 0, errno == EAGAIN || errno == EINTR { continue }
                return
            }
            waiting += some[..<count]
            // Only the newest page counts.
            guard let end = waiting.lastIndex(of: 10) else { continue }
            let begin = waiting[..<end].lastIndex(of: 10).map { $0 + 1 } ?? 0
            page(Array(waiting[begin..<end]))
            waiting.removeSubrange(...end)
        }
    }
}
