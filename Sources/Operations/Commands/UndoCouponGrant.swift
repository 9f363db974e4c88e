package import Domain
import SQL
import Store
import Vault

/// Takes a coupon back that was handed out and not used.
package struct UndoCouponGrant: Command {
    /// The entry of the grant.
    package let entry: EntryID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of an entry, for a reason.
    package init(entry: EntryID, reason: String, approval: ApprovalID? = nil) {
        self.entry = entry
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.grantCoupon
    package var subject: Subject { .entry(entry) }
    package var withoutApproval: Self { Self(entry: entry, reason: reason) }

    /// What was taken back.
    package struct Answer: Codable, Sendable, Equatable {
        /// The coupon.
        package let coupon: CouponID
        /// What it was called.
        package let title: String

        /// A coupon.
        package init(coupon: CouponID, title: String) {
            self.coupon = coupon
            self.title = title
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such grant.
        case unknown
        /// Used, taken back before, or too late.
        case fault(VerificationFault)
        /// The reason.
        case reason(TextFault)
    }
}

extension UndoCouponGrant {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let original = try work.db.entry(entry), original.kind == .couponGrant, let member = original.member,
            let granted = try work.db.transfers(of: original.id).first(where: { $0.credit.kind == .coupon }),
            let coupon = try work.db.coupon(CouponID(granted.credit.holder))
        else { throw Refusal.unknown }
        do {
            if original.undoneBy == nil, !coupon.isOpen {
                throw VerificationFault.used(at: try work.db.lastUse(of: .coupon(coupon.id)) ?? work.now)
            }
            _ = try work.reverse(original, member: member, reason: clean)
            try work.db.withdraw(coupon.id, at: work.now)
            return Answer(coupon: coupon.id, title: coupon.title)
        } catch let fault as VerificationFault { throw Refusal.fault(fault) }
    }
}
