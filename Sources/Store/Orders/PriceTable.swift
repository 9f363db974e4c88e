package import Domain
package import SQL

extension Reading {
    /// Prices of their own that a tier has.
    /// - Throws: `EngineError`.
    package func tierPrices(of tier: Tier) throws -> [ItemRef: Money] {
        var prices: [ItemRef: Money] = [:]
        try each("SELECT item_kind, item, price FROM tier_price WHERE tier = ?", tier.rawValue) { row in
            prices[ItemRef(kind: row.text(0), number: row.optionalInteger(1))] = row.money(2)
        }
        return prices
    }

    /// What a service or an article on sale costs without any discount; nil if there is no such thing.
    /// - Throws: `EngineError`.
    package func listPrice(of item: ItemRef) throws -> Money? {
        switch item {
        case .service(let id): try service(id)?.price
        case .good(let id): try good(id)?.price
        case .amount: nil
        }
    }

    /// The category of each service and article that has one.
    /// - Throws: `EngineError`.
    package func categoriesOfItems() throws -> [ItemRef: CategoryID] {
        var found: [ItemRef: CategoryID] = [:]
        try each(
            """
            SELECT 'service', id, category FROM service WHERE category IS NOT NULL
            UNION ALL SELECT 'good', id, category FROM good WHERE category IS NOT NULL
            """
        ) { row in found[ItemRef(kind: row.text(0), number: row.optionalInteger(1))] = row.identity(2) }
        return found
    }

    /// Campaigns that run at a moment, by number: title and terms as text.
    /// - Throws: `EngineError`.
    package func campaigns(at now: Instant) throws -> [(id: CampaignID, title: String, terms: String)] {
        try rows(
            """
            SELECT id, title, terms FROM campaign
            WHERE enabled = 1 AND from_at <= ?1 AND (until_at IS NULL OR until_at > ?1) ORDER BY id
            """, now
        ) { ($0.identity(0), $0.text(1), $0.text(2)) }
    }

    /// A member's coupons that can be used at a checkout now: those whose kind says what it is worth.
    /// - Throws: `EngineError`.
    package func pricedCoupons(of member: MemberID, at now: Instant) throws -> [PricedCouponRow] {
        try rows(
            """
            SELECT c.id, c.template, c.title, t.terms, c.valid_until FROM coupon c
            JOIN coupon_template t ON t.id = c.template
            JOIN account a ON a.id = \(AccountID(.coupon, holder: 0).raw) + c.id
            WHERE c.member = ?1 AND a.balance > a.held AND c.withdrawn_at IS NULL AND t.terms IS NOT NULL
              AND c.valid_from <= ?2 AND (c.valid_until IS NULL OR c.valid_until > ?2)
            ORDER BY c.valid_until IS NULL, c.valid_until, c.id LIMIT 40
            """, member, now
        ) {
            PricedCouponRow(
                id: $0.identity(0), template: $0.identity(1), title: $0.text(2), terms: $0.text(3),
                until: $0.optionalInstant(4))
        }
    }
}

/// A coupon with what it is worth, as text.
package struct PricedCouponRow: Sendable, Equatable {
    /// Its number.
    package let id: CouponID
    /// Its kind.
    package let template: CouponTemplateID
    /// Its name.
    package let title: String
    /// `CouponTerms` as JSON.
    package let terms: String
    /// When it lapses.
    package let until: Instant?
}

extension Writing {
    /// Writes what a kind of coupon is worth.
    /// - Throws: `EngineError`.
    package func setTerms(_ terms: String, of template: CouponTemplateID) throws {
        try execute("UPDATE coupon_template SET terms = ? WHERE id = ?", terms, template)
    }

    /// Writes a campaign.
    /// - Throws: `EngineError`.
    package func insertCampaign(
        _ id: CampaignID, title: String, terms: String, from: Instant, until: Instant?
    ) throws {
        try execute(
            "INSERT INTO campaign (id, title, terms, from_at, until_at) VALUES (?,?,?,?,?)", id, title, terms, from,
            until)
    }

    /// Writes the list price of a service or an article.
    /// - Throws: `EngineError`.
    package func setListPrice(_ price: Money, of item: ItemRef) throws {
        switch item {
        case .service(let id): try execute("UPDATE service SET price = ? WHERE id = ?", price, id)
        case .good(let id): try execute("UPDATE good SET price = ? WHERE id = ?", price, id)
        case .amount: break
        }
    }

    /// Writes a tier's own price, or takes it back.
    /// - Throws: `EngineError`.
    package func setTierPrice(_ price: Money?, of item: ItemRef, tier: Tier) throws {
        let (kind, number) = item.columns
        guard let price else {
            try execute(
                "DELETE FROM tier_price WHERE tier = ? AND item_kind = ? AND item = ?", tier.rawValue, kind, number)
            return
        }
        try execute(
            """
            INSERT INTO tier_price (tier, item_kind, item, price) VALUES (?,?,?,?)
            ON CONFLICT (tier, item_kind, item) DO UPDATE SET price = excluded.price
            """, tier.rawValue, kind, number, price)
    }
}

extension ItemRef {
    /// Its kind and number, as the file has them.
    var columns: (String, Int64?) {
        switch self {
        case .service(let id): ("service", id.raw)
        case .good(let id): ("good", id.raw)
        case .amount: ("amount", nil)
        }
    }

    init(kind: String, number: Int64?) {
        switch (kind, number) {
        case ("service", let number?): self = .service(ServiceID(number))
        case ("good", let number?): self = .good(GoodID(number))
        default: self = .amount
        }
    }
}
