/// A campaign in this order.
struct RunningCampaign {
    /// The campaign.
    let campaign: PriceRequest.Campaign
    /// The set of lines it applies to.
    let reach: Int?
    /// Why it does not count whatever the lines cost: who, when, what.
    let obstacle: Quotation.WhyNot.Why?

    init(_ campaign: PriceRequest.Campaign, reach: Int?, in request: PriceRequest) {
        self.campaign = campaign
        self.reach = reach
        obstacle =
            if !campaign.terms.isFor(request.tier) {
                .tiers
            } else if !campaign.terms.runs(on: request) {
                .time
            } else {
                reach == nil ? .scope : nil
            }
    }

    /// Its threshold, in fen.
    var threshold: Int64 { campaign.terms.threshold.fen }

    /// A price of one, which counts before all coupons.
    var isPrice: Bool {
        if case .price = campaign.terms.worth { return true }
        return false
    }

    /// What it takes off of what is left, if its lines cost `base` after coupons.
    func saving(of left: Int64, base: Int64) -> Int64 {
        guard base > 0, base >= threshold else { return 0 }
        switch campaign.terms.worth {
        case .rate(let rate): return left - left.paid(at: rate)
        case .amount(let money, let repeats):
            let times = repeats && threshold > 0 ? base / threshold : 1
            let (amount, overflows) = max(0, money.fen).multipliedReportingOverflow(by: times)
            return overflows ? left : min(left, amount)
        case .price, .gift: return 0
        }
    }

    /// Prices, then percents, then amounts, then gifts; each by number.
    static func order(_ left: Self, _ right: Self) -> Bool {
        (left.campaign.terms.turn, left.campaign.id) < (right.campaign.terms.turn, right.campaign.id)
    }
}

extension CampaignTerms {
    /// Its turn among campaigns.
    fileprivate var turn: Int {
        switch worth {
        case .price: 0
        case .rate: 1
        case .amount: 2
        case .gift: 3
        }
    }

    /// Whether it is for members of this tier, or guests.
    fileprivate func isFor(_ tier: Tier?) -> Bool {
        tiers.isEmpty || (tier.map(tiers.contains) ?? false)
    }

    /// Whether it runs on this day at this minute.
    fileprivate func runs(on request: PriceRequest) -> Bool {
        (weekdays.isEmpty || weekdays.contains(request.weekday))
            && (monthDay.map { $0 == request.day.day } ?? true)
            && (minutes.map { $0.contains(request.minute) || $0.contains(request.minute + 1_440) } ?? true)
    }
}
