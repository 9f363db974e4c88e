package import Domain
import SQL
import Store

/// What everybody achieved in some days, kind by kind (rule 42). Without days: since the last pay period.
package struct Performance: Query {
    /// The first day; nil = the day after the last closed period.
    package let from: Day?
    /// The last day; nil = today.
    package let until: Day?

    /// Asks for some days.
    package init(from: Day? = nil, until: Day? = nil) {
        self.from = from
        self.until = until
    }

    package static let right = Right.seeReports

    /// The table.
    package struct Answer: Codable, Sendable, Equatable {
        /// The first day.
        package let from: Day
        /// The last day.
        package let until: Day
        /// The last day of the pay period that was closed last.
        package let closedUntil: Day?
        /// Everybody who achieved anything, by number.
        package let people: [Person]

        /// A table.
        package init(from: Day, until: Day, closedUntil: Day?, people: [Person]) {
            self.from = from
            self.until = until
            self.closedUntil = closedUntil
            self.people = people
        }
    }

    /// What one person achieved.
    package struct Person: Codable, Sendable, Equatable {
        /// Operator number.
        package let number: OperatorID
        /// Name.
        package let name: String
        /// Value by kind; labour has none of its own, it counts heads.
        package let values: [PerformanceKind: Money]
        /// Customers served, in basis points of one.
        package let heads: Int64
        /// Of the services done, how many were asked for: 点客.
        package let asked: Int64
        /// Services done.
        package let services: Int64
        /// Commission and fees.
        package let pay: Money

        /// A person.
        package init(
            number: OperatorID, name: String, values: [PerformanceKind: Money], heads: Int64, asked: Int64,
            services: Int64, pay: Money
        ) {
            self.number = number
            self.name = name
            self.values = values
            self.heads = heads
            self.asked = asked
            self.services = services
            self.pay = pay
        }
    }
}

extension Performance {
    package func answer(_ view: View) throws -> Answer {
        let until = until ?? view.today
        let from = try from ?? min(view.db.openPeriodStart() ?? until, until)
        let sums = try view.db.performanceSums(from: from, until: until)
        var people: [Person] = []
        for (number, all) in Dictionary(grouping: sums, by: \.earning.staff).sorted(by: { $0.key < $1.key }) {
            var values: [PerformanceKind: Money] = [:]
            for sum in all where sum.source != .serviceFee {
                values[sum.source.kind, default: .zero] += sum.earning.value
            }
            let labour = all.first { $0.source == .serviceFee }
            people.append(
                Person(
                    number: number, name: try view.db.staffName(number), values: values,
                    heads: labour?.earning.heads ?? 0, asked: labour?.asked ?? 0, services: labour?.lines ?? 0,
                    pay: all.reduce(.zero) { $0 + $1.earning.pay }))
        }
        return Answer(
            from: from, until: until, closedUntil: try view.db.lastPayPeriod()?.until, people: people)
    }
}

extension PerformanceKind: CodingKeyRepresentable {}
