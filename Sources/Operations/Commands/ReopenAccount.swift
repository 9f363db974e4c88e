package import Domain
import SQL
import Store

/// The owner lets somebody back in whose account a hundred wrong PINs have shut (rule A4).
package struct ReopenAccount: Command {
    /// Whom.
    package let number: OperatorID
    /// Why; required.
    package let reason: String
    /// The owner's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Somebody, for a reason.
    package init(number: OperatorID, reason: String, approval: ApprovalID? = nil) {
        self.number = number
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.reopenAccount
    package var subject: Subject { .staff(number) }
    package var withoutApproval: Self { Self(number: number, reason: reason) }

    /// Done.
    package struct Answer: Codable, Sendable, Equatable {
        /// Nothing to tell.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nobody has that number.
        case unknown
        /// No wrong PIN is counted against them.
        case open
        /// The reason.
        case reason(TextFault)
    }
}

extension ReopenAccount {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        do { work.record(reason: try CleanText.reason(reason)) } catch { throw Refusal.reason(error) }
        guard let credential = try work.db.staffCredential(number) else { throw Refusal.unknown }
        guard credential.lockOut.failures > 0 else { throw Refusal.open }
        try work.db.setLockOut(number, LockOut())
        return Answer()
    }
}
