package import Domain
import SQL
import Store
import Vault

/// Shows a whole phone number once, with a reason on record (rule 55).
package struct RevealPhone: Command {
    /// Whose.
    package let member: MemberID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of a member, for a reason.
    package init(member: MemberID, reason: String, approval: ApprovalID? = nil) {
        self.member = member
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.unmask
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, reason: reason) }

    /// The number. It is not kept with the request: a repeat reads it anew.
    package struct Answer: Codable, Sendable, Equatable {
        /// Eleven digits.
        package let phone: String

        /// A number.
        package init(phone: String) { self.phone = phone }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// The reason.
        case reason(TextFault)
    }
}

extension RevealPhone {
    package static var keepsOutcome: Bool { false }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        do { work.record(reason: try CleanText.reason(reason)) } catch { throw Refusal.reason(error) }
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        return Answer(phone: record.phone)
    }
}
