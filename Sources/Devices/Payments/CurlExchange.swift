import CCurl
import Dispatch

/// Requests over libcurl, each with a connection of its own.
///
/// libcurl, not Foundation's `URLSession`: that links libcurl and 32 libraries of its kind to the program, which costs
/// every start some 6 ms, and this opens it at the first payment.
package struct CurlExchange: HTTPExchange {
    private let address: GatewayAddress
    private let connect: Int
    private let total: Int
    /// The longest answer of ours has some hundred bytes.
    private static let most = 16_384

    /// - Parameters:
    ///   - connect: how long a connection may take, in milliseconds.
    ///   - total: how long all of it may take, in milliseconds. A payer who must type a password is not waited for
    ///     here: the gateway says `pending`.
    package init(_ address: GatewayAddress, connect: Int = 5000, total: Int = 15_000) {
        self.address = address
        self.connect = connect
        self.total = total
    }

    package func send(_ request: HTTPRequest) async -> HTTPAnswer {
        await withCheckedContinuation { done in
            // A thread that may wait: those of the tasks may not.
            DispatchQueue(label: "payment gateway").async { done.resume(returning: exchange(request)) }
        }
    }

    private func exchange(_ request: HTTPRequest) -> HTTPAnswer {
        let lines = request.headers.map { Array("\($0.name): \($0.value)".utf8CString) }
        var answer = cc_answer()
        defer { cc_free(&answer) }
        let outcome = Self.withPointers(lines) { headers in
            request.body.withUnsafeBufferPointer { body in
                body.withMemoryRebound(to: CChar.self) { body in
                    request.method.withCString { method in
                        (address.description + request.path).withCString { url in
                            var wanted = cc_request(
                                method: method, url: url, headers: headers,
                                body: request.body.isEmpty ? nil : body.baseAddress, length: body.count,
                                connect_ms: connect, total_ms: total, most: Self.most)
                            return cc_exchange(&wanted, &answer)
                        }
                    }
                }
            }
        }
        return Self.read(outcome, answer)
    }

    private static func read(_ outcome: Int32, _ answer: cc_answer) -> HTTPAnswer {
        switch outcome {
        case CC_ANSWERED.rawValue:
            let signature = header("qiantai-signature", in: bytes(answer.headers))
            return .answered(status: answer.status, signature: signature, body: bytes(answer.body))
        case CC_TOO_LONG.rawValue: return .tooLong
        case CC_NO_ANSWER.rawValue: return .noAnswer
        default: return .notConnected
        }
    }

    private static func bytes(_ text: cc_text) -> [UInt8] {
        UnsafeBufferPointer(start: text.bytes, count: text.length).map { UInt8(bitPattern: $0) }
    }

    /// The value of a header; nil if it is not there, or there twice.
    private static func header(_ name: String, in head: [UInt8]) -> String? {
        let values = head.split(separator: 0x0A).compactMap { line -> String? in
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            guard parts.count == 2, String(decoding: parts[0], as: UTF8.self).lowercased() == name else { return nil }
            return String(decoding: parts[1].filter { (0x21...0x7E).contains($0) }, as: UTF8.self)
        }
        return values.count == 1 ? values[0] : nil
    }

    private static func withPointers<T>(
        _ lines: [[CChar]], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> T
    ) -> T {
        func next(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> T {
            guard index < lines.count else {
                return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
            }
            return lines[index].withUnsafeBufferPointer { next(index + 1, pointers + [$0.baseAddress]) }
        }
        return next(0, [])
    }
}
