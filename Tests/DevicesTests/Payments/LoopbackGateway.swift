import Devices
import Domain
import Foundation
import Synchronization

/// A played gateway behind a real port of this machine: HTTP, one connection at a time, faults drawn by a seed.
final class LoopbackGateway: Sendable {
    let address: GatewayAddress
    private let server: LoopbackServer

    /// - Parameter fault: what the line does to the next exchange.
    init(_ gateway: PlayedGateway, now: @escaping @Sendable () -> Instant, fault: @escaping @Sendable () -> LineFault)
        throws
    {
        server = try LoopbackServer { connection in
            guard let request = Self.read(connection) else { return }
            switch fault().play(request, gateway, { gateway.serve(request, at: now()) }) {
            case .answer(let status, let signature, let body):
                LoopbackServer.write(connection, Self.bytes(status, signature, body))
            case .notConnected: break
            case .silence(let arrives):
                // Until the other side has no more patience.
                while LoopbackServer.read(connection) != nil {}
                if arrives { _ = gateway.serve(request, at: now()) }
            }
        }
        guard let address = GatewayAddress("http://127.0.0.1:\(server.port)/shop/") else {
            throw POSIXError(.EADDRNOTAVAIL)
        }
        self.address = address
    }

    private static func read(_ connection: Int32) -> HTTPRequest? {
        var bytes: [UInt8] = []
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let head = bytes.firstRange(of: end) {
                let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
                let words = lines[0].split(separator: " ").map(String.init)
                let headers = lines.dropFirst().map { line -> (name: String, value: String) in
                    let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                    return (parts[0], parts[1].trimmingCharacters(in: .whitespaces))
                }
                let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
                if bytes.count >= head.upperBound + length {
                    return HTTPRequest(
                        method: words[0], path: String(words[1].dropFirst("/shop".count)), headers: headers,
                        body: Array(bytes[head.upperBound..<head.upperBound + length]))
                }
            }
            guard let more = LoopbackServer.read(connection) else { return nil }
            bytes += more
        }
    }

    private static func bytes(_ status: Int, _ signature: String?, _ body: [UInt8]) -> [UInt8] {
        let signed = signature.map { "Qiantai-Signature: \($0)\r\n" } ?? ""
        return Array("HTTP/1.1 \(status) Whatever\r\n\(signed)Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}
