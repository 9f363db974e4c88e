/// A static code that is good for one use: a coupon or a session of a package (rule 23).
///
/// 18 digits `92` or `93`, fourteen drawn at random, check pair. A payment code of 18 digits begins with 10–15 or 25–30,
/// so none can be taken for the other.
package struct VoucherCode: Sendable, Equatable, Hashable {
    /// What it is good for.
    package enum Kind: String, Sendable, Equatable, Codable, CaseIterable {
        /// A coupon.
        case coupon
        /// A session of a package 次卡.
        case session

        var prefix: String {
            switch self {
            case .coupon: "92"
            case .session: "93"
            }
        }
    }

    /// What it is good for.
    package let kind: Kind
    /// The drawn number, below 10^14; the store keeps whose it is.
    package let body: Int64

    /// One more than the greatest body.
    package static let bodies: Int64 = 100_000_000_000_000
    static let length = 18

    /// A code with a body drawn elsewhere.
    /// - Precondition: 0 ≤ body < 10^14.
    package init(_ kind: Kind, body: Int64) {
        precondition((0..<Self.bodies).contains(body), "a voucher has fourteen digits")
        self.kind = kind
        self.body = body
    }

    /// Draws a code; the store must see to it that it is new.
    package static func draw(_ kind: Kind, using generator: inout some RandomNumberGenerator) -> VoucherCode {
        VoucherCode(kind, body: Int64.random(in: 0..<bodies, using: &generator))
    }

    /// Reads a code; nil if length, prefix or check pair are wrong.
    package init?(digits: String) {
        guard digits.utf8.count == Self.length, let kind = Kind.allCases.first(where: { digits.hasPrefix($0.prefix) }),
            var fields = CodeFields(digits), CheckPair.holds(digits)
        else { return nil }
        _ = fields.take(2)
        self.kind = kind
        body = fields.take(14)
    }

    /// The 18 digits.
    package var digits: String { CheckPair.appended(to: kind.prefix + CheckPair.padded(body, 14)) }
}
