package import Domain
import SQL
import Store

/// What everything costs: the list price, and what tiers pay that have a price of their own.
package struct PriceList: Query {
    /// Asks for all.
    package init() {}

    package static let right = Right.seeReports

    /// The prices.
    package struct Answer: Codable, Sendable, Equatable {
        /// What one thing costs.
        package struct Price: Codable, Sendable, Equatable {
            /// What.
            package let item: ItemRef
            /// Its name.
            package let title: String
            /// For everybody.
            package let list: Money
            /// For tiers with a price of their own.
            package let own: [Tier: Money]

            /// Prices of one thing.
            package init(item: ItemRef, title: String, list: Money, own: [Tier: Money]) {
                self.item = item
                self.title = title
                self.list = list
                self.own = own
            }
        }

        /// Services, then articles on sale.
        package let prices: [Price]
        /// What a tier without a price of its own pays of the list price, in basis points.
        package let rates: [Tier: Int]

        /// The prices.
        package init(prices: [Price], rates: [Tier: Int]) {
            self.prices = prices
            self.rates = rates
        }
    }
}

extension PriceList {
    package func answer(_ view: View) throws -> Answer {
        var own: [ItemRef: [Tier: Money]] = [:]
        for tier in Tier.allCases {
            for (item, price) in try view.db.tierPrices(of: tier) { own[item, default: [:]][tier] = price }
        }
        func price(_ item: ItemRef, _ title: String, _ list: Money) -> Answer.Price {
            Answer.Price(item: item, title: title, list: list, own: own[item] ?? [:])
        }
        let services = try view.db.services().map { price(.service($0.id), $0.title, $0.price) }
        let goods = try view.db.goods().filter(\.isOnSale).map { price(.good($0.id), $0.title, $0.price) }
        return Answer(prices: services + goods, rates: view.settings.tierRates)
    }
}
