import Glibc

/// Writes all bytes to a printer in the network, which takes whatever comes in on its port as a print job.
struct NetworkSink {
    /// Its name or address.
    let host: String
    /// Its port.
    let port: UInt16
    /// How long the connection may take, and how long the printer may take no byte at all, in milliseconds.
    let patience: Int32
    /// How long the printer may take, after the last byte, to say that it has thrown them away, in milliseconds; most
    /// say nothing at all, so every receipt waits that long.
    let farewell: Int32

    /// Sends a print job and sees it taken.
    func send(_ bytes: [UInt8]) throws(PrintFailure) {
        let socket = try connected()
        defer { close(socket) }
        try PatientWriter(file: socket, name: name, patience: patience, isSocket: true).write(bytes)
        try waitUntilTaken(socket, total: bytes.count)
        try takeLeave(socket, total: bytes.count)
    }

    /// Looks whether it answers; prints nothing.
    func check() throws(PrintFailure) { close(try connected()) }

    private var name: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    private func connected() throws(PrintFailure) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0 else { throw .unknownHost(host) }
        defer { freeaddrinfo(list) }
        var failure = PrintFailure.unknownHost(host)
        var next = list
        while let address = next?.pointee {
            do { return try connect(to: address) } catch { failure = error }
            next = address.ai_next
        }
        throw failure
    }

    private func connect(to address: addrinfo) throws(PrintFailure) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = Glibc.socket(address.ai_family, kind, 0)
        guard socket >= 0 else { throw failure(errno) }
        if Glibc.connect(socket, address.ai_addr, address.ai_addrlen) == 0 { return socket }
        var code = errno
        if code == EINPROGRESS {
            let answered = Waiting.wait(for: socket, POLLOUT, milliseconds: patience) != nil
            code = answered ? Self.error(of: socket) : ETIMEDOUT
        }
        guard code != 0 else { return socket }
        close(socket)
        throw failure(code)
    }

    private func failure(_ code: Int32) -> PrintFailure {
        switch code {
        case ECONNREFUSED: .refused(path: name)
        case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EHOSTDOWN: .unreachable(path: name)
        default: .other(path: name, code: code)
        }
    }

    /// Bytes that were written are at first only on their way; a cable may have been pulled meanwhile.
    private func waitUntilTaken(_ socket: Int32, total: Int) throws(PrintFailure) {
        var waited: Int32 = 0
        var left = Self.onTheirWay(socket)
        while left > 0 {
            let lost = Waiting.wait(for: socket, 0, milliseconds: 5) != nil
            guard !lost, waited < patience else { throw .notReady(path: name, sent: max(total - left, 0), of: total) }
            let now = Self.onTheirWay(socket)
            waited = now < left ? 0 : waited + 5
            left = now
        }
    }

    /// Says that nothing more comes, and hears a printer that resets the connection because it read nothing of it. What
    /// it says of its own accord is read, or closing would itself be a reset.
    private func takeLeave(_ socket: Int32, total: Int) throws(PrintFailure) {
        shutdown(socket, Int32(SHUT_WR))
        var said = [UInt8](repeating: 0, count: 256)
        for _ in 0..<64 {
            guard Waiting.wait(for: socket, POLLIN, milliseconds: farewell) != nil else { return }
            let count = recv(socket, &said, said.count, 0)
            if count == 0 { return }
            guard count > 0 || errno == EAGAIN || errno == EINTR else {
                throw .notReady(path: name, sent: total, of: total)
            }
        }
    }

    /// Bytes the other side's system has not taken yet.
    private static func onTheirWay(_ socket: Int32) -> Int {
        var count: Int32 = 0
        return ioctl(socket, UInt(TIOCOUTQ), &count) == 0 ? Int(count) : 0
    }

    private static func error(of socket: Int32) -> Int32 {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size) == 0 ? code : errno
    }
}
