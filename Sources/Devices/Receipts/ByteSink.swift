import Glibc

/// Writes all bytes to a device or file, or says why not.
struct ByteSink {
    /// Where to.
    let path: String
    /// How long the other side may take no byte at all before it counts as not ready, in milliseconds.
    let patience: Int32

    /// Writes to a device that is there already; a path that is not there is not made.
    func send(_ bytes: [UInt8]) throws(PrintFailure) {
        // O_NONBLOCK: opening or writing a printer that is off must not freeze its caller for ever.
        try write(bytes, flags: O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }

    /// Adds to the end of a file, which is made, readable by its owner only, where it is missing.
    func append(_ bytes: [UInt8]) throws(PrintFailure) {
        try write(bytes, flags: O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC)
    }

    private func write(_ bytes: [UInt8], flags: Int32) throws(PrintFailure) {
        let file = open(path, flags, 0o600)
        guard file >= 0 else { throw PrintFailure(code: errno, path: path, sent: 0, total: bytes.count) }
        defer { close(file) }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            let code = errno
            if count > 0 {
                sent += count
            } else if count == 0 || code == EAGAIN {
                try waitUntilReady(file, sent: sent, total: bytes.count)
            } else if code != EINTR {
                throw PrintFailure(code: code, path: path, sent: sent, total: bytes.count)
            }
        }
    }

    private func waitUntilReady(_ file: Int32, sent: Int, total: Int) throws(PrintFailure) {
        var wait = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        let answer = poll(&wait, 1, patience)
        guard answer == 0 || (answer < 0 && errno != EINTR) || wait.revents & Int16(POLLERR | POLLHUP) != 0 else {
            return
        }
        throw .notReady(path: path, sent: sent, of: total)
    }
}
