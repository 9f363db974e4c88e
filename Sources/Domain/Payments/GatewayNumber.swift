/// The store's own number of a payment or a refund, by which the gateway knows a repeat.
///
/// It is made and written down before the first byte is sent, and every repeat carries it: so money moves once, however
/// often a request is sent.
package struct GatewayNumber: Sendable, Hashable, Codable, CustomStringConvertible {
    /// 8 to 32 ASCII letters, digits and hyphens: what every provider takes, and what a path may hold as it is.
    package let text: String

    /// A number made by the store; nil if no gateway would take it.
    package init?(_ text: String) {
        let fits = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
            default: false
            }
        }
        guard fits, (8...32).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    /// Reads the bare text.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = GatewayNumber(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no number of a payment")
        }
        self = number
    }

    /// Writes the bare text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The text.
    package var description: String { text }
}
