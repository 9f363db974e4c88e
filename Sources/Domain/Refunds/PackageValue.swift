/// What each use of a package is worth (rule 18): performance 耗卡, revenue and refunds all take it from here.
///
/// An item's use is worth `price × card price ÷ Σ(price × count)`, rounded down; the last use of an item takes what
/// rounding left of the item's share, and the shares of the items make the card's price by the largest remainder. So
/// all uses of all items make exactly the card's price.
package struct PackageValue: Sendable, Equatable {
    /// What the card cost.
    package let price: Money
    /// Its items.
    package let items: [PackageSessions]
    /// What gift sessions are worth.
    package let giftSessions: GiftSessions
    /// All sessions of each item together; they make the price.
    private let shares: [Money]

    /// The value of a package sold at a price.
    package init(
        price: Money, items: [PackageSessions], giftSessions: GiftSessions = .nothing
    ) throws(RefundFault) {
        guard price >= .zero, items.allSatisfy({ $0.price >= .zero && $0.count >= 0 }) else { throw .negative }
        self.price = price
        self.items = items
        self.giftSessions = giftSessions
        let weights = items.map { item in
            item.isGift && giftSessions == .nothing ? 0 : item.price.fen * item.count
        }
        guard weights.contains(where: { $0 > 0 }) else { throw .nothingHasAPrice }
        shares = price.shared(by: weights)
    }

    /// What one use of an item is worth; the last one apart (`worth(of:use:)`).
    package func worth(of item: Int) -> Money {
        Money(fen: items[item].count == 0 ? 0 : shares[item].fen / items[item].count)
    }

    /// What a use of an item is worth, counted from 1.
    package func worth(of item: Int, use: Int64) -> Money {
        worth(of: item, first: use) - worth(of: item, first: use - 1)
    }

    /// What the first so many uses of an item are worth together.
    package func worth(of item: Int, first uses: Int64) -> Money {
        precondition((0...items[item].count).contains(uses), "a package has no further use")
        return uses == items[item].count ? shares[item] : Money(fen: worth(of: item).fen * uses)
    }

    /// What the first so many uses count for at the price before discount (art. 19): never less than their share of the
    /// card, and nothing for gift sessions that are worth nothing.
    package func listWorth(of item: Int, first uses: Int64) -> Money {
        guard !(items[item].isGift && giftSessions == .nothing) else { return .zero }
        return max(Money(fen: items[item].price.fen * uses), worth(of: item, first: uses))
    }
}
