/// The kinds of codes the store itself makes.
package enum OwnCode: String, Sendable, Equatable, Codable, CaseIterable {
    /// `MemberCode`, 91…
    case memberCode
    /// `CardCode`, 90…
    case memberCard
    /// `VoucherCode` of a coupon, 92…
    case coupon
    /// `VoucherCode` of a session, 93…
    case session

    var prefix: String {
        switch self {
        case .memberCode: MemberCode.prefix
        case .memberCard: CardCode.prefix
        case .coupon: VoucherCode.Kind.coupon.prefix
        case .session: VoucherCode.Kind.session.prefix
        }
    }

    var length: Int {
        switch self {
        case .memberCode: MemberCode.length
        case .memberCard: CardCode.length
        case .coupon, .session: VoucherCode.length
        }
    }
}
