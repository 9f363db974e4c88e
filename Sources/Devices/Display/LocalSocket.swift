import Glibc

/// Why the two sides of a counter cannot speak.
package enum DisplayFault: Error, Equatable {
    /// The path of the socket has too many letters for the system.
    case longPath
    /// The system said no, for this reason.
    case system(Int32)
}

/// A socket in the file system.
enum LocalSocket {
    /// - Throws: `DisplayFault`.
    static func listen(at path: String) throws(DisplayFault) -> Int32 {
        unlink(path)
        let file = try make()
        guard try with(path, { bind(file, $0, $1) }) == 0, chmod(path, 0o600) == 0, Glibc.listen(file, 4) == 0 else {
            let code = errno
            close(file)
            throw .system(code)
        }
        return file
    }

    /// - Throws: `DisplayFault`.
    static func connect(to path: String) throws(DisplayFault) -> Int32 {
        let file = try make()
        guard try with(path, { Glibc.connect(file, $0, $1) }) == 0 else {
            let code = errno
            close(file)
            throw .system(code)
        }
        return file
    }

    /// Who waits to be connected; nil = nobody.
    static func accept(_ listener: Int32) -> Int32? {
        let file = Glibc.accept(listener, nil, nil)
        guard file >= 0 else { return nil }
        prepare(file)
        return file
    }

    /// Nobody waits for it, and no other program inherits it.
    static func prepare(_ file: Int32) {
        _ = fcntl(file, F_SETFL, O_NONBLOCK)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    }

    private static func make() throws(DisplayFault) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let file = socket(AF_UNIX, kind, 0)
        guard file >= 0 else { throw .system(errno) }
        return file
    }

    private static func with(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(DisplayFault) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { throw .longPath }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }
}
