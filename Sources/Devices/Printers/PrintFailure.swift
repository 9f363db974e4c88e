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
    /// The printer took no more bytes for the whole time allowed, or closed the connection: off-line, lid open, cable.
    /// What it had taken by then may be printed, so a second try may print some lines twice.
    case notReady(path: String, sent: Int, of: Int)
    /// Nobody in the network has that name.
    case unknownHost(String)
    /// Nobody answers at that address: switched off, another network.
    case unreachable(path: String)
    /// Somebody answers at that address, but prints nothing on that port.
    case refused(path: String)
    /// CUPS is not installed.
    case noSpooler
    /// CUPS knows no such queue, or does not run.
    case unknownQueue(String)
    /// The queue was closed by its administrator.
    case closedQueue(String)
    /// The C library's table for Chinese (`gconv`, part of Debian's libc6) is missing.
    case encodingMissing
    /// Anything else the system said; its `errno`, or the exit code of CUPS's program.
    case other(path: String, code: Int32)

    /// What an `errno` means at a counter; `sent` bytes of `total` had gone by then.
    init(code: Int32, path: String, sent: Int, total: Int) {
        self =
            switch code {
            case ENOENT, ENOTDIR, ENXIO, ENODEV: .missing(path: path)
            case EACCES, EPERM, EROFS: .noPermission(path: path)
            case EBUSY: .busy(path: path)
            case ENOSPC: .outOfPaper(path: path)
            case EIO, EAGAIN, ETIMEDOUT, EPIPE, ECONNRESET, ENOTCONN: .notReady(path: path, sent: sent, of: total)
            default: .other(path: path, code: code)
            }
    }
}
