/// What a campaign would have cost had it run when these orders were made (feature H6).
///
/// It assumes that nobody would have bought anything else: the same orders, the same coupons and points, only other
/// prices. What the campaign is for, more orders, is not guessed at; `breakEven` says how many it would need.
package struct CampaignTrial: Sendable, Equatable {
    /// Orders that were looked at.
    package let orders: Int
    /// Orders the campaign would have counted in.
    package let touched: Int
    /// What was to pay for all of them without it.
    package let before: Money
    /// What would have been to pay with it.
    package let after: Money
    /// Articles that would have been given, by article.
    package let gifts: [GoodID: Int]
    /// What those articles cost the store.
    package let giftCost: Money

    /// Prices every order without and with the campaign. A campaign with the same number that an order already had is
    /// replaced: so a change of terms is tried.
    /// - Parameter orders: past orders as they were priced; `.chosen` keeps the coupons that were used.
    /// - Parameter cost: what one of an article costs the store; nothing if it is not known.
    package init(of campaign: PriceRequest.Campaign, on orders: [PriceRequest], cost: [GoodID: Money] = [:]) {
        var (touched, before, after) = (0, Money.zero, Money.zero)
        var gifts: [GoodID: Int] = [:]
        for order in orders {
            var trial = order
            trial.campaigns.removeAll { $0.id == campaign.id }
            trial.campaigns.append(campaign)
            let (old, new) = (order.quote(), trial.quote())
            before += old.total
            after += new.total
            if new.campaigns.contains(campaign.id) { touched += 1 }
            for gift in new.gifts { gifts[gift.good, default: 0] += 1 }
            for gift in old.gifts { gifts[gift.good, default: 0] -= 1 }
        }
        self.orders = orders.count
        self.touched = touched
        self.before = before
        self.after = after
        self.gifts = gifts.filter { $0.value != 0 }
        giftCost = gifts.reduce(.zero) { sum, gift in
            sum + Money(fen: (cost[gift.key]?.fen ?? 0) * Int64(gift.value))
        }
    }

    /// What would not have been taken in.
    package var discount: Money { before - after }
    /// Everything it would have cost.
    package var cost: Money { discount + giftCost }

    /// How much more must be sold, at the same mix and prices, for the same profit.
    /// - Parameter margin: what is left of takings after what was sold was paid for, in basis points, without the campaign.
    package func breakEven(margin: Int) -> BreakEven {
        let profit = before.scaled(by: Int64(margin), over: 10_000)
        return BreakEven(profit: profit, then: profit - cost)
    }
}
