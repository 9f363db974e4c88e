import Glibc

/// The file that holds the key-encryption key: 32 raw bytes, mode 0600, outside every backup (rule P4).
package struct KeyFile: Sendable {
    /// Why the key could not be had or put down.
    package enum Refusal: Error, Sendable, Equatable {
        /// There is no key file.
        case missing
        /// There is one already; it is never overwritten.
        case exists
        /// Others may read or change it; the mode it has is kept for the message.
        case tooOpen(mode: UInt32)
        /// It belongs to another account.
        case otherOwner(UInt32)
        /// It is no plain file, or does not hold exactly 32 bytes.
        case damaged
        /// The system refused, with its error number.
        case system(Int32)
    }

    /// Where the key is kept.
    package let path: String

    /// Names the file; touches nothing.
    package init(path: String) {
        self.path = path
    }

    /// Puts a new key down, readable by this account only and on the disk when it returns; never over another.
    /// - Throws: `exists` or `system`.
    package func create(key: [UInt8]) throws(Refusal) {
        precondition(key.count == 32, "the key-encryption key has 32 bytes")
        let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw errno == EEXIST ? .exists : .system(errno) }
        defer { close(file) }
        guard fchmod(file, 0o600) == 0, write(file, key, key.count) == key.count, fsync(file) == 0 else {
            let reason = errno
            unlink(path)
            throw .system(reason)
        }
        try settleFolder()
    }

    /// Reads the key, refusing a file that anyone else could have read or put there.
    /// - Throws: any refusal but `exists`.
    package func read() throws(Refusal) -> [UInt8] {
        let file = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            switch errno {
            case ENOENT: throw .missing
            case ELOOP: throw .damaged
            default: throw .system(errno)
            }
        }
        defer { close(file) }
        var about = stat()
        guard fstat(file, &about) == 0 else { throw .system(errno) }
        guard about.st_mode & S_IFMT == S_IFREG else { throw .damaged }
        guard about.st_uid == geteuid() else { throw .otherOwner(about.st_uid) }
        guard about.st_mode & 0o7777 & ~0o600 == 0 else { throw .tooOpen(mode: about.st_mode & 0o7777) }
        var key = [UInt8](repeating: 0, count: 33)
        let count = Glibc.read(file, &key, key.count)
        guard count >= 0 else { throw .system(errno) }
        guard count == 32 else { throw .damaged }
        return Array(key.prefix(32))
    }

    private func settleFolder() throws(Refusal) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let handle = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw .system(errno) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw .system(errno) }
    }
}
