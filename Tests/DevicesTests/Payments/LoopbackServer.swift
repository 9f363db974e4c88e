import Foundation

/// A port of this machine on which a thread serves one connection after the other.
final class LoopbackServer: Sendable {
    let port: UInt16
    private let socket: Int32

    init(_ serve: @escaping @Sendable (Int32) -> Void) throws {
        (socket, port) = try LoopbackPrinter.listen()
        Thread.detachNewThread { [socket] in
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                serve(connection)
                close(connection)
            }
        }
    }

    deinit {
        // Closing alone would not wake the thread.
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    static func read(_ connection: Int32) -> [UInt8]? {
        var piece = [UInt8](repeating: 0, count: 4096)
        let count = recv(connection, &piece, piece.count, 0)
        return count > 0 ? Array(piece[..<count]) : nil
    }

    static func write(_ connection: Int32, _ bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }
}
