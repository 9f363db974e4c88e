package import Domain

/// Sells stored value by an offer of the ladder, or a plain amount without bonus (feature E5; rules 6, 13).
package struct TopUp: Command {
    /// What is bought.
    package enum What: Codable, Sendable, Equatable {
        /// A step of the ladder.
        case offer(OfferID)
        /// Any amount, no bonus.
        case amount(Money)
    }

    /// For whom.
    package let member: MemberID
    /// What.
    package let what: What
    /// Paid with.
    package let tender: Tender
    /// An approval, if the card would hold more than the limit.
    package var approval: ApprovalID?

    /// A sale of stored value.
    package init(member: MemberID, what: What, tender: Tender, approval: ApprovalID? = nil) {
        self.member = member
        self.what = what
        self.tender = tender
        self.approval = approval
    }

    package static let right = Right.topUp
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, what: what, tender: tender) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// Frozen or blacklisted.
        case status(MemberStatus)
        /// The ladder has no such step any more.
        case offer
        /// Nothing, negative or too much.
        case amount
        /// The card would hold more than the limit (商务部令2012年第9号 art. 18).
        case aboveLimit(limit: Money, after: Money)
    }
}
