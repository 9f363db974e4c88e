import Foundation

/// A printer in the network of this machine: a thread that takes one connection and does with it what a test says.
final class LoopbackPrinter: Sendable {
    let port: UInt16
    private let socket: Int32
    private let received: AsyncStream<[UInt8]>

    /// - Parameter behaviour: what is done with the connection; returns what it read.
    init(_ behaviour: @escaping @Sendable (Int32) -> [UInt8]) throws {
        (socket, port) = try Self.listen()
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        received = stream
        // A thread of its own: the test waits on its own thread, and the pool of tasks may have no other.
        Thread.detachNewThread { [socket] in
            let connection = accept(socket, nil, nil)
            continuation.yield(behaviour(connection))
            continuation.finish()
            close(connection)
        }
    }

    deinit { close(socket) }

    /// What was read of the connection, when it is over.
    func paper() async -> [UInt8] {
        for await bytes in received { return bytes }
        return []
    }

    /// A port on which nobody listens.
    static func closedPort() throws -> UInt16 {
        let (socket, port) = try listen()
        close(socket)
        return port
    }

    /// Reads until nothing more comes.
    static func readAll(_ connection: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1021)
        while true {
            let count = read(connection, &piece, piece.count)
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
        }
    }

    static func listen() throws -> (Int32, UInt16) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        // As little as a printer has.
        var room: Int32 = 4096
        setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, size) == 0 && Glibc.listen(socket, 4) == 0 && getsockname(socket, $0, &size) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        return (socket, UInt16(bigEndian: address.sin_port))
    }
}
