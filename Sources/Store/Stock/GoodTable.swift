package import Domain
package import SQL

/// An article, as the store file has it.
package struct GoodRow: Sendable, Equatable {
    /// Its number.
    package let id: GoodID
    /// 玻尿酸面膜
    package let title: String
    /// bnsmm
    package let initials: String
    /// Its bar code, if it has one.
    package let barcode: Barcode?
    /// 面膜; nil = it is in none.
    package let category: String?
    /// 盒
    package let unit: String
    /// List price of one.
    package let price: Money
    /// How its stock is kept.
    package let keeping: StockKeeping
    /// How many there are; of digital codes, those not sold.
    package let onHand: Int64
    /// How many of them lie here for somebody who has paid.
    package let promised: Int64
    /// At how many it is to be ordered again; nil = nobody has said.
    package let lowAt: Int64?
    /// Whether it is sold; what services only use up is not.
    package let isOnSale: Bool

    static let select = """
        SELECT g.id, g.title, g.initials, g.barcode, c.title, g.unit, g.price, CASE g.kind WHEN 'digital' THEN
            (SELECT count(*) FROM digital_code d WHERE d.good = g.id AND d.state = 'free') ELSE g.on_hand END,
            g.low_at, g.on_sale, g.kind, (SELECT coalesce(sum(v.owed), 0) FROM delivery v
                WHERE v.good = g.id AND v.state IN ('waiting','ready') AND v.state = 'ready')
        FROM good g LEFT JOIN category c ON c.id = g.category
        """

    init(_ row: any Row) {
        id = row.identity(0)
        title = row.text(1)
        initials = row.text(2)
        barcode = row.optionalText(3).flatMap { try? Barcode($0) }
        category = row.optionalText(4)
        unit = row.text(5)
        price = row.money(6)
        onHand = row.integer(7)
        lowAt = row.optionalInteger(8)
        isOnSale = row.bool(9)
        keeping = row.one(of: StockKeeping.self, 10)
        promised = row.integer(11)
    }

    /// How many can be sold to the next one.
    package var available: Int64 { max(0, onHand - promised) }
}

/// What an article is, beside its number and its stock.
package struct GoodTerms: Sendable, Equatable {
    /// Its name.
    package let title: String
    /// Initials of its name.
    package let initials: String
    /// Its bar code, if it has one.
    package let barcode: Barcode?
    /// Which category; nil = none.
    package let category: CategoryID?
    /// What it is counted in.
    package let unit: String
    /// List price of one.
    package let price: Money
    /// At how many it is to be ordered again; nil = nobody says.
    package let lowAt: Int64?
    /// Whether it is sold.
    package let isOnSale: Bool
    /// How its stock is kept; for ever, once it is made.
    package let keeping: StockKeeping

    /// Terms of an article.
    package init(
        title: String, initials: String, barcode: Barcode?, category: CategoryID?, unit: String, price: Money,
        lowAt: Int64?, isOnSale: Bool, keeping: StockKeeping = .counted
    ) {
        self.title = title
        self.initials = initials
        self.barcode = barcode
        self.category = category
        self.unit = unit
        self.price = price
        self.lowAt = lowAt
        self.isOnSale = isOnSale
        self.keeping = keeping
    }
}

extension Reading {
    /// All articles by number, those not on sale too.
    /// - Throws: `EngineError`.
    package func goods() throws -> [GoodRow] {
        try rows("\(GoodRow.select) ORDER BY g.id") { GoodRow($0) }
    }

    /// An article, on sale or not, or nil.
    /// - Throws: `EngineError`.
    package func good(_ id: GoodID) throws -> GoodRow? {
        try first("\(GoodRow.select) WHERE g.id = ?", id) { GoodRow($0) }
    }

    /// The article with a bar code, on sale or not, or nil.
    /// - Throws: `EngineError`.
    package func good(_ barcode: Barcode) throws -> GoodRow? {
        try first("\(GoodRow.select) WHERE g.barcode = ?", barcode.text) { GoodRow($0) }
    }

    /// The article of a name, or nil.
    /// - Throws: `EngineError`.
    package func good(titled title: String) throws -> GoodRow? {
        try first("\(GoodRow.select) WHERE g.title = ?", title) { GoodRow($0) }
    }

    /// Names of the categories, by number.
    /// - Throws: `EngineError`.
    package func categories() throws -> [String] {
        try rows("SELECT title FROM category ORDER BY id") { $0.text(0) }
    }

    /// What each service uses up for one customer; services that use nothing are left out.
    /// - Throws: `EngineError`.
    package func supplies() throws -> [ServiceID: [Supply]] {
        var supplies: [ServiceID: [Supply]] = [:]
        try each("SELECT service, good, quantity FROM service_supply ORDER BY service, good") { row in
            supplies[row.identity(0), default: []].append(Supply(good: row.identity(1), quantity: row.integer(2)))
        }
        return supplies
    }
}

extension Writing {
    /// Writes a new article with an empty stock.
    /// - Throws: `EngineError`; `.constraint` if its name or bar code is another's.
    package func insertGood(_ id: GoodID, _ terms: GoodTerms) throws {
        try execute(
            """
            INSERT INTO good (id, title, initials, barcode, category, unit, price, low_at, on_sale, kind)
            VALUES (?,?,?,?,?,?,?,?,?,?)
            """, id, terms.title, terms.initials, terms.barcode?.text, terms.category, terms.unit, terms.price,
            terms.lowAt, terms.isOnSale, terms.keeping.rawValue)
    }

    /// Writes what an article is; its stock stays.
    /// - Throws: as `insertGood`.
    package func setGood(_ id: GoodID, _ terms: GoodTerms) throws {
        try execute(
            """
            UPDATE good SET title = ?, initials = ?, barcode = ?, category = ?, unit = ?, price = ?, low_at = ?,
                on_sale = ? WHERE id = ?
            """, terms.title, terms.initials, terms.barcode?.text, terms.category, terms.unit, terms.price, terms.lowAt,
            terms.isOnSale, id)
    }

    /// The category of a name, made if there is none.
    /// - Throws: `EngineError`.
    package func category(titled title: String) throws -> CategoryID {
        let known = try first("SELECT id FROM category WHERE title = ?", title) { $0.integer(0) }
        if let known { return CategoryID(known) }
        let id = CategoryID(try next("category"))
        try execute("INSERT INTO category (id, title) VALUES (?,?)", id, title)
        return id
    }

    /// Writes how much of an article a service uses up for one customer; 0 = nothing.
    /// - Throws: `EngineError`.
    package func setSupply(_ service: ServiceID, _ supply: Supply) throws {
        guard supply.quantity > 0 else {
            try execute("DELETE FROM service_supply WHERE service = ? AND good = ?", service, supply.good)
            return
        }
        try execute(
            """
            INSERT INTO service_supply (service, good, quantity) VALUES (?,?,?)
            ON CONFLICT (service, good) DO UPDATE SET quantity = excluded.quantity
            """, service, supply.good, supply.quantity)
    }
}
