/// Interest on a refund (art. 16): simple, by days of a year of 365, half-up to the 分.
package struct RefundInterest: Sendable, Equatable, Codable {
    /// On what.
    package let refund: Money
    /// Basis points a year.
    package let rate: Int64
    /// The day the contract ended: interest begins here (art. 17).
    package let from: Day
    /// The day of payment; it bears none.
    package let until: Day

    /// Interest; none if paid on the day the contract ended.
    package init(refund: Money, rate: Int64, from: Day, until: Day) {
        precondition(rate >= 0, "interest is not below zero")
        self.refund = refund
        self.rate = rate
        self.from = from
        self.until = until
    }

    /// Days that bear interest.
    package var days: Int { max(0, until.sinceEpoch - from.sinceEpoch) }

    /// How much.
    package var amount: Money { refund.scaled(by: rate * Int64(days), over: 10_000 * 365) }
}
