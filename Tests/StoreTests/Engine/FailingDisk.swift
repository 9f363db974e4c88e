import Glibc
import Synchronization
import Testing

/// Makes SQLite's writes to chosen files fail in this process, through the door SQLite keeps open for its own tests.
///
/// `sqlite3_vfs.xSetSystemCall` replaces `pwrite`; the files are told apart by name, so that tests may run side by
/// side. Only writes can be made to fail this way: `fdatasync` is not among the replaceable calls.
enum FailingDisk {
    private typealias Write = @convention(c) (Int32, UnsafeRawPointer?, Int, Int64) -> Int
    private typealias Find = @convention(c) (UnsafePointer<CChar>?) -> UnsafeMutableRawPointer?
    private typealias Replace = @convention(c) (UnsafeMutableRawPointer, UnsafePointer<CChar>, Write) -> Int32

    private static let failing = Mutex<[String: Int32]>([:])

    /// From now on writes to the file end with this error number.
    static func fail(_ path: String, with number: Int32) throws {
        try #require(installed, "SQLite's system calls cannot be replaced here")
        failing.withLock { $0[path] = number }
    }

    /// The file can be written again.
    static func heal(_ path: String) {
        failing.withLock { $0[path] = nil }
    }

    private static let write: Write = { file, bytes, count, offset in
        var name = [CChar](repeating: 0, count: 1024)
        let length = readlink("/proc/self/fd/\(file)", &name, name.count)
        let path = String(decoding: name.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if let number = FailingDisk.failing.withLock({ $0[path] }) {
            errno = number
            return -1
        }
        return pwrite(file, bytes, count, off_t(offset))
    }

    /// `xSetSystemCall` is the 18th pointer of `sqlite3_vfs`, at byte 144 on every 64-bit system.
    private static let installed: Bool = {
        guard let found = dlsym(nil, "sqlite3_vfs_find") else { return false }
        let find = unsafeBitCast(found, to: Find.self)  // a C function known by name only
        guard let vfs = find(nil) else { return false }
        let replace = vfs.load(fromByteOffset: 144, as: Replace.self)
        let replaced = ["pwrite", "pwrite64"].map { name in name.withCString { replace(vfs, $0, write) == 0 } }
        return replaced.contains(true)
    }()
}
