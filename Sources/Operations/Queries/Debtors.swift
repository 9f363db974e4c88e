package import Domain
import SQL
import Store

/// Everybody who owes something that was sold on account, whoever owes the longest first.
package struct Debtors: Query {
    /// All of them.
    package init() {}

    package static let right = Right.keepShift

    /// The list.
    package struct Answer: Codable, Sendable, Equatable {
        /// One who owes.
        package struct Row: Codable, Sendable, Equatable {
            /// Who.
            package let member: MemberID
            /// Masked: 张*
            package let name: String
            /// Masked: 138****5678
            package let phone: String
            /// How much.
            package let owed: Money
            /// How many orders it is for.
            package let count: Int
            /// The day of the oldest.
            package let since: Day
            /// For so many days, 0 = since today.
            package let days: Int
        }
        /// Whoever owes the longest first.
        package let rows: [Row]

        /// All together.
        package var owed: Money { rows.reduce(.zero) { $0 + $1.owed } }
    }

    package func answer(_ view: View) throws -> Answer {
        let today = view.calendar.businessDay(of: view.now)
        let debts = try view.db.openDebts()
        var seen: Set<MemberID> = []
        let members = debts.map(\.member).filter { seen.insert($0).inserted }
        let byMember = Dictionary(grouping: debts, by: \.member)
        return Answer(
            rows: try members.compactMap { member in
                guard let all = byMember[member], let first = all.first,
                    let record = try view.db.member(member, vault: view.vault)
                else { return nil }
                let since = view.calendar.businessDay(of: first.at)
                return Answer.Row(
                    member: member, name: PersonName(record.name).masked, phone: Phone.masked(record.phone),
                    owed: all.reduce(.zero) { $0 + $1.remaining }, count: all.count, since: since,
                    days: max(0, today.sinceEpoch - since.sinceEpoch))
            })
    }
}
