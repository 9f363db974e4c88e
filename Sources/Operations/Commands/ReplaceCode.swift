package import Domain
import SQL
import Store
import Vault

/// Gives the next digital code for one that does not work 换码; the old one is void and never issued again.
package struct ReplaceCode: Command {
    /// The place it was issued to.
    package let slot: CodeSlotID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of a place, for a reason.
    package init(slot: CodeSlotID, reason: String, approval: ApprovalID? = nil) {
        self.slot = slot
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.replaceCode
    package var subject: Subject { .codeSlot(slot) }
    package var withoutApproval: Self { Self(slot: slot, reason: reason) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package typealias Refusal = CodeSlotRefusal
}

extension ReplaceCode {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let (row, deed) = try work.codeSlot(slot, in: [.afterSale], reason: reason)
        guard try work.db.issueCode(to: row, deed) else { throw Refusal.noneLeft }
        return Answer()
    }
}
