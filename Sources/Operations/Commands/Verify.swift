package import Domain

/// Uses up a coupon, a session or points for a gift (features B1–B4; rules 18–23).
package struct Verify: Command {
    /// What.
    package let what: Verifiable
    /// Whose.
    package let member: MemberID
    /// The scanned code, if it came by one; it is single-use.
    package let code: String?

    /// Something of a member.
    package init(what: Verifiable, member: MemberID, code: String? = nil) {
        self.what = what
        self.member = member
        self.code = code
    }

    package static let right = Right.verify
    package var subject: Subject { .member(member) }

    /// The verification.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let verification: VerificationID
        /// What was used: 补水护理 1 次.
        package let title: String
        /// What is left: sessions, points; nil for a coupon.
        package let left: Int64?
        /// May be undone before this moment.
        package let undoUntil: Instant

        /// A verification.
        package init(verification: VerificationID, title: String, left: Int64?, undoUntil: Instant) {
            self.verification = verification
            self.title = title
            self.left = left
            self.undoUntil = undoUntil
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// The thing itself.
        case fault(VerificationFault)
        /// It belongs to another member.
        case notTheirs
    }
}
