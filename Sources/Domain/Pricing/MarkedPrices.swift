/// What the lines cost before coupons: list price, the tier's price or a campaign's price, the best of them (rule 30).
struct MarkedPrices {
    /// What each line costs, in fen.
    private(set) var prices: [Int64]
    /// Why it is less than the list price.
    private(set) var reasons: [Quotation.Reason?]

    /// Of equal prices the list price counts before the tier's, the tier's before a campaign's, and of campaigns the one
    /// with the lower number.
    init(_ basis: PriceBasis, campaigns: [RunningCampaign]) {
        let request = basis.request
        prices = request.lines.map { $0.isPaid ? $0.listed : 0 }
        reasons = request.lines.map { $0.isGift ? .gift : $0.isSession ? .session : nil }
        if let tier = request.tier {
            for (index, line) in request.lines.enumerated() where line.isPaid {
                guard let price = line.price(at: request.tierRate) else { continue }
                lower(index, to: price, .tier(tier))
            }
        }
        for running in campaigns {
            guard case .price(let price) = running.campaign.terms.worth, let reach = running.reach,
                basis.list(of: reach) >= running.threshold
            else { continue }
            let reason = Quotation.Reason.campaignPrice(running.campaign.id, title: running.campaign.title)
            for index in basis.reaches.lines[reach] {
                lower(index, to: max(0, price.fen) * request.lines[index].quantity, reason)
            }
        }
    }

    private mutating func lower(_ line: Int, to price: Int64, _ reason: Quotation.Reason) {
        guard price < prices[line] else { return }
        prices[line] = price
        reasons[line] = reason
    }
}

extension PriceRequest.Line {
    /// What the line costs for a tier that pays so much of list prices; nil if the tier has no price for it.
    func price(at rate: Int) -> Int64? {
        if let tierPrice { return max(0, tierPrice.fen) * quantity }
        return item == .amount || rate >= 10_000 ? nil : listed.paid(at: rate)
    }
}
