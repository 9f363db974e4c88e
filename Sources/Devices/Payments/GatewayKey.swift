import Crypto
import Foundation

/// The secret the store shares with its gateway: whoever has it can ask for money in the store's name. Never printed.
package struct GatewayKey: Sendable {
    private let key: SymmetricKey

    /// Reads the key as the gateway hands it out: base64 of at least 32 bytes; nil for anything else.
    package init?(base64: String) {
        guard let bytes = Data(base64Encoded: base64), bytes.count >= 32 else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// HMAC-SHA256 of parts with a line feed between them, in hexadecimal.
    package func signature(of parts: [[UInt8]]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(parts.joined(separator: [0x0A])), using: key)
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
    }

    /// Whether a signature is that of these parts; takes the same time wherever it differs.
    package func isSigned(_ parts: [[UInt8]], by signature: String) -> Bool {
        let expected = Array(self.signature(of: parts).utf8)
        let given = Array(signature.utf8)
        guard given.count == expected.count else { return false }
        return zip(given, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension GatewayKey: CustomStringConvertible, CustomReflectable {
    /// Stars.
    package var description: String { "GatewayKey(******)" }
    /// Shows a dump nothing.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
