/// The yearly rates of the day a contract was made, in basis points; the store enters them.
package struct InterestRates: Sendable, Equatable, Codable {
    /// 一年期贷款市场报价利率 (LPR): 310 = 3.10 %.
    package let loanPrime: Int64
    /// 一年期定期存款基准利率: 150 = 1.50 %.
    package let deposit: Int64

    /// Rates in basis points.
    package init(loanPrime: Int64, deposit: Int64) {
        self.loanPrime = loanPrime
        self.deposit = deposit
    }

    /// The rate for a cause (art. 16): loan prime if it is not the consumer's, else deposit.
    package func rate(_ cause: RefundCause) -> Int64 {
        switch cause {
        case .storesCause: loanPrime
        case .withinSevenDays, .consumersCause: deposit
        }
    }
}
