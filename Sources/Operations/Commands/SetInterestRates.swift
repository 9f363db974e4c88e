package import Domain
import SQL
import Store
import Vault

/// Writes down the one-year rates that hold from a day on, as the central bank published them (法释〔2025〕4号 art. 16).
package struct SetInterestRates: Command {
    /// From this day on.
    package let from: Day
    /// The rates, in basis points.
    package let rates: InterestRates
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Rates from a day on.
    package init(from: Day, rates: InterestRates, approval: ApprovalID? = nil) {
        self.from = from
        self.rates = rates
        self.approval = approval
    }

    package static let right = Right.changeSettings
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(from: from, rates: rates) }

    /// Nothing more to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// It is written down.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Below zero or above a hundred per cent.
        case rate
        /// Not published yet.
        case future
    }
}

extension SetInterestRates {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard (0...10_000).contains(rates.loanPrime), (0...10_000).contains(rates.deposit) else { throw Refusal.rate }
        guard from <= work.today else { throw Refusal.future }
        try work.db.setInterestRates(rates, from: from)
        return Answer()
    }
}
