import Domain
import Testing

@Suite("Feature E6: campaigns nobody has to bring a coupon for")
struct CampaignTests {
    private func pay(_ yuan: Double, _ campaigns: [PriceRequest.Campaign], tier: Tier? = nil, at minute: Int = 600)
        -> Double
    {
        Counter.order([Counter.line(Counter.facial, yuan)], tier: tier, campaigns: campaigns, at: minute).quote().pay
    }

    @Test(
        "每满300减50: again for each further 300",
        arguments: [(299.99, 299.99), (300, 250), (599.99, 549.99), (600, 500), (950, 800)])
    func repeats(price: Double, expected: Double) {
        #expect(pay(price, [Counter.campaign(1, .amount(.yuan(50), repeats: true), from: 300)]) == expected)
    }

    @Test("满300减50 once, and without a threshold once, however much it is")
    func once() {
        #expect(pay(950, [Counter.campaign(1, .amount(.yuan(50), repeats: false), from: 300)]) == 900)
        #expect(pay(950, [Counter.campaign(1, .amount(.yuan(50), repeats: true))]) == 900)
        #expect(pay(30, [Counter.campaign(1, .amount(.yuan(50), repeats: true))]) == 0)
    }

    @Test("thresholds look at what is left after coupons, not at each other: 折扣 and 满减 both count")
    func thresholds() {
        let both = [
            Counter.campaign(1, .amount(.yuan(50), repeats: false), from: 300), Counter.campaign(2, .rate(9_000)),
        ]
        #expect(pay(310, both) == 229)
        let quote = Counter.order(
            [Counter.line(Counter.facial, 310)], coupons: Counter.wallet([Counter.off(20)]), campaigns: both
        ).quote()
        // With the coupon 290 × 0.9 = 261: it would cost more than it saves, so it is kept.
        #expect(quote.pay == 229)
        #expect(quote.whyNot(coupon: 1) == .excluded)
    }

    @Test("a campaign for goods does not touch services")
    func scope() {
        let goods = Scope.categories([Counter.goods])
        let quote = Counter.order(
            [Counter.line(Counter.facial, 300), Counter.line(Counter.cream, 200), Counter.line(Counter.mask, 100)],
            campaigns: [
                Counter.campaign(1, .rate(8_000), on: goods), Counter.campaign(2, .rate(5_000), on: .items([.amount])),
            ]
        ).quote()
        #expect(quote.nets == [300, 160, 80])
        #expect(quote.taken(.campaign(CampaignID(1), title: "活动 1")) == 60)
        #expect(quote.whyNot(campaign: 2) == .scope)
    }

    @Test("满赠: the article comes with the order once the threshold is reached")
    func gift() {
        let campaign = Counter.campaign(1, .gift(GoodID(9)), from: 300)
        let quote = Counter.order([Counter.line(Counter.facial, 300)], campaigns: [campaign]).quote()
        #expect(quote.gifts == [.init(campaign: CampaignID(1), good: GoodID(9))])
        #expect(quote.pay == 300 && quote.whyNot.isEmpty && quote.campaigns == [CampaignID(1)])
        let short = Counter.order(
            [Counter.line(Counter.facial, 300)], coupons: Counter.wallet([Counter.off(10)]), campaigns: [campaign]
        ).quote()
        #expect(short.gifts.isEmpty)
        #expect(short.whyNot(campaign: 1) == .threshold(missing: .yuan(10)))
        let nothing = Counter.order(
            [Counter.line(Counter.facial, 300)], coupons: Counter.wallet([Counter.off(300)]),
            campaigns: [Counter.campaign(1, .gift(GoodID(9)))]
        ).quote()
        #expect(nothing.gifts.isEmpty && nothing.whyNot(campaign: 1) == .nothingLeft)
    }

    @Test("only for its tiers")
    func tiers() {
        let campaigns = [Counter.campaign(1, .rate(8_000), tiers: [.gold, .diamond])]
        #expect(pay(100, campaigns, tier: .gold) == 80)
        #expect(pay(100, campaigns, tier: .silver) == 100)
        #expect(pay(100, campaigns) == 100)
        let quote = Counter.order([Counter.line(Counter.facial, 100)], campaigns: campaigns).quote()
        #expect(quote.whyNot(campaign: 1) == .tiers)
    }

    @Test("only on its weekdays, its day of the month, at its hours; over midnight too")
    func time() {
        #expect(pay(100, [Counter.campaign(1, .rate(8_000), weekdays: [4, 6])]) == 80)
        #expect(pay(100, [Counter.campaign(1, .rate(8_000), weekdays: [1])]) == 100)
        #expect(pay(100, [Counter.campaign(1, .rate(8_000), monthDay: 26)]) == 80)
        #expect(pay(100, [Counter.campaign(1, .rate(8_000), monthDay: 28)]) == 100)
        let happyHour = [Counter.campaign(1, .rate(8_000), minutes: 840..<1_020)]
        #expect([839, 840, 1_019, 1_020].map { pay(100, happyHour, at: $0) } == [100, 80, 80, 100])
        let night = [Counter.campaign(1, .rate(8_000), minutes: 1_320..<1_560)]
        #expect([1_319, 1_320, 0, 119, 120].map { pay(100, night, at: $0) } == [100, 80, 80, 80, 100])
        let quote = Counter.order([Counter.line(Counter.facial, 100)], campaigns: happyHour).quote()
        #expect(quote.whyNot(campaign: 1) == .time)
    }

    @Test("a campaign that excludes coupons: the better of both worlds, and the other is told")
    func excludesCoupons() {
        let campaign = [Counter.campaign(1, .rate(8_000), joinsCoupons: false)]
        func quote(_ off: Double, _ choice: Cart.Coupons = .best) -> Quotation {
            Counter.order(
                [Counter.line(Counter.facial, 300)], coupons: Counter.wallet([Counter.off(off)]), choice: choice,
                campaigns: campaign
            ).quote()
        }
        #expect(quote(50).pay == 240 && quote(50).whyNot(coupon: 1) == .excluded)
        #expect(quote(80).pay == 220 && quote(80).whyNot(campaign: 1) == .excluded)
        // Of equals the coupon is kept.
        #expect(quote(60).used.isEmpty && quote(60).campaigns == [CampaignID(1)])
        // Whoever wishes for the coupon gets it.
        #expect(quote(50, .chosen([CouponID(1)])).pay == 250)
        #expect(quote(50, .chosen([])).pay == 240)
    }

    @Test(
        "beside coupons a promotion price that excludes them does not count; one that could not count says its own reason"
    )
    func excludedPrice() {
        let quote = Counter.order(
            [Counter.line(Counter.facial, 300)], coupons: Counter.wallet([Counter.off(100)]),
            campaigns: [
                Counter.campaign(1, .price(.yuan(250)), on: .items([Counter.facial]), joinsCoupons: false),
                Counter.campaign(2, .price(.yuan(350)), on: .items([Counter.facial]), joinsCoupons: false),
                Counter.campaign(3, .price(.yuan(1)), from: 500, on: .items([Counter.facial])),
            ]
        ).quote()
        #expect(quote.pay == 200)
        #expect(quote.whyNot(campaign: 1) == .excluded)
        #expect(quote.whyNot(campaign: 2) == .dearer)
        #expect(quote.whyNot(campaign: 3) == .threshold(missing: .yuan(200)))
    }
}
