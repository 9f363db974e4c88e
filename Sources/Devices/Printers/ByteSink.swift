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

    /// Looks whether a device could be written to; a printer that is off is still there.
    func check() throws(PrintFailure) {
        guard access(path, W_OK) == 0 else { throw PrintFailure(code: errno, path: path, sent: 0, total: 0) }
    }

    /// Looks whether a file could be made or grow.
    func checkAppending() throws(PrintFailure) {
        guard access(path, F_OK) != 0 else { return try check() }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard access(folder, W_OK) == 0 else { throw PrintFailure(code: errno, path: path, sent: 0, total: 0) }
    }

    private func write(_ bytes: [UInt8], flags: Int32) throws(PrintFailure) {
        let file = open(path, flags, 0o600)
        guard file >= 0 else { throw PrintFailure(code: errno, path: path, sent: 0, total: bytes.count) }
        defer { close(file) }
        try PatientWriter(file: file, name: path, patience: patience).write(bytes)
    }
}
