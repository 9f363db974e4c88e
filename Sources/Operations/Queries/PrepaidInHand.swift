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

        /// A choice.
        package init(
            what: PrepaidThing, title: String = "", day: Day? = nil, money: Money, bonus: Money = .zero,
            sessions: Int64 = 0
        ) {
            self.what = what
            self.title = title
            self.day = day
            self.money = money
            self.bonus = bonus
            self.sessions = sessions
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
        let stored = Choice(what: .storedValue, money: sum(.principal), bonus: sum(.bonus))
        var sales: [EntryID: [PackageItemRow]] = [:]
        for item in try view.db.packageItems(of: member) where item.left > 0 {
            if let sale = try view.db.sale(of: item.id) { sales[sale, default: []].append(item) }
        }
        let packages = try sales.sorted { $0.key < $1.key }.compactMap { sale, items -> Choice? in
            guard let entry = try view.db.entry(sale), entry.kind == .packageSale, let first = items.first else {
                return nil
            }
            return Choice(
                what: .package(first.id), title: entry.title, day: view.calendar.businessDay(of: entry.at),
                money: Money(fen: try view.db.soldFor(sale)), sessions: items.reduce(0) { $0 + $1.left })
        }
        return Answer(choices: (lots.isEmpty ? [] : [stored]) + packages)
    }
}
