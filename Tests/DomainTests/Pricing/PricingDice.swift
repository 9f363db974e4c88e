import Domain

/// Random orders as no cashier would put them together: small prices, so that every rounding shows.
struct PricingDice {
    private var dice: SplitMix

    init(seed: UInt64) {
        dice = SplitMix(seed: seed)
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }

    mutating func pick<T>(_ all: [T]) -> T { all[below(all.count)] }

    mutating func shuffled<T>(_ all: [T]) -> [T] { all.shuffled(using: &dice) }

    mutating func order(coupons most: Int = 6) -> PriceRequest {
        let kinds = (0..<1 + below(4)).map { _ in terms() }
        let lines = (0..<below(8)).map { _ in line() }
        let coupons = (0..<below(most + 1)).map { index -> PriceRequest.Coupon in
            let kind = below(kinds.count)
            return Counter.coupon(
                Int64(index + 1), kind: Int64(kind + 1), until: below(2) == 0 ? nil : Int64(below(3)),
                below(9) == 0 ? terms() : kinds[kind])
        }
        let campaigns = (0..<pick([0, 0, 1, 1, 2, 3])).map { campaign(Int64($0 + 1)) }
        return Counter.order(
            lines, tier: pick([nil, .plain, .gold]), rate: pick([10_000, 9_000, 8_850]), coupons: shuffled(coupons),
            campaigns: campaigns, points: Int64(below(3_000)),
            spend: pick([.none, .most, .exactly(Int64(below(400)))]),
            rules: PriceRequest.Rules(
                thresholdBase: pick([.discounted, .list]), pointsPerYuan: pick([100, 1_000, 0, 30]),
                pointsMost: pick([5_000, 10_000, 3_333]), couponsMost: pick([5, 5, 2, 1, 9])))
    }

    private mutating func line() -> PriceRequest.Line {
        let item: ItemRef = pick([
            Counter.facial, Counter.massage, .service(ServiceID(3)), Counter.cream, Counter.mask, .amount,
        ])
        return Counter.line(
            item, Double(pick([0, below(30), below(3_000), 10_000])) / 100, x: pick([1, 1, 2, 3, 7, 99]),
            tier: below(5) == 0 ? Double(below(3_000)) / 100 : nil, isGift: below(12) == 0, isSession: below(12) == 0)
    }

    private mutating func scope() -> Scope {
        pick([
            .everything, .everything, .categories([Counter.services]), .categories([Counter.goods]),
            .items([Counter.facial, Counter.cream]), .items([Counter.mask, .amount]), .items([Counter.massage]),
        ])
    }

    private mutating func threshold() -> Money { Money(fen: Int64(pick([0, 0, below(100), below(8_000)]))) }

    private mutating func terms() -> CouponTerms {
        let worth: CouponTerms.Worth = pick([
            .amount(Money(fen: Int64(below(2_000)))), .amount(Money(fen: Int64(below(50)))),
            .rate(pick([8_500, 5_001, 9_999, 10_000, 0]), most: pick([nil, nil, Money(fen: Int64(below(900)))])), .free,
        ])
        return CouponTerms(
            worth: worth, scope: scope(), threshold: threshold(), base: pick([nil, nil, .discounted, .list]),
            group: pick(["a", "b", "c"]), joins: pick([["a", "b", "c"], ["a", "b", "c"], ["a"], ["b", "c"], []]),
            most: pick([1, 2, 3, 9]))
    }

    private mutating func campaign(_ id: Int64) -> PriceRequest.Campaign {
        let worth: CampaignTerms.Worth = pick([
            .price(Money(fen: Int64(below(3_000)))), .amount(Money(fen: Int64(below(700))), repeats: below(2) == 0),
            .rate(pick([9_500, 8_888, 10_000])), .gift(GoodID(9)),
        ])
        return PriceRequest.Campaign(
            id: CampaignID(id), title: "活动 \(id)",
            terms: CampaignTerms(
                worth: worth, scope: scope(), threshold: threshold(), tiers: pick([[], [], [.gold]]),
                weekdays: pick([[], [], [4], [1]]), joinsCoupons: below(3) > 0))
    }
}
