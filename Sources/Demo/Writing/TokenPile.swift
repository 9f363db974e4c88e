import Domain
import SQL

/// Search tokens of all members, to be inserted in the order of their index at the end: a b-tree built from left to
/// right costs a tenth of one hit at random.
struct TokenPile: Sendable {
    private struct Token {
        /// Up to fifteen bytes from the left, behind them how many: orders as the bytes do.
        let key: UInt128
        let member: Int32
    }

    private var short: [Token] = []
    private var long: [(token: String, member: Int32)] = []

    /// Adds the tokens of a name.
    mutating func add(_ name: String, member: Int32) {
        for token in SearchKey.tokens(for: name) {
            if let key = Self.packed(token) {
                short.append(Token(key: key, member: member))
            } else {
                long.append((token, member))
            }
        }
    }

    /// How many there are.
    var count: Int { short.count + long.count }

    /// Brings them into the order of the index.
    mutating func sort() {
        short.sort { ($0.key, $0.member) < ($1.key, $1.member) }
        long.sort { Array($0.token.utf8).lexicographicallyPrecedes(Array($1.token.utf8)) }
    }

    /// Rows from a place on: token and member number.
    func values(from: Int, count: Int) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count * 2)
        for place in from..<min(from + count, self.count) {
            if place < short.count {
                values.append(.text(Self.unpacked(short[place].key)))
                values.append(.number(short[place].member))
            } else {
                values.append(.text(long[place - short.count].token))
                values.append(.number(long[place - short.count].member))
            }
        }
        return values
    }

    private static func packed(_ token: String) -> UInt128? {
        let bytes = token.utf8
        guard bytes.count <= 15 else { return nil }
        var key: UInt128 = 0
        for byte in bytes { key = key << 8 | UInt128(byte) }
        return key << UInt128(8 * (16 - bytes.count)) | UInt128(bytes.count)
    }

    private static func unpacked(_ key: UInt128) -> String {
        let count = Int(truncatingIfNeeded: key & 0xFF)
        return String(unsafeUninitializedCapacity: count) { buffer in
            for place in 0..<count {
                buffer[place] = UInt8(truncatingIfNeeded: key >> UInt128(8 * (15 - place)))
            }
            return count
        }
    }
}
