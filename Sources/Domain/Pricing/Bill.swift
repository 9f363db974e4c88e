/// A price on its way down, with the reason for every fen of each line.
struct Bill {
    /// What is left to pay.
    private(set) var dues: Dues
    /// What came off of each line.
    private(set) var steps: [[Quotation.Step]]
    /// Coupons that were used.
    private(set) var coupons: [CouponID] = []
    /// What was left of each set of lines after coupons, once campaigns have run.
    private(set) var afterCoupons: [Int64] = []
    /// Campaigns after coupons that counted.
    private(set) var campaigns: [CampaignID] = []
    /// Articles that come with it.
    private(set) var gifts: [Quotation.Gift] = []
    private let reaches: Reaches

    /// The marked prices of a way.
    init(_ way: PriceWay) {
        reaches = way.basis.reaches
        dues = way.dues(keepsLines: true)
        steps = zip(way.basis.request.lines, zip(way.marked.prices, way.marked.reasons)).map { line, marked in
            guard let reason = marked.1, line.listed > marked.0 else { return [] }
            return [Quotation.Step(reason: reason, amount: Money(fen: line.listed - marked.0))]
        }
    }

    /// Uses a coupon, unless it does not reach its threshold or takes nothing off.
    mutating func use(_ claim: Claim) -> Bool {
        guard let effect = claim.effect, claim.missing == 0, dues.gain(of: effect) > 0 else { return false }
        let coupon = claim.coupon
        note(
            dues.use(effect),
            coupon.isOrderCoupon
                ? .orderCoupon(coupon.id, title: coupon.title) : .itemCoupon(coupon.id, title: coupon.title))
        coupons.append(coupon.id)
        return true
    }

    /// Lets every campaign count that reaches its threshold; all look at what is left after coupons.
    mutating func run(_ running: [RunningCampaign]) {
        afterCoupons = dues.sums
        for each in running {
            guard let reach = each.reach else { continue }
            let saving = each.saving(of: dues.sums[reach], base: afterCoupons[reach])
            if saving > 0 {
                note(dues.take(saving, from: reach), .campaign(each.campaign.id, title: each.campaign.title))
                campaigns.append(each.campaign.id)
            } else if case .gift(let good) = each.campaign.terms.worth, afterCoupons[reach] > 0,
                afterCoupons[reach] >= each.threshold
            {
                gifts.append(Quotation.Gift(campaign: each.campaign.id, good: good))
                campaigns.append(each.campaign.id)
            }
        }
    }

    /// Lets points pay so much.
    mutating func pay(points amount: Int64) {
        guard amount > 0 else { return }
        note(dues.take(amount, from: 0), .points)
    }

    private mutating func note(_ taken: Dues.Taken, _ reason: Quotation.Reason) {
        switch taken {
        case .sum: break
        case .shares(let reach, let shares):
            for (line, share) in zip(reaches.lines[reach], shares) { note(line, share, reason) }
        case .unit(let line, let amount): note(line, amount, reason)
        }
    }

    private mutating func note(_ line: Int, _ amount: Int64, _ reason: Quotation.Reason) {
        guard amount > 0 else { return }
        steps[line].append(Quotation.Step(reason: reason, amount: Money(fen: amount)))
    }
}
