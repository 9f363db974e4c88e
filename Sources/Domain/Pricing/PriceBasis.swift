/// A request made ready: every promotion with the lines it reaches, in the order in which it takes its turn.
struct PriceBasis {
    /// The request.
    let request: PriceRequest
    /// Sets of lines.
    let reaches: Reaches
    /// Campaigns.
    let campaigns: [RunningCampaign]
    /// The member's coupons, each once, with the set of lines they apply to.
    let coupons: [(coupon: PriceRequest.Coupon, reach: Int?)]

    init(_ request: PriceRequest) {
        self.request = request
        var seen: Set<CouponID> = []
        let coupons = request.coupons.filter { seen.insert($0.id).inserted }.sorted { $0.isUsed(before: $1) }
        let reaches = Reaches(
            request.lines, scopes: coupons.map(\.terms.scope) + request.campaigns.map(\.terms.scope))
        self.reaches = reaches
        self.coupons = zip(coupons, reaches.places).map { ($0, $1) }
        campaigns = zip(request.campaigns, reaches.places.dropFirst(coupons.count))
            .map { RunningCampaign($0, reach: $1, in: request) }
            .sorted(by: RunningCampaign.order)
    }

    /// List prices of a set of lines.
    func list(of reach: Int) -> Int64 { reaches.lines[reach].reduce(0) { $0 + request.lines[$1].listed } }
}

extension PriceRequest.Line {
    /// List price × quantity, in fen.
    var listed: Int64 { list.fen * quantity }
}
