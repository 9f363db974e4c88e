package import Domain

/// The member chooses a PIN for paying with stored value.
package struct SetMemberPIN: Command {
    /// Who.
    package let member: MemberID
    /// Six digits; kept only as a hash.
    package let pin: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A new PIN.
    package init(member: MemberID, pin: String, approval: ApprovalID? = nil) {
        self.member = member
        self.pin = pin
        self.approval = approval
    }

    package static let right = Right.setMemberPIN
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, pin: pin) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// Too easy or not six digits.
        case pin(PINFault)
    }
}
