package import Domain
import SQL
import Store
import Vault

/// What giving something prepaid back would do now: the working and both figures.
package struct PrepaidRefundPreview: Query {
    /// Whose.
    package let member: MemberID
    /// What, and why.
    package let claim: PrepaidClaim

    /// Of a claim.
    package init(member: MemberID, claim: PrepaidClaim) {
        self.member = member
        self.claim = claim
    }

    package static let right = Right.seeMembers

    /// The consequence, or why it cannot be.
    package enum Answer: Codable, Sendable, Equatable {
        /// It can.
        case figures(Figures)
        /// It cannot.
        case trouble(PrepaidTrouble)
    }

    /// The consequence.
    package struct Figures: Codable, Sendable, Equatable {
        /// The working, line by line.
        package let working: [RefundStep]
        /// Names of a package's items, as the working counts them.
        package let items: [String]
        /// What the law gives, interest included.
        package let legal: Money
        /// What is paid where only the principal that is left goes back; nil for a package.
        package let principalOnly: Money?
        /// Bonus that is taken back.
        package let bonus: Money
        /// Sessions that are taken back.
        package let sessions: Int64

        /// A consequence.
        package init(
            working: [RefundStep], items: [String], legal: Money, principalOnly: Money?, bonus: Money, sessions: Int64
        ) {
            self.working = working
            self.items = items
            self.legal = legal
            self.principalOnly = principalOnly
            self.bonus = bonus
            self.sessions = sessions
        }

        /// What is paid out by a figure.
        package func amount(_ figure: PrepaidClaim.Figure) -> Money {
            switch figure {
            case .legal: legal
            case .principalOnly: principalOnly ?? legal
            }
        }
    }
}

extension PrepaidRefundPreview {
    package func answer(_ view: View) throws -> Answer {
        guard let record = try view.db.member(member, vault: view.vault) else { return .trouble(.unknown) }
        do {
            let plan = try PrepaidPlan(claim, of: record, db: view.db, calendar: view.calendar, now: view.now)
            return .figures(
                Figures(
                    working: plan.refund.working, items: plan.items, legal: plan.refund.total,
                    principalOnly: plan.refund.principalOnly, bonus: plan.bonus, sessions: plan.sessions))
        } catch let trouble as PrepaidTrouble { return .trouble(trouble) }
    }
}
