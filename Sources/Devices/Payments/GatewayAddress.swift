import Foundation

/// Where a gateway is: `https://pay.example.cn` or `https://pay.example.cn:8443/store`.
package struct GatewayAddress: Sendable, Equatable, CustomStringConvertible {
    /// The address, without a slash at its end.
    package let description: String

    /// Reads an address; nil for what is none, carries a name and password, or would send codes over the network in
    /// the clear: `http` goes to this machine only.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.query == nil, parts.fragment == nil, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        let isHere = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
        guard parts.scheme == "https" || parts.scheme == "http" && isHere else { return nil }
        description = text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
