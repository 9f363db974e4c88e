import Foundation

/// A printer in the network of this machine whose cable is pulled in the middle of its first receipt, and plugged in
/// again for the next ones.
final class UnpluggedPrinter: Sendable {
    let port: UInt16
    private let socket: Int32
    private let receipts: AsyncStream<[UInt8]>

    /// - Parameter limit: so many bytes of the first receipt are taken, then the connection breaks.
    init(takes limit: Int) throws {
        (socket, port) = try Self.listen()
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        receipts = stream
        Thread.detachNewThread { [socket] in
            var isFirst = true
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return continuation.finish() }
                continuation.yield(Self.read(connection, atMost: isFirst ? limit : .max))
                if isFirst { Self.breakOff(connection) }
                close(connection)
                isFirst = false
            }
        }
    }

    /// Nobody listens any more.
    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    /// What was taken of each connection, when it was stopped.
    func taken() async -> [[UInt8]] {
        var all: [[UInt8]] = []
        for await bytes in receipts { all.append(bytes) }
        return all
    }

    private static func read(_ connection: Int32, atMost limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64)
        while bytes.count < limit {
            let count = recv(connection, &piece, min(piece.count, limit - bytes.count), 0)
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        return bytes
    }

    /// As a pulled cable: a reset, not a farewell.
    private static func breakOff(_ connection: Int32) {
        var hard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
    }

    private static func listen() throws -> (Int32, UInt16) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, size) == 0 && Glibc.listen(socket, 4) == 0 && getsockname(socket, $0, &size) == 0
            }
        }
        guard isBound else { throw Mishap.system("bind", errno) }
        return (socket, UInt16(bigEndian: address.sin_port))
    }
}
