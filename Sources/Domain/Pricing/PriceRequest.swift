/// All that a price depends on, read once: the cart with what its lines are, the member's means, the store's promotions.
package struct PriceRequest: Sendable, Equatable {
    /// A line with its prices.
    package struct Line: Sendable, Equatable {
        /// What is sold.
        package let item: ItemRef
        /// Its category, if any.
        package let category: CategoryID?
        /// Its name on the receipt.
        package let title: String
        /// List price of one.
        package let list: Money
        /// Price of one for this member's tier, if it has one of its own; then the tier's rate does not count.
        package let tierPrice: Money?
        /// How many; at least 1.
        package let quantity: Int64
        /// Given away.
        package let isGift: Bool
        /// Paid by a session.
        package let isSession: Bool

        /// A line.
        package init(
            item: ItemRef, category: CategoryID? = nil, title: String, list: Money, tierPrice: Money? = nil,
            quantity: Int64 = 1, isGift: Bool = false, isSession: Bool = false
        ) {
            self.item = item
            self.category = category
            self.title = title
            self.list = list
            self.tierPrice = tierPrice
            self.quantity = quantity
            self.isGift = isGift
            self.isSession = isSession
        }
    }

    /// A coupon the member has and may use now.
    package struct Coupon: Sendable, Equatable {
        /// Its number.
        package let id: CouponID
        /// What kind it is.
        package let template: CouponTemplateID
        /// Its name.
        package let title: String
        /// What it is worth.
        package let terms: CouponTerms
        /// When it lapses; of two equals the one that lapses first is used.
        package let until: Instant?

        /// A coupon.
        package init(id: CouponID, template: CouponTemplateID, title: String, terms: CouponTerms, until: Instant?) {
            self.id = id
            self.template = template
            self.title = title
            self.terms = terms
            self.until = until
        }
    }

    /// A promotion that runs today.
    package struct Campaign: Sendable, Equatable {
        /// Its number.
        package let id: CampaignID
        /// Its name.
        package let title: String
        /// What it gives.
        package let terms: CampaignTerms

        /// A promotion.
        package init(id: CampaignID, title: String, terms: CampaignTerms) {
            self.id = id
            self.title = title
            self.terms = terms
        }
    }

    /// What the store has set.
    package struct Rules: Sendable, Equatable, Codable {
        /// What coupon thresholds look at (rule 30).
        package var thresholdBase: CouponTerms.Base
        /// So many points pay one yuan; 0 = points pay nothing.
        package var pointsPerYuan: Int64
        /// Points may pay so much of an order, in basis points.
        package var pointsMost: Int
        /// So many coupons in one order at most.
        package var couponsMost: Int

        /// Thresholds after item discounts, 100 points = 1 yuan for half of an order, five coupons, unless told.
        package init(
            thresholdBase: CouponTerms.Base = .discounted, pointsPerYuan: Int64 = 100, pointsMost: Int = 5_000,
            couponsMost: Int = 5
        ) {
            self.thresholdBase = thresholdBase
            self.pointsPerYuan = pointsPerYuan
            self.pointsMost = pointsMost
            self.couponsMost = couponsMost
        }
    }

    /// The lines.
    package var lines: [Line]
    /// The member's tier now (rule 29); nil = a guest.
    package var tier: Tier?
    /// What the member's tier pays of list prices, in basis points; 10 000 = all of it. A bare amount has no list price.
    package var tierRate: Int
    /// The member's coupons that can be used now.
    package var coupons: [Coupon]
    /// Which of them are wished for.
    package var choice: Cart.Coupons
    /// Promotions of the day.
    package var campaigns: [Campaign]
    /// Points that can be spent.
    package var points: Int64
    /// How many of them are wished for.
    package var spend: Cart.Points
    /// The day in the store.
    package var day: Day
    /// Its weekday, 1 = Monday.
    package var weekday: Int
    /// Minutes since midnight.
    package var minute: Int
    /// What the store has set.
    package var rules: Rules

    /// A request.
    package init(
        lines: [Line], tier: Tier? = nil, tierRate: Int = 10_000, coupons: [Coupon] = [], choice: Cart.Coupons = .best,
        campaigns: [Campaign] = [], points: Int64 = 0, spend: Cart.Points = .none, day: Day, weekday: Int, minute: Int,
        rules: Rules = Rules()
    ) {
        self.lines = lines
        self.tier = tier
        self.tierRate = tierRate
        self.coupons = coupons
        self.choice = choice
        self.campaigns = campaigns
        self.points = points
        self.spend = spend
        self.day = day
        self.weekday = weekday
        self.minute = minute
        self.rules = rules
    }
}
