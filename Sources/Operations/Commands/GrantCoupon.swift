package import Domain
package import SQL
import Store
package import Vault

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

extension GrantCoupon {
    /// Without the code: it is worth a coupon to whoever reads the file.
    package static func kept(_ answer: Answer) -> Answer {
        Answer(coupon: answer.coupon, title: answer.title, code: "", until: answer.until)
    }

    package static func told(_ kept: Answer, _ db: any Reading, _ vault: Vault) -> Answer {
        let code = Vouchers.code(.coupon, target: kept.coupon.raw, serial: 1, vault: vault)
        return Answer(coupon: kept.coupon, title: kept.title, code: code, until: kept.until)
    }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        guard record.status == .normal else { throw Refusal.status(record.status) }
        guard let kind = try work.db.couponTemplates().first(where: { $0.id == template }) else {
            throw Refusal.template
        }
        let until = work.calendar.end(of: work.today.advanced(days: kind.days))
        let (coupon, code) = try work.db.insertCoupon(
            member: member, template: template, title: kind.title, span: ValidSpan(from: work.now, until: until),
            vault: work.vault)
        _ = try work.post(
            .couponGrant, member: member, title: kind.title,
            moves: [.grant(.coupon, holder: coupon.raw, amount: 1, from: .couponsIssued, expiresAt: until)])
        return Answer(coupon: coupon, title: kind.title, code: code, until: until)
    }
}
