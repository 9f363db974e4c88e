package import Domain
package import SQL

/// A service.
package struct ServiceRow: Sendable, Equatable {
    /// Its number.
    package let id: ServiceID
    /// 补水护理
    package let title: String
    /// bshl
    package let initials: String
    /// List price.
    package let price: Money
    /// Minutes it takes.
    package let minutes: Int

    init(_ row: any Row) {
        id = row.identity(0)
        title = row.text(1)
        initials = row.text(2)
        price = row.money(3)
        minutes = Int(row.integer(4))
    }
}

/// A package as it is sold.
package struct PackageRow: Sendable, Equatable {
    /// Its number.
    package let id: PackageID
    /// Its name.
    package let title: String
    /// Its price.
    package let price: Money
    /// Good for so many days; nil = without end.
    package let days: Int?
    /// Services and sessions.
    package let content: [Content]

    /// One service of a package.
    package struct Content: Sendable, Equatable {
        /// Which.
        package let service: ServiceID
        /// Its name.
        package let title: String
        /// How often.
        package let sessions: Int64
    }
}

/// A kind of coupon.
package struct CouponTemplateRow: Sendable, Equatable {
    /// Its number.
    package let id: CouponTemplateID
    /// Its name.
    package let title: String
    /// Good for so many days.
    package let days: Int
}

/// A gift for points.
package struct GiftRow: Sendable, Equatable {
    /// Its number.
    package let id: GiftID
    /// Its name.
    package let title: String
    /// What it costs.
    package let points: Int64
}

extension Reading {
    /// Everything on sale, by number.
    /// - Throws: `EngineError`.
    package func services() throws -> [ServiceRow] {
        try rows("SELECT id, title, initials, price, minutes FROM service WHERE on_sale = 1 ORDER BY id") {
            ServiceRow($0)
        }
    }

    /// A service on sale, or nil.
    /// - Throws: `EngineError`.
    package func service(_ id: ServiceID) throws -> ServiceRow? {
        try first("SELECT id, title, initials, price, minutes FROM service WHERE id = ? AND on_sale = 1", id) {
            ServiceRow($0)
        }
    }

    /// What services cost, those no longer on sale too.
    /// - Throws: `EngineError`.
    package func price(of services: [ServiceID]) throws -> Money {
        try services.reduce(Money.zero) { sum, id in
            try sum + (first("SELECT price FROM service WHERE id = ?", id) { $0.money(0) } ?? .zero)
        }
    }

    /// The ladder, smallest first.
    /// - Throws: `EngineError`.
    package func offers() throws -> [TopUpOffer] {
        try rows("SELECT id, paid, bonus, bonus_days FROM offer WHERE on_sale = 1 ORDER BY paid, id") { row in
            TopUpOffer(
                id: row.identity(0), paid: row.money(1), bonus: row.money(2),
                bonusDays: row.optionalInteger(3).map { Int($0) })
        }
    }

    /// Packages on sale with what is in them.
    /// - Throws: `EngineError`.
    package func packages() throws -> [PackageRow] {
        let contents = try rows(
            """
            SELECT c.package, c.service, s.title, c.sessions FROM package_content c
            JOIN service s ON s.id = c.service ORDER BY c.package, c.service
            """
        ) {
            (
                PackageID($0.integer(0)),
                PackageRow.Content(service: $0.identity(1), title: $0.text(2), sessions: $0.integer(3))
            )
        }
        return try rows("SELECT id, title, price, days FROM package WHERE on_sale = 1 ORDER BY id") { row in
            let id: PackageID = row.identity(0)
            return PackageRow(
                id: id, title: row.text(1), price: row.money(2), days: row.optionalInteger(3).map { Int($0) },
                content: contents.filter { $0.0 == id }.map(\.1))
        }
    }

    /// Kinds of coupons that can be handed out.
    /// - Throws: `EngineError`.
    package func couponTemplates() throws -> [CouponTemplateRow] {
        try rows("SELECT id, title, days FROM coupon_template WHERE on_sale = 1 ORDER BY id") { row in
            CouponTemplateRow(id: row.identity(0), title: row.text(1), days: Int(row.integer(2)))
        }
    }

    /// Gifts for points, cheapest first.
    /// - Throws: `EngineError`.
    package func gifts() throws -> [GiftRow] {
        try rows("SELECT id, title, points FROM gift WHERE on_sale = 1 ORDER BY points, id") { row in
            GiftRow(id: row.identity(0), title: row.text(1), points: row.integer(2))
        }
    }
}

extension Writing {
    /// Writes a service.
    /// - Throws: `EngineError`.
    package func insertService(
        _ id: ServiceID, title: String, initials: String, price: Money, minutes: Int
    ) throws {
        try execute(
            "INSERT INTO service (id, title, initials, price, minutes) VALUES (?,?,?,?,?)", id, title, initials, price,
            minutes)
    }

    /// Writes a step of the ladder.
    /// - Throws: `EngineError`.
    package func insertOffer(_ offer: TopUpOffer) throws {
        try execute(
            "INSERT INTO offer (id, paid, bonus, bonus_days) VALUES (?,?,?,?)", offer.id, offer.paid, offer.bonus,
            offer.bonusDays)
    }

    /// Writes a package.
    /// - Throws: `EngineError`.
    package func insertPackage(
        _ id: PackageID, title: String, price: Money, days: Int?, content: [(ServiceID, Int64)]
    ) throws {
        try execute("INSERT INTO package (id, title, price, days) VALUES (?,?,?,?)", id, title, price, days)
        for (service, sessions) in content {
            try execute(
                "INSERT INTO package_content (package, service, sessions) VALUES (?,?,?)", id, service, sessions)
        }
    }

    /// Writes a kind of coupon.
    /// - Throws: `EngineError`.
    package func insertCouponTemplate(_ id: CouponTemplateID, title: String, days: Int) throws {
        try execute("INSERT INTO coupon_template (id, title, days) VALUES (?,?,?)", id, title, days)
    }

    /// Writes a gift.
    /// - Throws: `EngineError`.
    package func insertGift(_ id: GiftID, title: String, points: Int64) throws {
        try execute("INSERT INTO gift (id, title, points) VALUES (?,?,?)", id, title, points)
    }
}
