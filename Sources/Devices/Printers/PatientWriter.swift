import Glibc

/// Hands bytes to something open, waiting where it takes none.
struct PatientWriter {
    /// The open file or socket, which does not block.
    let file: Int32
    /// What failures call it.
    let name: String
    /// How long the other side may take no byte at all before it counts as not ready, in milliseconds.
    let patience: Int32
    /// Whether a peer that has gone raises a signal that ends the program, unless told not to.
    var isSocket = false

    /// Writes all bytes, or says why not.
    func write(_ bytes: [UInt8]) throws(PrintFailure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                isSocket
                    ? send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    : Glibc.write(file, $0.baseAddress, $0.count)
            }
            let code = errno
            if count > 0 {
                sent += count
            } else if count == 0 || code == EAGAIN {
                try waitUntilReady(sent: sent, total: bytes.count)
            } else if code != EINTR {
                throw PrintFailure(code: code, path: name, sent: sent, total: bytes.count)
            }
        }
    }

    private func waitUntilReady(sent: Int, total: Int) throws(PrintFailure) {
        let seen = Waiting.wait(for: file, POLLOUT, milliseconds: patience)
        guard let seen, seen & (POLLERR | POLLHUP) == 0 else {
            throw .notReady(path: name, sent: sent, of: total)
        }
    }
}

/// Waiting for a file or socket, whatever signals come meanwhile.
enum Waiting {
    /// What happened to it; nil if nothing did in that time.
    static func wait(for file: Int32, _ events: Int32, milliseconds: Int32) -> Int32? {
        var wait = pollfd(fd: file, events: Int16(events), revents: 0)
        while true {
            let answer = poll(&wait, 1, milliseconds)
            if answer > 0 { return Int32(wait.revents) }
            if answer == 0 || errno != EINTR { return nil }
        }
    }
}
