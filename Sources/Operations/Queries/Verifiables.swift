package import Domain

/// All of a member's coupons, sessions and reachable gifts, as previews: to choose from when there is no code.
package struct Verifiables: Query {
    /// Whose.
    package let member: MemberID

    /// Of a member.
    package init(member: MemberID) { self.member = member }

    package static let right = Right.seeCounter

    /// Sessions first, then coupons, then gifts.
    package struct Answer: Codable, Sendable, Equatable {
        /// What can be chosen; those that cannot be used say why.
        package let choices: [VerificationPreview]

        /// What can be chosen.
        package init(choices: [VerificationPreview]) { self.choices = choices }
    }
}
