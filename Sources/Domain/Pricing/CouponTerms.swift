/// What lines of an order something applies to.
package enum Scope: Sendable, Equatable, Codable {
    /// All of them.
    case everything
    /// Services or articles of these categories.
    case categories([CategoryID])
    /// These only.
    case items([ItemRef])
}

/// What a coupon is worth and what it asks for (feature E6; rule 30).
package struct CouponTerms: Sendable, Equatable, Codable {
    /// What it takes off.
    package enum Worth: Sendable, Equatable, Codable {
        /// So much.
        case amount(Money)
        /// What remains to pay, in basis points: 八五折 = 8500; at most so much off, nil = without limit.
        case rate(Int, most: Money?)
        /// One unit of the dearest line it applies to is free (服务券, 兑换券): an item coupon whatever its scope.
        case free
    }

    /// What its threshold looks at (rule 30): always only lines it applies to that cost something.
    package enum Base: String, Sendable, Equatable, Codable {
        /// What is left when its turn comes: after member prices and the coupons before it.
        case discounted
        /// List prices.
        case list
    }

    /// What it takes off.
    package let worth: Worth
    /// What it applies to. Everything = an order coupon; categories or items = an item coupon.
    package let scope: Scope
    /// Only from so much on; zero = always.
    package let threshold: Money
    /// What the threshold looks at; nil = as the store has set.
    package let base: Base?
    /// The group it belongs to, for what may stand beside it.
    package let group: String
    /// Groups whose coupons may be used beside it; both must say so. Empty = used alone. Coupons of the same kind do
    /// not ask for it: how many of them go together is what `most` says.
    package let joins: [String]
    /// So many of the same kind in one order.
    package let most: Int

    /// Terms; used alone and once unless told.
    package init(
        worth: Worth, scope: Scope = .everything, threshold: Money = .zero, base: Base? = nil, group: String = "",
        joins: [String] = [], most: Int = 1
    ) {
        self.worth = worth
        self.scope = scope
        self.threshold = threshold
        self.base = base
        self.group = group
        self.joins = joins
        self.most = most
    }
}
