package import Domain
import SQL
import Store
import Vault

/// What a member paid in advance and has not used up: to choose from what goes back.
package struct PrepaidInHand: Query {
    /// Whose.
    package let member: MemberID

    /// Of a member.
    package init(member: MemberID) { self.member = member }

    package static let right = Right.seeMembers

    /// One of them.
    package struct Choice: Codable, Sendable, Equatable {
        /// What.
        package let what: PrepaidThing
        /// A package's name; empty for stored value.
        package let title: String
        /// The day a package was sold.
        package let day: Day?
        /// Principal that is left, or what a package cost.
        package let money: Money
        /// Bonus that is left.
        package let bonus: Money
        /// Sessions that are left.
        package let sessions: Int64
        /// The one-year rates of the day it was bought, stored value of the day of its oldest top-up (art. 16).
        package let rates: InterestRates?

        /// A choice.
        package init(
            what: PrepaidThing, title: String = "", day: Day? = nil, money: Money, bonus: Money = .zero,
            sessions: Int64 = 0, rates: InterestRates? = nil
        ) {
            self.what = what
            self.title = title
            self.day = day
            self.money = money
            self.bonus = bonus
            self.sessions = sessions
            self.rates = rates
        }
    }

    /// Stored value first, then packages.
    package struct Answer: Codable, Sendable, Equatable {
        /// What can be chosen.
        package let choices: [Choice]

        /// Choices.
        package init(choices: [Choice]) { self.choices = choices }
    }
}

extension PrepaidInHand {
    package func answer(_ view: View) throws -> Answer {
        let lots = try view.db.storedValueLots(of: member, at: view.now)
        func sum(_ kind: AccountKind) -> Money {
            Money(fen: lots.reduce(0) { $0 + ($1.kind == kind ? $1.remaining : 0) })
        }
        let known = try view.db.interestRates()
        func rates(_ day: Day) -> InterestRates? { known.first { $0.from <= day }?.rates }
        let oldest = lots.first { $0.kind == .principal }.map { view.calendar.businessDay(of: $0.at) }
        let stored = Choice(
            what: .storedValue, money: sum(.principal), bonus: sum(.bonus), rates: oldest.flatMap { rates($0) })
        var sales: [EntryID: [PackageItemRow]] = [:]
        for item in try view.db.packageItems(of: member) where item.left > 0 {
            if let sale = try view.db.sale(of: item.id) { sales[sale, default: []].append(item) }
        }
        let packages = try sales.sorted { $0.key < $1.key }.compactMap { sale, items -> Choice? in
            guard let entry = try view.db.entry(sale), entry.kind == .packageSale, let first = items.first else {
                return nil
            }
            let day = view.calendar.businessDay(of: entry.at)
            return Choice(
                what: .package(first.id), title: entry.title, day: day, money: Money(fen: try view.db.soldFor(sale)),
                sessions: items.reduce(0) { $0 + $1.left }, rates: rates(day))
        }
        return Answer(choices: (lots.isEmpty ? [] : [stored]) + packages)
    }
}
