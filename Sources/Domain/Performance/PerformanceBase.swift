/// What an achievement is measured by: a setting of the store (rules 42 and 44).
package struct PerformanceBase: Sendable, Equatable, Codable {
    /// Which price counts.
    package enum Price: String, Sendable, Equatable, Codable, CaseIterable {
        /// 实付: after discounts.
        case paid
        /// 原价: the list price, whatever was taken off.
        case list
    }

    /// Which price counts.
    package var price: Price
    /// How much of what was paid from bonus counts, in basis points.
    package var bonusShare: Int64
    /// Tax inside the price that does not count, in basis points: 100 = 1 %; 0 = count it as it is.
    package var taxRate: Int64

    /// A base; unless told: what was paid, nothing of bonus, tax not taken out.
    package init(price: Price = .paid, bonusShare: Int64 = 0, taxRate: Int64 = 0) {
        precondition((0...10_000).contains(bonusShare) && taxRate >= 0, "a share is a part of the whole")
        self.price = price
        self.bonusShare = bonusShare
        self.taxRate = taxRate
    }

    /// What counts of a line.
    ///
    /// By list price, the part of the price that bonus paid counts by its share too; a line for which nothing was to be
    /// paid counts whole.
    /// - Parameters:
    ///   - list: its list price.
    ///   - paid: what was paid by tenders and principal, after discounts; for a session its value (rule 18).
    ///   - bonus: what was paid from bonus.
    package func value(list: Money, paid: Money, bonus: Money) -> Money {
        let net = 10_000 + taxRate
        let counted = paid.fen * 10_000 + bonus.fen * bonusShare
        switch price {
        case .paid:
            return Money(fen: counted).scaled(by: 1, over: net)
        case .list:
            let whole = paid + bonus
            guard whole > .zero else { return list.scaled(by: 10_000, over: net) }
            return list.scaled(by: counted, over: whole.fen * net)
        }
    }
}
