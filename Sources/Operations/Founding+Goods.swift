import Domain
package import SQL
package import Store

extension Founding {
    /// Writes the articles, each with an empty shelf, and what services use up of them.
    func writeGoods(to db: any Writing) throws {
        for good in goods {
            let number = GoodID(try db.next("good"))
            precondition(number == good.id, "articles are numbered from 1")
            try db.insertGood(
                number,
                GoodTerms(
                    title: good.title, initials: Initials.of(good.title), barcode: good.barcode,
                    category: try good.category.map { try db.category(titled: $0) }, unit: good.unit, price: good.price,
                    lowAt: good.lowAt, isOnSale: good.isOnSale))
        }
        for (service, uses) in supplies.sorted(by: { $0.key < $1.key }) {
            for use in uses { try db.setSupply(service, use) }
        }
    }

    /// Fills the shelves of a demo: received three weeks ago, a few things broken since, all counted the day before
    /// yesterday.
    /// - Parameter deed: a movement of stock so many days ago, with a reason.
    /// - Throws: `EngineError`.
    package func fillShelves(of db: any Writing, _ deed: (_ daysAgo: Int, _ reason: String) -> StockDeed) throws {
        func isBroken(_ good: Good) -> Bool { good.id.raw % 5 == 3 && good.isOnSale }
        for good in goods {
            let came = good.stock + (isBroken(good) ? 1 : 0)
            if came > 0 { try db.returnStock(good.id, came, kind: .received, deed(21, "期初进货")) }
        }
        for good in goods where isBroken(good) { _ = try db.takeStock(good.id, 1, kind: .lost, deed(9, "包装破损")) }
        for good in goods { _ = try db.countStock(good.id, from: good.stock, to: good.stock, deed(2, "")) }
    }
}
