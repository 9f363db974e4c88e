import Domain
import Testing

@Suite("Rule 30: the order in which a price comes down")
struct PriceOrderTests {
    @Test("a guest pays list prices")
    func guest() {
        let quote = Counter.order([Counter.line(Counter.facial, 298), Counter.line(Counter.mask, 19.9, x: 3)]).quote()
        #expect(quote.nets == [298, 59.7])
        #expect(quote.list == quote.total)
        #expect(quote.steps.isEmpty && quote.whyNot.isEmpty)
    }

    @Test("nothing costs nothing")
    func empty() {
        let quote = Counter.order(
            [], tier: .gold, rate: 9_000, coupons: Counter.wallet([Counter.off(10)]),
            campaigns: [Counter.campaign(1, .rate(9_000))], points: 100, spend: .most
        ).quote()
        #expect(quote.total == .zero && quote.lines.isEmpty && quote.points == 0)
        #expect(quote.whyNot.map(\.why) == [.scope, .scope, .scope, .nothingLeft])
    }

    @Test("金卡九折 is taken of the whole line, half up")
    func tierRate() {
        let quote = Counter.order([Counter.line(Counter.mask, 0.05, x: 3)], tier: .gold, rate: 9_000).quote()
        #expect(quote.nets == [0.14])
        #expect(quote.lines[0].steps == [.init(reason: .tier(.gold), amount: Money(fen: 1))])
    }

    @Test("a price of the tier's own counts instead of its rate, even where the rate would be lower")
    func tierPrice() {
        let quote = Counter.order(
            [Counter.line(Counter.facial, 300, tier: 280), Counter.line(Counter.massage, 200)], tier: .silver,
            rate: 9_000
        ).quote()
        #expect(quote.nets == [280, 180])
    }

    @Test("a bare amount is what the cashier says, whatever the tier; coupons and campaigns count")
    func bareAmount() {
        let request = Counter.order(
            [Counter.line(.amount, 100)], tier: .diamond, rate: 8_000,
            coupons: Counter.wallet([Counter.off(10), Counter.off(5, on: .categories([Counter.goods]))]),
            campaigns: [Counter.campaign(1, .rate(9_000))])
        let quote = request.quote()
        #expect(quote.pay == 81)
        #expect(quote.whyNot(.tier(.diamond)) == .scope)
    }

    @Test(
        "of tier price and promotion price the better one counts, line by line",
        arguments: [(250.0, 250.0, "campaign"), (270, 270, "tier"), (280, 270, "tier"), (320, 270, "tier")])
    func promotionPrice(price: Double, pay: Double, winner: String) {
        let request = Counter.order(
            [Counter.line(Counter.facial, 300)], tier: .gold, rate: 9_000,
            campaigns: [Counter.campaign(1, .price(Counter.money(price)), on: .items([Counter.facial]))])
        let quote = request.quote()
        #expect(quote.pay == pay)
        #expect(quote.lines[0].steps.count == 1)
        #expect(quote.whyNot(campaign: 1) == (winner == "tier" ? .dearer : nil))
        #expect(quote.whyNot(.tier(.gold)) == (winner == "tier" ? nil : .dearer))
    }

    @Test("限时价 counts for every unit, and of two the lower one")
    func quantity() {
        let quote = Counter.order(
            [Counter.line(Counter.mask, 20, x: 99), Counter.line(Counter.cream, 100)],
            campaigns: [
                Counter.campaign(1, .price(.yuan(18)), on: .items([Counter.mask])),
                Counter.campaign(2, .price(.yuan(15)), on: .items([Counter.mask])),
            ]
        ).quote()
        #expect(quote.nets == [1_485, 100])
        #expect(quote.lines[0].steps[0].reason == .campaignPrice(CampaignID(2), title: "活动 2"))
        #expect(quote.whyNot(campaign: 1) == .dearer)
        #expect(quote.campaigns == [CampaignID(2)])
    }

