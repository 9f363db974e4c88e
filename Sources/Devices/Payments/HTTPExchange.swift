/// Sends one request over HTTP and hears the answer.
package protocol HTTPExchange: Sendable {
    /// Sends it, once: what is to be done when nothing comes back is not decided here.
    func send(_ request: HTTPRequest) async -> HTTPAnswer
}

/// A request; its path begins with `/` and is put after the gateway's address.
package struct HTTPRequest: Sendable {
    /// `GET` or `POST`.
    package let method: String
    /// The path.
    package let path: String
    /// Names and values, none with a line end in it.
    package let headers: [(name: String, value: String)]
    /// The body; empty for `GET`.
    package let body: [UInt8]

    /// A request.
    package init(method: String, path: String, headers: [(name: String, value: String)], body: [UInt8]) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }

    /// The value of a header.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension HTTPRequest: CustomStringConvertible, CustomReflectable {
    /// Method and path; a body may hold a payer's code.
    package var description: String { "\(method) \(path)" }
    /// Shows a dump method and path.
    package var customMirror: Mirror { Mirror(self, children: ["method": method, "path": path]) }
}

/// What came of a request.
package enum HTTPAnswer: Sendable {
    /// A whole answer; the signature is that of its header `Qiantai-Signature`.
    case answered(status: Int, signature: String?, body: [UInt8])
    /// An answer longer than any of ours can be.
    case tooLong
    /// Nothing was sent.
    case notConnected
    /// It was, or may have been, sent, and no whole answer came in time.
    case noAnswer
}
