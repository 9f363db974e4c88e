/// An amount of money in 分, the only unit the books know (rule 1).
package struct Money: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// The amount in 分; negative where money went the other way.
    package let fen: Int64

    /// An amount of so many 分.
    package init(fen: Int64) {
        self.fen = fen
    }

    /// Whole yuan, for settings and tests.
    package static func yuan(_ yuan: Int64) -> Money { Money(fen: yuan * 100) }

    /// Nothing.
    package static let zero = Money(fen: 0)

    /// The largest amount one action may name: 9 999 999.99 yuan, far from overflow in every sum.
    package static let most = Money(fen: 999_999_999)

    /// The largest balance an account may hold: a thousand million yuan; the schema checks it.
    package static let mostHeld = Money(fen: 100_000_000_000)

    /// Reads the bare number of 分.
    package init(from decoder: any Decoder) throws {
        fen = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the bare number of 分.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fen)
    }

    /// What a person typed: `128`, `128.5`, `128.50`, full-width digits too; nil if it is no amount in 分 up to `most`.
    package init?(typed: String) {
        var yuan: Int64 = 0
        var fraction: [Int64] = []
        var sawPoint = false
        var sawDigit = false
        for scalar in typed.unicodeScalars {
            switch scalar {
            case " ", "\u{3000}", ",", "，", "¥", "￥":
                continue
            case ".", "。", "．":
                guard !sawPoint else { return nil }
                sawPoint = true
            default:
                guard let digit = Self.digit(scalar) else { return nil }
                sawDigit = true
                if sawPoint {
                    fraction.append(digit)
                } else {
                    yuan = yuan * 10 + digit
                }
                guard fraction.count <= 2, yuan <= Self.most.fen / 100 else { return nil }
            }
        }
        guard sawDigit else { return nil }
        while fraction.count < 2 { fraction.append(0) }
        fen = yuan * 100 + fraction[0] * 10 + fraction[1]
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int64? {
        switch scalar.value {
        case 0x30...0x39: Int64(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int64(scalar.value - 0xFF10)
        default: nil
        }
    }

    /// Always two decimals, with a sign if negative: `128.00`, `-0.50`.
    package var description: String {
        let magnitude = fen.magnitude
        let cents = magnitude % 100
        return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// By amount.
    package static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
    /// Sum.
    package static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }
    /// Difference.
    package static func - (left: Money, right: Money) -> Money { Money(fen: left.fen - right.fen) }
    /// The same amount the other way.
    package static prefix func - (money: Money) -> Money { Money(fen: -money.fen) }
    /// Adds in place.
    package static func += (left: inout Money, right: Money) { left = left + right }
    /// Subtracts in place.
    package static func -= (left: inout Money, right: Money) { left = left - right }

    /// `self × numerator ÷ denominator`, half away from zero at the fen (rule 1); exact in 128 bits.
    package func scaled(by numerator: Int64, over denominator: Int64) -> Money {
        precondition(denominator > 0, "a share is taken of a positive whole")
        let product = Int128(fen) * Int128(numerator)
        let half = Int128(denominator) / 2
        let rounded = product >= 0 ? (product + half) / Int128(denominator) : (product - half) / Int128(denominator)
        return Money(fen: Int64(rounded))
    }
}
