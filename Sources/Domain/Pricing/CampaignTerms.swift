/// What a promotion does to an order without anybody bringing a coupon (满减, 折扣, 满赠, 限时, 会员日).
package struct CampaignTerms: Sendable, Equatable, Codable {
    /// What it gives.
    package enum Worth: Sendable, Equatable, Codable {
        /// 限时价, 特价: one unit costs so much; rivals the member's price, the better one counts.
        case price(Money)
        /// 满减: so much off for reaching `threshold`; again for each further `threshold` if `repeats`.
        case amount(Money, repeats: Bool)
        /// 折扣: what remains to pay, in basis points.
        case rate(Int)
        /// 满赠: an article given for reaching `threshold`.
        case gift(GoodID)
    }

    /// What it gives.
    package let worth: Worth
    /// What it applies to.
    package let scope: Scope
    /// Only from so much on: what its lines still cost after coupons, before other campaigns; for a price of one, their
    /// list prices. Zero = always.
    package let threshold: Money
    /// Only for members of these tiers; empty = everybody, guests too.
    package let tiers: [Tier]
    /// Only on these weekdays, 1 = Monday; empty = every day.
    package let weekdays: [Int]
    /// Only on this day of the month (会员日: 28); nil = every day.
    package let monthDay: Int?
    /// Only in these minutes of the day, half-open, beyond 1440 where it ends after midnight; nil = all day.
    package let minutes: Range<Int>?
    /// May be used beside coupons; if not, the order has either this campaign or coupons, whatever is cheaper.
    package let joinsCoupons: Bool

    /// Terms; for everybody, always, beside coupons unless told.
    package init(
        worth: Worth, scope: Scope = .everything, threshold: Money = .zero, tiers: [Tier] = [], weekdays: [Int] = [],
        monthDay: Int? = nil, minutes: Range<Int>? = nil, joinsCoupons: Bool = true
    ) {
        self.worth = worth
        self.scope = scope
        self.threshold = threshold
        self.tiers = tiers
        self.weekdays = weekdays
        self.monthDay = monthDay
        self.minutes = minutes
        self.joinsCoupons = joinsCoupons
    }
}
