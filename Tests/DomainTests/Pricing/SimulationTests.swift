import Domain
import Testing

@Suite("Feature H6: what a change would have cost")
struct SimulationTests {
    private func campaign(_ worth: CampaignTerms.Worth, from threshold: Double = 0, tiers: [Tier] = [])
        -> PriceRequest.Campaign
    {
        Counter.campaign(7, worth, from: threshold, tiers: tiers)
    }

    /// 200, 320 and 700 yuan; the last is a gold member's with a coupon of 20 that was used.
    private var orders: [PriceRequest] {
        [
            Counter.order([Counter.line(Counter.facial, 200)]),
            Counter.order([Counter.line(Counter.facial, 200), Counter.line(Counter.cream, 120)], tier: .plain),
            Counter.order(
                [Counter.line(Counter.massage, 360, x: 2)], tier: .gold, coupons: Counter.wallet([Counter.off(20)]),
                choice: .chosen([CouponID(1)])),
        ]
    }

    @Test("每满300减50 would have touched two orders of three and cost 150")
    func amount() {
        let trial = CampaignTrial(of: campaign(.amount(.yuan(50), repeats: true), from: 300), on: orders)
        #expect(trial.orders == 3 && trial.touched == 2)
        #expect(trial.before == .yuan(1_220) && trial.after == .yuan(1_070))
        #expect(trial.discount == .yuan(150) && trial.cost == .yuan(150))
        // At a margin of half the orders earned 610, then 460: 150 ÷ 460 more have to be sold.
        #expect(trial.breakEven(margin: 5_000) == .uplift(3_261))
        // At 12 % they earned 146.40: less than the campaign costs.
        #expect(trial.breakEven(margin: 1_200) == .never)
    }

    @Test("a day for gold members touches one order")
    func tiers() {
        let trial = CampaignTrial(of: campaign(.rate(9_000), tiers: [.gold]), on: orders)
        #expect(trial.touched == 1 && trial.cost == .yuan(70))
        #expect(
            CampaignTrial(of: campaign(.rate(9_000), tiers: [.diamond]), on: orders).breakEven(margin: 1) == .already)
        #expect(CampaignTrial(of: campaign(.rate(9_000)), on: []).before == .zero)
    }

    @Test("满300赠 costs what the gifts cost")
    func gifts() {
        let trial = CampaignTrial(
            of: campaign(.gift(GoodID(9)), from: 300), on: orders, cost: [GoodID(9): Counter.money(12.5)])
        #expect(trial.touched == 2 && trial.discount == .zero)
        #expect(trial.gifts == [GoodID(9): 2])
        #expect(trial.cost == .yuan(25))
        // 610 earned, then 585: 25 ÷ 585.
        #expect(trial.breakEven(margin: 5_000) == .uplift(428))
    }

    @Test("a running campaign with other terms: only the difference counts")
    func change() {
        let running = orders.map { order in
            var order = order
            order.campaigns = [campaign(.amount(.yuan(50), repeats: true), from: 300)]
            return order
        }
        let trial = CampaignTrial(of: campaign(.amount(.yuan(30), repeats: false), from: 200), on: running)
        // Before 200 + 270 + 600; then 170 + 290 + 670.
        #expect(trial.before == .yuan(1_070) && trial.after == .yuan(1_130))
        #expect(trial.touched == 3 && trial.cost == .yuan(-60))
        #expect(trial.breakEven(margin: 5_000) == .already)
    }

    @Test("another ladder: the highest step that is paid in full gives the bonus")
    func ladder() {
        let topUps = [(100, 10), (300, 10), (500, 60), (1_000, 150), (50, 0)].map {
            LadderTrial.TopUp(paid: .yuan($0.0), bonus: .yuan($0.1))
        }
        let ladder = [
            TopUpOffer(id: OfferID(4), paid: .yuan(300), bonus: .yuan(30)),
            TopUpOffer(id: OfferID(5), paid: .yuan(1_000), bonus: .yuan(250)),
        ]
        let trial = LadderTrial(of: ladder, on: topUps)
        #expect(trial.topUps == 5 && trial.touched == 4)
        #expect(trial.paid == .yuan(1_950) && trial.before == .yuan(230) && trial.after == .yuan(310))
        #expect(trial.cost == .yuan(80))
        // At a margin of 60 % 2 180 yuan of services cost 872, 2 260 cost 904: 1 078 earned, then 1 046; 32 ÷ 1 046.
        #expect(trial.breakEven(margin: 6_000) == .uplift(306))
        #expect(trial.breakEven(margin: 1_000) == .never)
        #expect(LadderTrial(of: ladder, on: []).breakEven(margin: 6_000) == .already)
        #expect(LadderTrial(of: TopUpOffer.ladder, on: Array(topUps.dropLast())).touched == 0)
    }
}
