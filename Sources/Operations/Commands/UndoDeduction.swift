package import Domain

/// Takes a deduction back, exactly: every part into the lot it came from (rule 9).
package struct UndoDeduction: Command {
    /// Which.
    package let entry: EntryID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of an entry, for a reason.
    package init(entry: EntryID, reason: String, approval: ApprovalID? = nil) {
        self.entry = entry
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.undoDeduction
    package var subject: Subject { .entry(entry) }
    package var withoutApproval: Self { Self(entry: entry, reason: reason) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such deduction.
        case unknown
        /// Taken back before, too late, or its points are spent.
        case fault(VerificationFault)
        /// The reason.
        case reason(TextFault)
    }
}
