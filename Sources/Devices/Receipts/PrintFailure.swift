import Glibc

/// Why a receipt did not come out.
package enum PrintFailure: Error, Equatable, Sendable {
    /// There is nothing at that path, or nothing plugged in behind it.
    case missing(path: String)
    /// The path is there, but this user may not write to it (on Debian: group `lp`).
    case noPermission(path: String)
    /// Another program has the printer.
    case busy(path: String)
    /// The printer says that it has no paper, or the disk of a text file is full.
    case outOfPaper(path: String)
    /// The printer took no more bytes for the whole time allowed: off-line, lid open, cable. What it had taken by then
    /// may be printed, so a second try may print some lines twice.
    case notReady(path: String, sent: Int, of: Int)
    /// The C library's table for Chinese (`gconv`, part of Debian's libc6) is missing.
    case encodingMissing
    /// Anything else the system said; its `errno`.
    case other(path: String, code: Int32)

    /// What an `errno` means at a counter; `sent` bytes of `total` had gone by then.
    init(code: Int32, path: String, sent: Int, total: Int) {
        self =
            switch code {
            case ENOENT, ENOTDIR, ENXIO, ENODEV: .missing(path: path)
            case EACCES, EPERM, EROFS: .noPermission(path: path)
            case EBUSY: .busy(path: path)
            case ENOSPC: .outOfPaper(path: path)
            case EIO, EAGAIN, ETIMEDOUT, EPIPE: .notReady(path: path, sent: sent, of: total)
            default: .other(path: path, code: code)
            }
    }
}
