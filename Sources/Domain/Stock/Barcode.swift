/// An article's bar code: one of the world's (EAN-8, UPC-A, EAN-13, ITF-14) with a right check digit, or one the store
/// made up for itself.
package struct Barcode: Sendable, Hashable, Codable, CustomStringConvertible {
    /// As it is kept: a UPC-A as the EAN-13 it is (with a 0 before it), letters as capitals.
    package let text: String

    /// Reads a code as it was typed or scanned.
    /// - Throws: `BarcodeFault`.
    package init(_ typed: String) throws(BarcodeFault) {
        if let digits = Digits(typed), !digits.hasPlus, digits.count >= 8 {
            guard Self.isOfTheWorld(digits.values) else {
                throw [8, 12, 13, 14].contains(digits.count) ? .checkDigit : .length
            }
            text = digits.count == 12 ? "0" + digits.text : digits.text
            return
        }
        let bare = String(typed.unicodeScalars.filter { !$0.properties.isWhitespace }).uppercased()
        guard !bare.isEmpty else { throw .empty }
        guard bare.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D }) else {
            throw .letters
        }
        guard bare.utf8.count <= 20 else { throw .length }
        text = bare
    }

    /// Whether digits are a code of the world: 8, 12, 13 or 14 of them, the last one right (GS1 General
    /// Specifications 7.9: weights 3 and 1 from the right).
    package static func isOfTheWorld(_ digits: [UInt8]) -> Bool {
        guard [8, 12, 13, 14].contains(digits.count) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { $0 + Int($1.element) * ($1.offset % 2 == 0 ? 1 : 3) }
        return sum % 10 == 0
    }

    /// Reads the bare text.
    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    /// Writes the bare text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
    /// The code.
    package var description: String { text }
}

/// Why a text is no bar code of an article.
package enum BarcodeFault: String, Error, Sendable, Equatable, Codable, CaseIterable {
    /// Nothing was typed.
    case empty
    /// Its check digit is wrong: a digit was misread.
    case checkDigit
    /// Eight or more digits, but not as many as a bar code has (8, 12, 13, 14); or more than twenty letters.
    case length
    /// Other characters than digits, Latin letters and hyphens.
    case letters
}
