package import Domain
package import SQL

/// One-year rates that hold from a day on.
package struct InterestRow: Sendable, Equatable {
    /// From this day on, until the next row's.
    package let from: Day
    /// The rates.
    package let rates: InterestRates
}

extension Reading {
    /// Rates by the day they hold from, the last first.
    /// - Throws: `EngineError`.
    package func interestRates() throws -> [InterestRow] {
        try rows("SELECT from_day, loan_prime, deposit FROM interest_rate ORDER BY from_day DESC") { InterestRow($0) }
    }
}

extension Writing {
    /// Sets the rates that hold from a day on.
    /// - Throws: `EngineError`.
    package func setInterestRates(_ rates: InterestRates, from day: Day) throws {
        try execute(
            """
            INSERT INTO interest_rate (from_day, loan_prime, deposit) VALUES (?,?,?)
            ON CONFLICT (from_day) DO UPDATE SET loan_prime = excluded.loan_prime, deposit = excluded.deposit
            """, day, rates.loanPrime, rates.deposit)
    }
}

extension InterestRow {
    init(_ row: any Row) {
        self.init(from: row.day(0), rates: InterestRates(loanPrime: row.integer(1), deposit: row.integer(2)))
    }
}
