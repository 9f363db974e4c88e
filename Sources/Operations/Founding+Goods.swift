import Domain
package import SQL
package import Store
package import Vault

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
                    lowAt: good.lowAt, isOnSale: good.isOnSale,
                    keeping: good.keeping))
        }
        for (service, uses) in supplies.sorted(by: { $0.key < $1.key }) {
            for use in uses { try db.setSupply(service, use) }
        }
    }

    /// Fills the shelves of a demo: received three weeks ago, a few things broken since, all counted the day before
    /// yesterday; of digital ones codes that nobody else takes.
    /// - Parameter deed: a movement of stock so many days ago, with a reason.
    /// - Throws: `EngineError`.
    package func fillShelves(
        of db: any Writing, vault: Vault, _ deed: (_ daysAgo: Int, _ reason: String) -> StockDeed
    ) throws {
        for good in goods where good.keeping == .digital {
            for serial in 0..<good.stock { try insertMadeUpCode(serial, of: good, into: db, vault, deed(21, "")) }
        }
        let goods = goods.filter { $0.keeping == .counted }
        func isBroken(_ good: Good) -> Bool { good.id.raw % 5 == 3 && good.isOnSale }
        for good in goods {
            let came = good.stock + (isBroken(good) ? 1 : 0)
            if came > 0 { try db.returnStock(good.id, came, kind: .received, deed(21, "期初进货")) }
        }
        for good in goods where isBroken(good) { _ = try db.takeStock(good.id, 1, kind: .lost, deed(9, "包装破损")) }
        for good in goods { _ = try db.countStock(good.id, from: good.stock, to: good.stock, deed(2, "")) }
    }

    private func insertMadeUpCode(
        _ serial: Int64, of good: Good, into db: any Writing, _ vault: Vault, _ deed: StockDeed
    ) throws {
        guard let code = try? DigitalCode("DEMO-" + vault.voucherDigits(kind: 9, id: good.id.raw, serial: serial))
        else {
            preconditionFailure("a made-up code is one")
        }
        let index = vault.digitalCodeIndex(code.text, good: good.id.raw)
        try db.insertCode(code, index: index, of: good.id, deed, vault: vault)
    }
}
