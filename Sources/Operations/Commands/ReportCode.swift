package import Domain
import SQL
import Store
import Vault

/// Takes a complaint about a digital code 报坏: from now on it is 售后中, to be replaced or refunded.
package struct ReportCode: Command {
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

extension ReportCode {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let (row, deed) = try work.codeSlot(slot, in: [.issued], reason: reason)
        try work.db.setCodeState(.afterSale, of: row, .faulty, deed)
        return Answer()
    }
}
