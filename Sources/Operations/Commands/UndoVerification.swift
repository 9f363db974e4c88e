package import Domain

/// Gives back what a verification used, to the very lot, once (rule 22).
package struct UndoVerification: Command {
    /// Which.
    package let verification: VerificationID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of a verification, for a reason.
    package init(verification: VerificationID, reason: String, approval: ApprovalID? = nil) {
        self.verification = verification
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.undoVerification
    package var subject: Subject { .verification(verification) }
    package var withoutApproval: Self { Self(verification: verification, reason: reason) }

    /// What came back.
    package struct Answer: Codable, Sendable, Equatable {
        /// What it was.
        package let title: String
        /// What is there now: sessions, points; nil for a coupon.
        package let left: Int64?

        /// What came back.
        package init(title: String, left: Int64?) {
            self.title = title
            self.left = left
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// It.
        case fault(VerificationFault)
        /// The reason.
        case reason(TextFault)
    }
}
