import Domain

/// Words to put an order together in tests: prices in yuan, Thursday 2026-11-26 at ten.
enum Counter {
    static let facial = ItemRef.service(ServiceID(1))
    static let massage = ItemRef.service(ServiceID(2))
    static let cream = ItemRef.good(GoodID(1))
    static let mask = ItemRef.good(GoodID(2))
    static let services = CategoryID(1)
    static let goods = CategoryID(2)

    static func line(
        _ item: ItemRef, _ yuan: Double, x quantity: Int64 = 1, tier: Double? = nil, isGift: Bool = false,
        isSession: Bool = false
    ) -> PriceRequest.Line {
        let category: CategoryID? =
            switch item {
            case .service: services
            case .good: goods
            case .amount: nil
            }
        return PriceRequest.Line(
            item: item, category: category, title: "\(item)", list: money(yuan), tierPrice: tier.map(money),
            quantity: quantity, isGift: isGift, isSession: isSession)
    }

    static func money(_ yuan: Double) -> Money { Money(fen: Int64((yuan * 100).rounded())) }

    /// 满 `from` 减 `off`.
    static func off(
        _ yuan: Double, from threshold: Double = 0, on scope: Scope = .everything, base: CouponTerms.Base? = nil,
        group: String = "", joins: [String] = [], most: Int = 1
    ) -> CouponTerms {
        CouponTerms(
            worth: .amount(money(yuan)), scope: scope, threshold: money(threshold), base: base, group: group,
            joins: joins, most: most)
    }

    /// What remains to pay: 8500 = 八五折.
    static func percent(
        _ rate: Int, most: Double? = nil, from threshold: Double = 0, on scope: Scope = .everything,
        base: CouponTerms.Base? = nil, group: String = "", joins: [String] = []
    ) -> CouponTerms {
        CouponTerms(
            worth: .rate(rate, most: most.map(money)), scope: scope, threshold: money(threshold), base: base,
            group: group, joins: joins)
    }

    static func free(
        on scope: Scope, from threshold: Double = 0, group: String = "", joins: [String] = [], most: Int = 1
    ) -> CouponTerms {
        CouponTerms(
            worth: .free, scope: scope, threshold: money(threshold), group: group, joins: joins, most: most)
    }

    /// Coupons numbered from 1, each a kind of its own.
    static func wallet(_ terms: [CouponTerms]) -> [PriceRequest.Coupon] {
        terms.enumerated().map { coupon(Int64($0 + 1), $1) }
    }

    static func coupon(
        _ id: Int64, kind: Int64? = nil, until: Int64? = nil, _ terms: CouponTerms
    ) -> PriceRequest.Coupon {
        PriceRequest.Coupon(
            id: CouponID(id), template: CouponTemplateID(kind ?? id), title: "券 \(id)", terms: terms,
            until: until.map { Instant(ms: $0) })
    }

    static func campaign(
        _ id: Int64, _ worth: CampaignTerms.Worth, from threshold: Double = 0, on scope: Scope = .everything,
        tiers: [Tier] = [], weekdays: [Int] = [], monthDay: Int? = nil, minutes: Range<Int>? = nil,
        joinsCoupons: Bool = true
    ) -> PriceRequest.Campaign {
        PriceRequest.Campaign(
            id: CampaignID(id), title: "活动 \(id)",
            terms: CampaignTerms(
                worth: worth, scope: scope, threshold: money(threshold), tiers: tiers, weekdays: weekdays,
                monthDay: monthDay, minutes: minutes, joinsCoupons: joinsCoupons))
    }

    static func order(
        _ lines: [PriceRequest.Line], tier: Tier? = nil, rate: Int = 10_000, coupons: [PriceRequest.Coupon] = [],
        choice: Cart.Coupons = .best, campaigns: [PriceRequest.Campaign] = [], points: Int64 = 0,
        spend: Cart.Points = .none, at minute: Int = 600, rules: PriceRequest.Rules = PriceRequest.Rules()
    ) -> PriceRequest {
        PriceRequest(
            lines: lines, tier: tier, tierRate: rate, coupons: coupons, choice: choice, campaigns: campaigns,
            points: points, spend: spend, day: Day(year: 2026, month: 11, day: 26), weekday: 4, minute: minute,
            rules: rules)
    }
}

extension Quotation {
    /// What each line costs, in yuan.
    var nets: [Double] { lines.map { Double($0.net.fen) / 100 } }
    /// What is to pay, in yuan.
    var pay: Double { Double(total.fen) / 100 }
    /// Numbers of the coupons that are used.
    var used: [Int64] { coupons.map(\.raw) }

    /// Why a coupon is not used.
    func whyNot(coupon id: Int64) -> WhyNot.Why? { whyNot(.coupon(CouponID(id), title: "券 \(id)")) }
    /// Why a campaign does not count.
    func whyNot(campaign id: Int64) -> WhyNot.Why? { whyNot(.campaign(CampaignID(id), title: "活动 \(id)")) }

    func whyNot(_ what: WhyNot.What) -> WhyNot.Why? {
        let answers = whyNot.filter { $0.what == what }
        return answers.count == 1 ? answers[0].why : nil
    }

    /// Amounts of the steps of the order, in yuan.
    func taken(_ reason: Reason) -> Double {
        steps.filter { $0.reason == reason }.reduce(0) { $0 + Double($1.amount.fen) / 100 }
    }
}
