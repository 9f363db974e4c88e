package import Domain

/// Hands a coupon of the catalogue to a member.
package struct GrantCoupon: Command {
    /// To whom.
    package let member: MemberID
    /// Which kind.
    package let template: CouponTemplateID
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A coupon for a member.
    package init(member: MemberID, template: CouponTemplateID, approval: ApprovalID? = nil) {
        self.member = member
        self.template = template
        self.approval = approval
    }

    package static let right = Right.grantCoupon
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, template: template) }

    /// The coupon.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let coupon: CouponID
        /// What it is called.
        package let title: String
        /// Its single-use code.
        package let code: String
        /// Good until; nil = without end.
        package let until: Instant?

        /// A coupon.
        package init(coupon: CouponID, title: String, code: String, until: Instant?) {
            self.coupon = coupon
            self.title = title
            self.code = code
            self.until = until
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// Frozen or blacklisted.
        case status(MemberStatus)
        /// The catalogue has no such coupon any more.
        case template
    }
}
