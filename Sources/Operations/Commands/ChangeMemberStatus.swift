package import Domain
import SQL
import Store
import Vault

/// Freezes a membership, lifts the freeze, or blacklists (feature E2).
package struct ChangeMemberStatus: Command {
    /// Who.
    package let member: MemberID
    /// To what.
    package let status: MemberStatus
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A change of status.
    package init(member: MemberID, status: MemberStatus, reason: String, approval: ApprovalID? = nil) {
        self.member = member
        self.status = status
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.restrictMembers
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, status: status, reason: reason) }

    /// What it was before.
    package struct Answer: Codable, Sendable, Equatable {
        /// The status before.
        package let before: MemberStatus

        /// The status before.
        package init(before: MemberStatus) { self.before = before }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// It is so already.
        case same
        /// The reason.
        case reason(TextFault)
    }
}

extension ChangeMemberStatus {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        do { work.record(reason: try CleanText.reason(reason)) } catch { throw Refusal.reason(error) }
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        guard record.status != status else { throw Refusal.same }
        try work.db.setStatus(member, status)
        return Answer(before: record.status)
    }
}
