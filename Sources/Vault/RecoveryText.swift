import Crypto

/// The key-encryption key as a person writes it on paper: 14 groups of 4 letters and digits, the last of them a check.
///
/// The alphabet is Crockford's base 32: no I, L, O or U, and reading takes I and L for 1 and O for 0.
package enum RecoveryText {
    /// What is wrong with a text that was typed in.
    package enum Mistake: Error, Sendable, Equatable {
        /// It has this many letters and digits where 56 are needed.
        case length(Int)
        /// The letter or digit at this place, counted from 1, does not occur in such a text.
        case character(place: Int)
        /// All are possible, but at least one is wrong.
        case checksum
    }

    /// Writes a key of 32 bytes as groups with a space between them.
    package static func write(_ key: [UInt8]) -> String {
        precondition(key.count == 32, "the key-encryption key has 32 bytes")
        var bits: UInt32 = 0
        var held = 0
        var letters: [Character] = []
        for byte in key + check(of: key) {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 5 {
                held -= 5
                letters.append(alphabet[Int(bits >> UInt32(held)) & 31])
            }
            bits &= (1 << UInt32(held)) - 1
        }
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: " ")
    }

    /// Reads a key back; spaces, hyphens, line ends and the case of letters do not matter.
    /// - Throws: `Mistake`.
    package static func read(_ text: String) throws(Mistake) -> [UInt8] {
        let letters = text.filter { !$0.isWhitespace && $0 != "-" }
        guard letters.count == 56 else { throw .length(letters.count) }
        var bits: UInt32 = 0
        var held = 0
        var bytes: [UInt8] = []
        for (place, letter) in letters.enumerated() {
            guard let worth = worth(of: letter) else { throw .character(place: place + 1) }
            bits = bits << 5 | worth
            held += 5
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
                bits &= (1 << UInt32(held)) - 1
            }
        }
        let key = Array(bytes.prefix(32))
        guard Vault.equal(check(of: key), Array(bytes.dropFirst(32))) else { throw .checksum }
        return key
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    private static func worth(of letter: Character) -> UInt32? {
        switch letter {
        case "O", "o": return 0
        case "I", "i", "L", "l": return 1
        default:
            guard letter.isASCII, let upper = letter.uppercased().first else { return nil }
            return alphabet.firstIndex(of: upper).map(UInt32.init)
        }
    }

    private static func check(of key: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: Array("qiantai recovery".utf8) + key).prefix(3))
    }
}
