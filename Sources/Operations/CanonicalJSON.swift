import Foundation

/// The one way commands and outcomes become text: keys sorted, no white space; equal values give equal bytes.
package enum CanonicalJSON {
    /// A value as text. Floating-point numbers have no place in the books and are a programmer's error.
    /// - Throws: what its own encoding throws.
    package static func text(_ value: some Encodable) throws -> String {
        let paper = CanonicalPaper()
        try value.encode(to: CanonicalEncoder(paper))
        var text: [UInt8] = []
        text.reserveCapacity(512)
        paper.node.write(into: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// A value out of text.
    /// - Throws: what its own decoding throws.
    package static func value<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
