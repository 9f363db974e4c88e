package import Domain
import SQL
import Store
import Vault

/// An absence is taken back: they come after all, the bed is repaired.
package struct RevokeAbsence: Command {
    /// Which.
    package let absence: AbsenceID
    /// A manager's approval.
    package var approval: ApprovalID?

    /// An absence.
    package init(absence: AbsenceID, approval: ApprovalID? = nil) {
        self.absence = absence
        self.approval = approval
    }

    package static let right = Right.planHours
    package var subject: Subject { .absence(absence) }
    package var withoutApproval: Self { Self(absence: absence) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such absence, or it was taken back before.
        case unknown
    }
}

extension RevokeAbsence {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard try work.db.revokeAbsence(absence, by: work.operatorID, at: work.now) else { throw Refusal.unknown }
        return Answer()
    }
}
