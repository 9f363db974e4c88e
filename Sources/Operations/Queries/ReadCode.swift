package import Domain

/// What a scanned code means and what would happen; uses nothing up (features B1, B3, B4).
package struct ReadCode: Query {
    /// Digits as scanned.
    package let digits: String

    /// A scan.
    package init(digits: String) { self.digits = digits }

    package static let right = Right.seeCounter

    /// What it means.
    package enum Answer: Codable, Sendable, Equatable {
        /// A member's dynamic code that is good now; it is not used up by this.
        case member(MemberRow)
        /// A member's dynamic code that is not good, and why.
        case badMemberCode(MemberCodeFault)
        /// A member's plain card: says who, proves nothing.
        case card(MemberRow)
        /// A coupon or session that can be verified.
        case verifiable(VerificationPreview)
        /// A coupon or session that cannot, and why; whose, if known.
        case notVerifiable(VerificationFault, title: String?)
        /// A payment code of WeChat, Alipay or UnionPay: not kept, not usable here yet.
        case payCode(PayCodeKind)
        /// An article's bar code.
        case article(String)
        /// One of ours, but misread.
        case damaged
        /// Not one of ours.
        case foreign
    }
}

/// What a verification would do.
package struct VerificationPreview: Codable, Sendable, Equatable {
    /// What would be used.
    package let what: Verifiable
    /// Whose.
    package let member: MemberRow
    /// 补水护理 1 次
    package let title: String
    /// Before: sessions, points; nil for a coupon.
    package let before: Int64?
    /// After: sessions, points; nil for a coupon.
    package let after: Int64?
    /// Good until; nil = without end.
    package let until: Instant?
    /// Why it cannot be done now, if so.
    package let fault: VerificationFault?

    /// A preview.
    package init(
        what: Verifiable, member: MemberRow, title: String, before: Int64?, after: Int64?, until: Instant?,
        fault: VerificationFault?
    ) {
        self.what = what
        self.member = member
        self.title = title
        self.before = before
        self.after = after
        self.until = until
        self.fault = fault
    }
}
