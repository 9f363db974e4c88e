package import Domain
import SQL
import Store

/// What a member owes of what was sold on account, debt by debt.
package struct OpenDebts: Query {
    /// Whose.
    package let member: MemberID

    /// Of a member.
    package init(member: MemberID) { self.member = member }

    package static let right = Right.seeMembers

    /// The debts.
    package struct Answer: Codable, Sendable, Equatable {
        /// One of them.
        package struct Row: Codable, Sendable, Equatable {
            /// The order.
            package let order: OrderID
            /// Since when.
            package let at: Instant
            /// For so many days, 0 = since today.
            package let days: Int
            /// What was bought.
            package let title: String
            /// What was owed at first.
            package let amount: Money
            /// What is owed still.
            package let remaining: Money
        }
        /// The oldest first.
        package let rows: [Row]

        /// All together.
        package var owed: Money { rows.reduce(.zero) { $0 + $1.remaining } }
    }

    package func answer(_ view: View) throws -> Answer {
        let today = view.calendar.businessDay(of: view.now)
        return Answer(
            rows: try view.db.openDebts(of: member).map { row in
                let since = view.calendar.businessDay(of: row.at)
                return Answer.Row(
                    order: row.order, at: row.at, days: max(0, today.sinceEpoch - since.sinceEpoch), title: row.title,
                    amount: row.amount, remaining: row.remaining)
            })
    }
}
