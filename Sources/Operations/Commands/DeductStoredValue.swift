package import Domain

/// Pays with a member's stored value (features D2, D3; rules 2–7).
package struct DeductStoredValue: Command {
    /// How the member stands behind it.
    package enum Presence: Codable, Sendable, Equatable {
        /// The member's dynamic code, 24 digits, as scanned.
        case code(String)
        /// A PIN typed a moment ago.
        case proof(ProofID)
    }

    /// Whose.
    package let member: MemberID
    /// To pay.
    package let amount: Money
    /// For one service of the catalogue; nil = a bare amount.
    package let service: ServiceID?
    /// A remark on the receipt, may be empty.
    package let note: String
    /// How the member stands behind it.
    package let presence: Presence
    /// If the balance falls short: take all of it, and the rest in this tender.
    package let rest: Tender?
    /// A manager's approval, if the amount needs one.
    package var approval: ApprovalID?

    /// A payment.
    package init(
        member: MemberID, amount: Money, service: ServiceID? = nil, note: String = "", presence: Presence,
        rest: Tender? = nil, approval: ApprovalID? = nil
    ) {
        self.member = member
        self.amount = amount
        self.service = service
        self.note = note
        self.presence = presence
        self.rest = rest
        self.approval = approval
    }

    package static let right = Right.deduct
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self {
        var bare = self
        bare.approval = nil
        return bare
    }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// The membership is frozen.
        case frozen
        /// Nothing, negative or too much.
        case amount
        /// There is less than that.
        case insufficient(available: Money)
        /// The member code.
        case code(MemberCodeFault)
        /// The code is another member's.
        case othersCode
        /// The proof is too old, used, or another member's.
        case proof
        /// From this amount on a manager approves.
        case largeAmount(limit: Money)
        /// The remark.
        case note(TextFault)
        /// The catalogue has no such service.
        case service
    }
}
