/// One way to price an order: beside coupons, or with the campaigns that exclude them and no coupon.
struct PriceWay {
    /// The order.
    let basis: PriceBasis
    /// Beside coupons.
    let joinsCoupons: Bool
    /// What the lines cost before coupons.
    let marked: MarkedPrices
    /// Campaigns whose turn comes after coupons.
    let campaigns: [RunningCampaign]
    /// Coupons, in the order in which they are used.
    let claims: [Claim]
    /// Nothing taken off yet but what the marked prices are.
    private let lines: [Int64]
    private let units: [Int64]

    init(_ basis: PriceBasis, joinsCoupons: Bool) {
        self.basis = basis
        self.joinsCoupons = joinsCoupons
        let counting = basis.campaigns.filter {
            $0.obstacle == nil && (!joinsCoupons || $0.campaign.terms.joinsCoupons)
        }
        marked = MarkedPrices(basis, campaigns: counting)
        campaigns = counting.filter { !$0.isPrice }
        lines = marked.prices
        units = basis.request.lines.map { $0.isPaid ? $0.quantity : 0 }
        let dues = Dues(basis.reaches, lines: lines, units: units, keepsLines: true)
        claims = basis.coupons.map { coupon, reach in
            guard let reach else { return Claim(coupon: coupon, effect: nil, missing: 0) }
            let looksAtList = (coupon.terms.base ?? basis.request.rules.thresholdBase) == .list
            let base = looksAtList ? basis.list(of: reach) : dues.sums[reach]
            let threshold = coupon.terms.threshold.fen
            let effect = CouponEffect(
                worth: coupon.terms.worth, reach: reach, floor: looksAtList ? 0 : max(0, threshold))
            return Claim(coupon: coupon, effect: effect, missing: max(0, threshold - base))
        }
    }

    /// What is to pay before coupons.
    func dues(keepsLines: Bool) -> Dues {
        Dues(basis.reaches, lines: lines, units: units, keepsLines: keepsLines)
    }

    /// Whether some set of lines is cut by that of a later coupon or campaign: then what is left of the later one depends
    /// on the fen of single lines. A free unit is taken from a single line anyhow.
    var needsLines: Bool {
        var turns: [Int] = []
        for claim in claims where claim.missing == 0 {
            guard let effect = claim.effect, effect.worth != .free, effect.reach != turns.last else { continue }
            turns.append(effect.reach)
        }
        turns += campaigns.compactMap(\.reach)
        return turns.indices.contains { first in
            turns[first...].contains { basis.reaches.cuts(turns[first], $0) }
        }
    }

    /// Whether these coupons, by place, may be in one order as far as groups and counts go.
    func areJoint(_ places: [Int]) -> Bool {
        guard places.count <= max(0, basis.request.rules.couponsMost) else { return false }
        return places.allSatisfy { place in
            let coupon = claims[place].coupon
            let same = places.count { claims[$0].coupon.template == coupon.template }
            return same <= coupon.terms.most && places.allSatisfy { claims[place].stands(beside: claims[$0]) }
        }
    }

    /// The bill with these coupons, by place in ascending order, and every campaign; nil if one of the coupons does not
    /// reach its threshold or takes nothing off: a stack rolls back whole (rule 30).
    func bill(with places: [Int]) -> Bill? {
        var bill = Bill(self)
        for place in places {
            guard bill.use(claims[place]) else { return nil }
        }
        bill.run(campaigns)
        return bill
    }
}
