package import Domain
import SQL
import Store
import Vault

/// Takes a complaint about a digital code back: the code works.
package struct ClearCode: Command {
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

    package static let right = Right.serveCodes
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

extension ClearCode {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let (row, deed) = try work.codeSlot(slot, in: [.afterSale], reason: reason)
        try work.db.setCodeState(.issued, of: row, .cleared, deed)
        return Answer()
    }
}
