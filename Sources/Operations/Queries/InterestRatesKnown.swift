package import Domain
import SQL
import Store

/// The one-year rates the store knows, by the day they hold from.
package struct InterestRatesKnown: Query {
    /// All of them.
    package init() {}

    package static let right = Right.seeCounter

    /// The list.
    package struct Answer: Codable, Sendable, Equatable {
        /// Rates from a day on.
        package struct Row: Codable, Sendable, Equatable {
            /// From this day on, until the row before.
            package let from: Day
            /// The rates.
            package let rates: InterestRates

            /// Rates from a day on.
            package init(from: Day, rates: InterestRates) {
                self.from = from
                self.rates = rates
            }
        }
        /// The last first.
        package let rows: [Row]

        /// A list.
        package init(rows: [Row]) { self.rows = rows }

        /// The rates of a day; nil for a day before the first.
        package func rates(on day: Day) -> InterestRates? { rows.first { $0.from <= day }?.rates }
    }

    package func answer(_ view: View) throws -> Answer {
        Answer(rows: try view.db.interestRates().map { Answer.Row(from: $0.from, rates: $0.rates) })
    }
}
