package import Domain
import SQL
import Store

/// What is paid for which achievement, now and from later days on.
package struct Commissions: Query {
    /// Asks for all.
    package init() {}

    package static let right = Right.seeReports

    /// What is paid.
    package struct Answer: Codable, Sendable, Equatable {
        /// A word about it.
        package struct Term: Codable, Sendable, Equatable {
            /// For what and whom.
            package let key: CommissionKey
            /// From which day on; nil = since the store was founded, or never said.
            package let from: Day?
            /// What; nil = nothing of its own.
            package let rates: CommissionRates?
            /// Whether it holds today.
            package let isNow: Bool

            /// A term.
            package init(key: CommissionKey, from: Day?, rates: CommissionRates?, isNow: Bool) {
                self.key = key
                self.from = from
                self.rates = rates
                self.isNow = isNow
            }
        }

        /// What holds today and what is to come; for each source at least one.
        package let terms: [Term]
        /// The first day a change can begin.
        package let first: Day

        /// What is paid.
        package init(terms: [Term], first: Day) {
            self.terms = terms
            self.first = first
        }
    }
}

extension Commissions {
    package func answer(_ view: View) throws -> Answer {
        let all = try view.db.commissionTerms()
        let last = try view.db.lastPayPeriod()?.until.advanced(days: 1) ?? view.today
        let first = max(view.today, last)
        let terms = PerformanceSource.allCases.flatMap { source -> [Answer.Term] in
            let mine = all.filter { $0.key.source == source }
            var keys = [CommissionKey(source)]
            for row in mine where !keys.contains(row.key) { keys.append(row.key) }
            return keys.flatMap { key in Self.terms(key, mine.filter { $0.key == key }, first) }
        }
        return Answer(terms: terms, first: first)
    }

    /// What holds, then what is to come; an exception that was taken back is not shown.
    private static func terms(_ key: CommissionKey, _ rows: [CommissionTermRow], _ today: Day) -> [Answer.Term] {
        let now = rows.first { $0.from.map { $0 <= today } ?? true }
        let later = rows.filter { $0.from.map { $0 > today } ?? false }.reversed()
        let isGeneral = key.service == nil && key.staff == nil
        let holding =
            now?.rates != nil || isGeneral
            ? [Answer.Term(key: key, from: now?.from, rates: now?.rates, isNow: true)] : []
        return holding + later.map { Answer.Term(key: key, from: $0.from, rates: $0.rates, isNow: false) }
    }
}
