package import Domain
package import SQL

/// A kind of coupon with everything said of it.
package struct CouponKindRow: Sendable, Equatable {
    /// Its number.
    package let id: CouponTemplateID
    /// Its name.
    package let title: String
    /// Good for so many days.
    package let days: Int
    /// `CouponTerms` as JSON; nil = it is redeemed, not used at the checkout.
    package let terms: String?
    /// Whether it can be handed out.
    package let isOnSale: Bool
    /// Whether somebody ever got one.
    package let isHandedOut: Bool

    static let select = """
        SELECT id, title, days, terms, on_sale, EXISTS (SELECT 1 FROM coupon WHERE template = coupon_template.id)
        FROM coupon_template
        """

    init(_ row: any Row) {
        id = row.identity(0)
        title = row.text(1)
        days = Int(row.integer(2))
        terms = row.optionalText(3)
        isOnSale = row.bool(4)
        isHandedOut = row.bool(5)
    }
}

extension Reading {
    /// All kinds of coupons there ever were, by number.
    /// - Throws: `EngineError`.
    package func couponKinds() throws -> [CouponKindRow] {
        try rows("\(CouponKindRow.select) ORDER BY id") { CouponKindRow($0) }
    }

    /// A kind of coupon, or nil.
    /// - Throws: `EngineError`.
    package func couponKind(_ id: CouponTemplateID) throws -> CouponKindRow? {
        try first("\(CouponKindRow.select) WHERE id = ?", id) { CouponKindRow($0) }
    }
}

extension Writing {
    /// A number for a new kind: behind those the store was founded with.
    /// - Throws: `EngineError`.
    package func nextCouponKind() throws -> Int64 {
        try first("SELECT coalesce(max(id), 0) + 1 FROM coupon_template") { $0.integer(0) } ?? 1
    }

    /// Writes a kind as it shall be.
    /// - Throws: `EngineError`.
    package func setCouponKind(
        _ id: CouponTemplateID, title: String, days: Int, terms: String?, isOnSale: Bool
    ) throws {
        try execute(
            "UPDATE coupon_template SET title = ?, days = ?, terms = ?, on_sale = ? WHERE id = ?", title, days, terms,
            isOnSale, id)
    }
}
