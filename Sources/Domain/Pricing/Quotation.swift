/// What an order costs, and why, to the fen (rules 30 and 31).
package struct Quotation: Sendable, Equatable, Codable {
    /// Why a line costs less than its list price; in the order of rule 30.
    package enum Reason: Sendable, Equatable, Hashable, Codable {
        /// The member's tier.
        case tier(Tier)
        /// A price of a campaign.
        case campaignPrice(CampaignID, title: String)
        /// An item coupon.
        case itemCoupon(CouponID, title: String)
        /// An order coupon, the line's share of it.
        case orderCoupon(CouponID, title: String)
        /// A campaign, the line's share of it.
        case campaign(CampaignID, title: String)
        /// Points, the line's share of them.
        case points
        /// A session of a package pays for it.
        case session
        /// Given away.
        case gift
    }

    /// One step down.
    package struct Step: Sendable, Equatable, Codable {
        /// Why.
        package let reason: Reason
        /// How much less; above zero.
        package let amount: Money

        /// A step.
        package init(reason: Reason, amount: Money) {
            self.reason = reason
            self.amount = amount
        }
    }

    /// What a line costs.
    package struct Line: Sendable, Equatable, Codable {
        /// List price × quantity.
        package let list: Money
        /// What came off, in the order of rule 30.
        package let steps: [Step]
        /// What is to pay for it.
        package let net: Money

        /// A line.
        package init(list: Money, steps: [Step]) {
            self.list = list
            self.steps = steps
            net = steps.reduce(list) { $0 - $1.amount }
        }
    }

    /// Something that could have made it cheaper and did not: the answer to "why not cheaper".
    package struct WhyNot: Sendable, Equatable, Codable {
        /// What.
        package enum What: Sendable, Equatable, Codable {
            /// A coupon of the member.
            case coupon(CouponID, title: String)
            /// A campaign.
            case campaign(CampaignID, title: String)
            /// The member's tier price.
            case tier(Tier)
            /// More points.
            case points
        }
        /// Why.
        package enum Why: Sendable, Equatable, Codable {
            /// So much is missing to the threshold.
            case threshold(missing: Money)
            /// Nothing in the cart falls under it.
            case scope
            /// Another choice saves more, or was wished for, and both cannot be used together.
            case excluded
            /// No more coupons, or no more of this kind, may be used in one order.
            case tooMany
            /// Only for other tiers.
            case tiers
            /// Not today, or not at this hour.
            case time
            /// The other price is lower.
            case dearer
            /// There is nothing left to pay that it could lower.
            case nothingLeft
            /// It was not chosen.
            case notChosen
            /// Points may pay no more of this order.
            case limit
        }
        /// What.
        package let what: What
        /// Why.
        package let why: Why

        /// Something that did not count.
        package init(what: What, why: Why) {
            self.what = what
            self.why = why
        }
    }

    /// Line by line, as in the request.
    package let lines: [Line]
    /// Coupons that are used.
    package let coupons: [CouponID]
    /// Points that are used.
    package let points: Int64
    /// Articles that come with it.
    package let gifts: [Gift]
    /// What did not count, and why.
    package let whyNot: [WhyNot]

    /// An article given with the order.
    package struct Gift: Sendable, Equatable, Codable {
        /// By which campaign.
        package let campaign: CampaignID
        /// What.
        package let good: GoodID

        /// A gift.
        package init(campaign: CampaignID, good: GoodID) {
            self.campaign = campaign
            self.good = good
        }
    }

    /// A quotation.
    package init(lines: [Line], coupons: [CouponID], points: Int64, gifts: [Gift], whyNot: [WhyNot]) {
        self.lines = lines
        self.coupons = coupons
        self.points = points
        self.gifts = gifts
        self.whyNot = whyNot
    }

    /// List prices of everything.
    package var list: Money { lines.reduce(.zero) { $0 + $1.list } }
    /// To pay.
    package var total: Money { lines.reduce(.zero) { $0 + $1.net } }
    /// What came off the order, each reason once, in the order of rule 30: what a receipt prints below its lines.
    package var steps: [Step] {
        var sums: [(reason: Reason, amount: Money)] = []
        var places: [Reason: Int] = [:]
        for step in lines.flatMap(\.steps) {
            if let place = places[step.reason] {
                sums[place].amount += step.amount
            } else {
                places[step.reason] = sums.count
                sums.append((step.reason, step.amount))
            }
        }
        return sums.enumerated()
            .sorted { ($0.element.reason.rank, $0.offset) < ($1.element.reason.rank, $1.offset) }
            .map { Step(reason: $0.element.reason, amount: $0.element.amount) }
    }
    /// Campaigns that counted, by number.
    package var campaigns: [CampaignID] {
        let priced = steps.compactMap { step -> CampaignID? in
            switch step.reason {
            case .campaignPrice(let id, _), .campaign(let id, _): id
            case .tier, .itemCoupon, .orderCoupon, .points, .session, .gift: nil
            }
        }
        return Set(priced + gifts.map(\.campaign)).sorted()
    }
}

extension Quotation.Reason {
    /// Its place in rule 30.
    fileprivate var rank: Int {
        switch self {
        case .session, .gift: 0
        case .tier, .campaignPrice: 1
        case .itemCoupon: 2
        case .orderCoupon: 3
        case .campaign: 4
        case .points: 5
        }
    }
}
