package import Domain
import SQL
import Store

/// All articles with their stock: those to be ordered again first, then by category and name.
package struct StockList: Query {
    /// Asks for all of them.
    package init() {}

    package static let right = Right.seeCounter

    /// The list.
    package struct Answer: Codable, Sendable, Equatable {
        /// Articles, those not on sale too.
        package let goods: [GoodItem]
        /// Names of all categories, also of those nothing is in.
        package let categories: [String]

        /// The list.
        package init(goods: [GoodItem], categories: [String]) {
            self.goods = goods
            self.categories = categories
        }
    }
}

extension StockList {
    package func answer(_ view: View) throws -> Answer {
        let categories = try view.db.categories()
        let places = Dictionary(uniqueKeysWithValues: categories.enumerated().map { ($1, $0) })
        func place(_ item: GoodItem) -> (Int, Int, Int64) {
            (item.isLow ? 0 : 1, item.category.flatMap { places[$0] } ?? categories.count, item.good.raw)
        }
        return Answer(
            goods: try view.db.goods().map { GoodItem($0) }.sorted { place($0) < place($1) }, categories: categories)
    }
}
