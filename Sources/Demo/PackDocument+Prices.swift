import Domain
import Operations

extension PackDocument {
    /// What a coupon or a promotion takes off; one of `off`, `rate`, `free`, `price`.
    struct Worth: Decodable {
        /// So many yuan less.
        let off: Int64?
        /// What remains to pay, of a hundred: 90 = 九折.
        let rate: Int?
        /// One of what it applies to is free.
        let free: Bool?
        /// One costs so many yuan.
        let price: Int64?
        /// Only from so many yuan on.
        let from: Int64?
        /// Again for each further `from`.
        let repeats: Bool?
        /// For these services only.
        let services: [Int64]?
        /// For articles of these categories only.
        let categories: [String]?
        /// For members of these tiers only.
        let tiers: [Tier]?
        /// On these weekdays only, 1 = Monday.
        let weekdays: [Int]?
        /// On this day of the month only.
        let monthDay: Int?
        /// Coupons that may be used beside it say the same.
        let joins: [String]?
        /// Its group among coupons.
        let group: String?
    }

    /// A promotion of the pack.
    struct Campaign: Decodable {
        let id: Int64
        let title: String
        let terms: Worth
    }

    /// What each tier pays of list prices, of a hundred.
    typealias TierRates = [String: Int]

    func couponTerms(_ worth: Worth) -> CouponTerms? {
        let gives: CouponTerms.Worth? =
            if let off = worth.off { .amount(.yuan(off)) } else if let rate = worth.rate {
                .rate(rate * 100, most: nil)
            } else if worth.free == true { .free } else { nil }
        return gives.map { gives in
            CouponTerms(
                worth: gives, scope: scope(worth), threshold: .yuan(worth.from ?? 0), group: worth.group ?? "",
                joins: worth.joins ?? [])
        }
    }

    func campaignTerms(_ worth: Worth) -> CampaignTerms? {
        let gives: CampaignTerms.Worth? =
            if let off = worth.off {
                .amount(.yuan(off), repeats: worth.repeats ?? false)
            } else if let rate = worth
                .rate
            { .rate(rate * 100) } else if let price = worth.price { .price(.yuan(price)) } else { nil }
        return gives.map { gives in
            CampaignTerms(
                worth: gives, scope: scope(worth), threshold: .yuan(worth.from ?? 0), tiers: worth.tiers ?? [],
                weekdays: worth.weekdays ?? [], monthDay: worth.monthDay)
        }
    }

    private func scope(_ worth: Worth) -> Scope {
        let services = (worth.services ?? []).map { ItemRef.service(ServiceID($0)) }
        let articles = (goods ?? []).filter { worth.categories?.contains($0.category) ?? false }.map {
            ItemRef.good(GoodID($0.id))
        }
        return services.isEmpty && articles.isEmpty ? .everything : .items(services + articles)
    }
}
