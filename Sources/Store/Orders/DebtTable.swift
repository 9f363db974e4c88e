package import Domain
package import SQL

extension Reading {
    /// What a member owes of what was sold on account.
    /// - Throws: `EngineError`.
    package func debt(of member: MemberID) throws -> Money {
        Money(
            fen: try first(
                "SELECT coalesce(sum(remaining), 0) FROM debt WHERE member = ? AND remaining > 0", member
            ) { $0.integer(0) } ?? 0)
    }
}