    @Test("the whole way: tier, item coupon, order coupon, campaign, points; each line adds up")
    func wholeWay() {
        let groups = (item: "单品", order: "整单")
        let request = Counter.order(
            [Counter.line(Counter.facial, 300), Counter.line(Counter.cream, 200, x: 2)], tier: .gold, rate: 9_000,
            coupons: Counter.wallet([
                Counter.off(30, from: 360, on: .categories([Counter.goods]), group: groups.item, joins: [groups.order]),
                Counter.off(50, from: 500, group: groups.order, joins: [groups.item]),
            ]),
            campaigns: [Counter.campaign(1, .rate(9_500))], points: 10_000, spend: .most)
        let quote = request.quote()
        // 270 + 360 = 630; −30 → 600; −50 → 550; 九五折 → 522.50; points at most half: 100 yuan of them.
        #expect(quote.steps.map { Double($0.amount.fen) / 100 } == [70, 30, 50, 27.5, 100])
        #expect(
            quote.lines[1].steps.map(\.reason) == [
                .tier(.gold), .itemCoupon(CouponID(1), title: "券 1"), .orderCoupon(CouponID(2), title: "券 2"),
                .campaign(CampaignID(1), title: "活动 1"), .points,
            ])
        #expect(quote.pay == 422.5)
        #expect(quote.points == 10_000)
        // 50 of 270 : 330 is 22.50 : 27.50; what is left, 247.50 and 302.50, pays 27.50 as 12.375 : 15.125, of equal
        // halves the first gets the fen; 235.12 : 287.38 of 100 points' yuan.
        #expect(quote.lines[0].steps.map(\.amount.fen) == [3_000, 2_250, 1_238, 4_500])
        #expect(quote.lines[1].steps.map(\.amount.fen) == [4_000, 3_000, 2_750, 1_512, 5_500])
        #expect(quote.lines.reduce(.zero) { $0 + $1.net } == quote.total)
    }

    @Test("sessions and gifts cost nothing and count for no threshold")
    func sessionsAndGifts() {
        let quote = Counter.order(
            [
                Counter.line(Counter.facial, 300, isSession: true), Counter.line(Counter.cream, 200, isGift: true),
                Counter.line(Counter.massage, 120),
            ],
            coupons: Counter.wallet([
                Counter.off(50, from: 300), Counter.off(10, from: 120), Counter.free(on: .items([Counter.facial])),
            ]),
            campaigns: [Counter.campaign(1, .amount(.yuan(20), repeats: false), from: 200)]
        ).quote()
        #expect(quote.nets == [0, 0, 110])
        #expect(quote.lines[0].steps == [.init(reason: .session, amount: .yuan(300))])
        #expect(quote.lines[1].steps == [.init(reason: .gift, amount: .yuan(200))])
        #expect(quote.whyNot(coupon: 1) == .threshold(missing: .yuan(180)))
        #expect(quote.whyNot(coupon: 3) == .scope)
        #expect(quote.whyNot(campaign: 1) == .threshold(missing: .yuan(90)))
    }

    @Test("what costs nothing gets nothing off")
    func zeroPrice() {
        let quote = Counter.order(
            [Counter.line(Counter.mask, 0, x: 5), Counter.line(Counter.cream, 30)], tier: .gold, rate: 9_000,
            coupons: Counter.wallet([Counter.off(100), Counter.free(on: .items([Counter.mask]))])
        ).quote()
        #expect(quote.pay == 0)
        #expect(quote.lines[0].steps.isEmpty)
        #expect(quote.taken(.orderCoupon(CouponID(1), title: "券 1")) == 27)
        let all = Counter.order(
            [Counter.line(Counter.mask, 0)], tier: .gold, rate: 9_000,
            campaigns: [Counter.campaign(1, .price(.yuan(1)), on: .items([Counter.mask]))]
        ).quote()
        #expect(all.whyNot.map(\.why) == [.nothingLeft, .nothingLeft])
    }

    @Test("200 lines share one coupon to the fen")
    func manyLines() {
        let lines = (1...200).map { Counter.line(.service(ServiceID($0)), Double($0) / 100) }
        let quote = Counter.order(lines, coupons: Counter.wallet([Counter.off(100.5)])).quote()
        #expect(quote.total == Money(fen: 20_100 - 10_050))
        #expect(zip(quote.lines, 1...).allSatisfy { line, list in abs(line.net.fen * 2 - list) <= 1 })
    }

    @Test("the largest cart there can be is priced, not trapped on")
    func largest() {
        let lines = Array(repeating: Counter.line(Counter.cream, 9_999_999.99, x: 9_999), count: 200)
        let request = Counter.order(
            lines, tier: .gold, rate: 9_999,
            coupons: Counter.wallet([
                Counter.percent(8_500, group: "a", joins: ["a"]),
                Counter.free(on: .items([Counter.cream]), group: "a", joins: ["a"]),
                Counter.off(9_999_999.99, from: 9_999_999.99, group: "a", joins: ["a"]),
            ]),
            campaigns: [Counter.campaign(1, .amount(.most, repeats: true), from: 0.01)], points: .max, spend: .most)
        let quote = request.quote()
        #expect(quote.total == .zero)
        #expect(quote.lines.allSatisfy { $0.net == .zero })
    }
}
