package import Domain

/// Takes a top-up back whose value is untouched, bonus included (rule 10).
package struct UndoTopUp: Command {
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

    package static let right = Right.undoTopUp
    package var subject: Subject { .entry(entry) }
    package var withoutApproval: Self { Self(entry: entry, reason: reason) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such top-up.
        case unknown
        /// Taken back before, or too late.
        case fault(VerificationFault)
        /// So much of it has been used.
        case used(Money)
        /// The reason.
        case reason(TextFault)
    }
}
