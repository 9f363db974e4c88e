import Domain
import SQL

/// What an examination of the pay sheets finds (rules 43 and 45).
extension Reading {
    /// Proves that closed pay periods still come to what they came to, and that nobody was taken more than they had.
    /// - Throws: `EngineError`.
    func examinePerformance(_ result: inout Examined) throws {
        let periods = try rows("\(PayPeriodRow.select) ORDER BY until_day") { PayPeriodRow($0) }
        for period in periods {
            let total = try performanceTotal(from: period.from, until: period.until)
            if total != (period.rows, period.value, period.pay) {
                result.findings.append(.payPeriod(until: period.until))
            }
        }
        try each(
            """
            SELECT of_entry FROM performance GROUP BY of_entry, line, source, staff
            HAVING min(sum(value), sum(heads), sum(fee)) < 0 ORDER BY of_entry
            """
        ) { result.findings.append(.performance(entry: $0.integer(0))) }
    }
}
