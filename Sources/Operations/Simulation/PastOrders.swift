import Domain
import SQL
import Store

/// Orders of the past as they can be priced again: what a promotion is tried on.
struct PastOrders {
    let db: any Reading
    let settings: StoreSettings
    let calendar: StoreCalendar

    /// So many at most: the newest ones.
    private static let most = 20_000

    /// Without lines that went back.
    /// - Throws: `EngineError`, or what a kept text cannot be read as.
    func requests(from first: Day, through last: Day) throws -> [PriceRequest] {
        var prices: [Tier: [ItemRef: Money]] = [:]
        return try db.orders(from: first, through: last, limit: Self.most).compactMap { order in
            if let tier = order.tier, prices[tier] == nil { prices[tier] = try db.tierPrices(of: tier) }
            return try request(order, own: order.tier.flatMap { prices[$0] } ?? [:])
        }
    }

    private func request(_ order: OrderRow, own: [ItemRef: Money]) throws -> PriceRequest? {
        guard let at = try db.entry(order.entry)?.at else { return nil }
        let gone = try db.refundedQuantities(of: order.id)
        let lines = try db.lines(of: order.id).compactMap { line -> PriceRequest.Line? in
            let left = line.quantity - (gone[line.line] ?? 0)
            // Gifts cost nothing before and after; those of a promotion are given anew where they still would be.
            guard left > 0, !line.isGift else { return nil }
            return PriceRequest.Line(
                item: line.item, category: line.category, title: line.title, list: line.unit, tierPrice: own[line.item],
                quantity: left, isSession: line.session != nil)
        }
        guard !lines.isEmpty else { return nil }
        let coupons = try db.coupons(of: order.id).compactMap { id -> PriceRequest.Coupon? in
            guard let kind = try db.couponTerms(of: id) else { return nil }
            return PriceRequest.Coupon(
                id: id, template: kind.template, title: kind.title,
                terms: try CanonicalJSON.value(CouponTerms.self, kind.terms), until: nil)
        }
        let campaigns = try db.campaigns(at: at).map {
            PriceRequest.Campaign(
                id: $0.id, title: $0.title, terms: try CanonicalJSON.value(CampaignTerms.self, $0.terms))
        }
        let spent = try db.transfers(of: order.entry).reduce(Int64(0)) { sum, transfer in
            transfer.credit.kind == .pointsRedeemed ? sum + transfer.amount : sum
        }
        let day = calendar.businessDay(of: at)
        return PriceRequest(
            lines: lines, tier: order.tier, tierRate: order.tier.flatMap { settings.tierRates[$0] } ?? 10_000,
            coupons: coupons, choice: .chosen(coupons.map(\.id)), campaigns: campaigns, points: spent,
            spend: spent > 0 ? .most : .none, day: day, weekday: day.weekday, minute: calendar.minuteOfDay(at),
            rules: settings.prices)
    }
}

extension View {
    /// The last quarter: ninety business days before today.
    var lastQuarter: (first: Day, last: Day) { (today.advanced(days: -90), today.advanced(days: -1)) }
}
