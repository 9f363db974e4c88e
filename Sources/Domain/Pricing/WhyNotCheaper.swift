/// The answer to "why not cheaper": one for everything that could have lowered the price and did not.
///
/// The first that holds is told. For a coupon: it applies to nothing, does not reach its threshold even alone, was not
/// chosen, cannot stand beside those used, is one too many, does not reach its threshold beside those used, finds nothing
/// left; else something better excludes it.
struct WhyNotCheaper {
    /// Without coupons, and beside them.
    private let alone: PriceWay
    private let beside: PriceWay
    /// Coupons that are used, by place.
    private let places: [Int]
    /// What was found: the tier, coupons in their order, campaigns by number, points.
    private(set) var answers: [Quotation.WhyNot] = []

    init(alone: PriceWay, beside: PriceWay, places: [Int]) {
        self.alone = alone
        self.beside = beside
        self.places = places
    }

    private var request: PriceRequest { alone.basis.request }
    private var way: PriceWay { places.isEmpty ? alone : beside }

    /// Asks for everything but points.
    mutating func ask(_ bill: Bill) {
        if let tier = request.tier, let why = whyNotTier(tier) { answers.append(.init(what: .tier(tier), why: why)) }
        for (place, claim) in beside.claims.enumerated() where !places.contains(place) {
            let what = Quotation.WhyNot.What.coupon(claim.coupon.id, title: claim.coupon.title)
            answers.append(.init(what: what, why: why(not: place)))
        }
        for running in alone.basis.campaigns.sorted(by: { $0.campaign.id < $1.campaign.id }) {
            guard let why = why(not: running, bill) else { continue }
            answers.append(
                .init(what: .campaign(running.campaign.id, title: running.campaign.title), why: why))
        }
    }

    /// Says why not more points.
    mutating func add(_ part: PointsPart) {
        if let why = part.whyNot { answers.append(.init(what: .points, why: why)) }
    }

    // MARK: Tier

    private func whyNotTier(_ tier: Tier) -> Quotation.WhyNot.Why? {
        guard !way.marked.reasons.contains(.tier(tier)) else { return nil }
        guard request.tierRate < 10_000 || request.lines.contains(where: { $0.tierPrice != nil }) else { return nil }
        let priced = request.lines.filter { $0.isPaid && $0.price(at: request.tierRate) != nil }
        if priced.isEmpty { return .scope }
        return priced.contains { $0.price(at: request.tierRate) != $0.listed } ? .dearer : .nothingLeft
    }

    // MARK: Coupons

    private func why(not place: Int) -> Quotation.WhyNot.Why {
        let claim = beside.claims[place]
        guard let effect = claim.effect else { return .scope }
        if claim.missing > 0 { return .threshold(missing: Money(fen: claim.missing)) }
        if case .chosen(let chosen) = request.choice, !chosen.contains(claim.coupon.id) { return .notChosen }
        if places.contains(where: { !claim.stands(beside: beside.claims[$0]) }) { return .excluded }
        let more = (places + [place]).sorted()
        // Groups are settled: only the count is left to be wrong.
        if !beside.areJoint(more) { return .tooMany }
        var dues = beside.dues(keepsLines: true)
        for earlier in more where earlier < place {
            if let effect = beside.claims[earlier].effect { _ = dues.use(effect) }
        }
        let missing = dues.missing(for: effect)
        if missing > 0 { return .threshold(missing: Money(fen: missing)) }
        return dues.gain(of: effect) == 0 ? .nothingLeft : .excluded
    }

    // MARK: Campaigns

    private func why(not running: RunningCampaign, _ bill: Bill) -> Quotation.WhyNot.Why? {
        if let obstacle = running.obstacle { return obstacle }
        guard let reach = running.reach else { return .scope }
        if way.joinsCoupons, !running.campaign.terms.joinsCoupons {
            var other = Bill(alone)
            other.run(alone.campaigns)
            return why(not: running, reach, in: alone, other) ?? .excluded
        }
        return why(not: running, reach, in: way, bill)
    }

    /// Nil if it counts in this way.
    private func why(
        not running: RunningCampaign, _ reach: Int, in way: PriceWay, _ bill: Bill
    ) -> Quotation.WhyNot.Why? {
        if running.isPrice { return whyNotPrice(running, reach, in: way) }
        if bill.campaigns.contains(running.campaign.id) { return nil }
        let missing = running.threshold - bill.afterCoupons[reach]
        return missing > 0 ? .threshold(missing: Money(fen: missing)) : .nothingLeft
    }

    private func whyNotPrice(_ running: RunningCampaign, _ reach: Int, in way: PriceWay) -> Quotation.WhyNot.Why? {
        let (id, title) = (running.campaign.id, running.campaign.title)
        if way.marked.reasons.contains(.campaignPrice(id, title: title)) { return nil }
        let list = way.basis.list(of: reach)
        if list < running.threshold { return .threshold(missing: Money(fen: running.threshold - list)) }
        return list > 0 ? .dearer : .nothingLeft
    }
}
