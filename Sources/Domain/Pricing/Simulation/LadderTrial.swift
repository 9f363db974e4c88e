/// What another top-up ladder would have given as bonus (features E5 and H6).
///
/// It assumes that everybody would have paid in what they paid. A top-up gets the bonus of the highest step that it pays
/// in full, and nothing below the lowest.
package struct LadderTrial: Sendable, Equatable {
    /// A past top-up.
    package struct TopUp: Sendable, Equatable {
        /// What was paid in.
        package let paid: Money
        /// What the store added.
        package let bonus: Money

        /// A top-up.
        package init(paid: Money, bonus: Money) {
            self.paid = paid
            self.bonus = bonus
        }
    }

    /// Top-ups that were looked at.
    package let topUps: Int
    /// Top-ups that would have had another bonus.
    package let touched: Int
    /// What was paid in.
    package let paid: Money
    /// Bonus that was given.
    package let before: Money
    /// Bonus that would have been given.
    package let after: Money

    /// Gives every top-up the bonus of `ladder`.
    package init(of ladder: [TopUpOffer], on topUps: [TopUp]) {
        let bonuses = topUps.map { topUp in
            ladder.filter { $0.paid <= topUp.paid }.max { ($0.paid, $0.bonus) < ($1.paid, $1.bonus) }?.bonus ?? .zero
        }
        self.topUps = topUps.count
        touched = zip(topUps, bonuses).count { $0.bonus != $1 }
        paid = topUps.reduce(.zero) { $0 + $1.paid }
        before = topUps.reduce(.zero) { $0 + $1.bonus }
        after = bonuses.reduce(.zero, +)
    }

    /// Bonus that would have been given in addition; below zero if less.
    package var cost: Money { after - before }

    /// How much more must be paid in, in the same steps, for the same profit once all of it is used up.
    /// - Parameter margin: what is left of list prices after what is sold was paid for, in basis points: bonus is used at
    ///   list prices, so it costs the store the rest of them.
    package func breakEven(margin: Int) -> BreakEven {
        let rest = Int64(max(0, 10_000 - margin))
        func profit(_ bonus: Money) -> Money { paid - (paid + bonus).scaled(by: rest, over: 10_000) }
        return BreakEven(profit: profit(before), then: profit(after))
    }
}
