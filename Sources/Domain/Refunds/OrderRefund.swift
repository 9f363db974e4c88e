/// What goes back of an order when some of it is taken back (rules 9 and 26): by line, by tender, and what the order had
/// brought. Everything is worked out from the whole and what went back before, so that refunds in any order and any
/// parts add up to exactly the order.
package struct OrderRefund: Sendable, Equatable {
    /// A line of the order and what went back of it before.
    package struct Line: Sendable, Equatable {
        /// How many were sold.
        package let quantity: Int64
        /// What was paid for them.
        package let net: Money
        /// What points paid of them.
        package let byPoints: Money
        /// How many went back before.
        package let before: Int64
        /// How many go back now.
        package let now: Int64

        /// A line.
        package init(quantity: Int64, net: Money, byPoints: Money, before: Int64, now: Int64) {
            self.quantity = quantity
            self.net = net
            self.byPoints = byPoints
            self.before = before
            self.now = now
        }

        /// What so many of it are of an amount for all of it.
        private func part(of amount: Money, _ count: Int64) -> Money { amount.scaled(by: count, over: quantity) }
        /// What goes back now of an amount for all of it.
        fileprivate func now(of amount: Money) -> Money { part(of: amount, before + now) - part(of: amount, before) }
        /// What has gone back afterwards of an amount for all of it.
        fileprivate func afterwards(of amount: Money) -> Money { part(of: amount, before + now) }
    }

    /// What the order had brought and taken, and what of it went back before.
    package struct Points: Sendable, Equatable {
        /// How many at the order.
        package let all: Int64
        /// How many went back before.
        package let before: Int64

        /// So many, of which so many went back.
        package init(all: Int64, before: Int64) {
            self.all = all
            self.before = before
        }

        /// How many go back now, when so much of a whole has gone back afterwards.
        fileprivate func now(_ part: Money, of whole: Money) -> Int64 {
            guard whole > .zero else { return 0 }
            return Money(fen: all).scaled(by: part.fen, over: whole.fen).fen - before
        }
    }

    /// What goes back for each line.
    package let amounts: [Money]
    /// All of it.
    package let amount: Money
    /// Points the order had given that are taken back.
    package let pointsTaken: Int64
    /// Growth that is taken back.
    package let growthTaken: Int64
    /// Points that had paid for a part and come back.
    package let pointsReturned: Int64
    /// Points that are to be taken back and are not there any more.
    package let pointsShort: Int64
    /// What is kept of the money for them (rule 26).
    package let withheld: Money
    /// What each part of the payment gets back.
    package let parts: [Money]
    /// Whether nothing of the order is left with the customer.
    package let isWhole: Bool

    /// Works a refund out.
    /// - Parameters:
    ///   - remaining: of each part of the payment, what has not gone back before.
    ///   - chosen: what each part gets back, as the cashier chose; nil = in proportion to what remains.
    ///   - pointsThere: points the member still has.
    ///   - pointsPerYuan: so many points are worth one yuan; 0 = nothing is kept for points that are gone.
    /// - Throws: `OrderRefundFault`.
    package init(
        lines: [Line], remaining: [Money], chosen: [Money]? = nil, earned: Points, growth: Points, spent: Points,
        pointsThere: Int64, pointsPerYuan: Int64
    ) throws(OrderRefundFault) {
        for (index, line) in lines.enumerated() {
            guard line.now >= 0 else { throw .quantity(line: index, left: line.quantity - line.before) }
            guard line.now <= line.quantity - line.before else {
                throw .quantity(line: index, left: line.quantity - line.before)
            }
        }
        guard lines.contains(where: { $0.now > 0 }) else { throw .nothing }
        amounts = lines.map { $0.now(of: $0.net) }
        amount = amounts.reduce(.zero, +)
        let whole = lines.reduce(Money.zero) { $0 + $1.net }
        let afterwards = lines.reduce(Money.zero) { $0 + $1.afterwards(of: $1.net) }
        isWhole = lines.allSatisfy { $0.before + $0.now == $0.quantity }
        pointsTaken = isWhole ? earned.all - earned.before : earned.now(afterwards, of: whole)
        growthTaken = isWhole ? growth.all - growth.before : growth.now(afterwards, of: whole)
        let byPoints = lines.reduce(Money.zero) { $0 + $1.byPoints }
        let pointsBack = lines.reduce(Money.zero) { $0 + $1.afterwards(of: $1.byPoints) }
        pointsReturned = isWhole ? spent.all - spent.before : spent.now(pointsBack, of: byPoints)
        let short = max(0, pointsTaken - pointsReturned - pointsThere)
        pointsShort = min(short, pointsTaken)
        let worth = pointsPerYuan > 0 ? Money(fen: pointsShort * 100 / pointsPerYuan) : .zero
        let left = remaining.reduce(Money.zero, +)
        withheld = min(worth, min(amount, left))
        let paidOut = min(amount, left) - withheld
        if let chosen {
            guard chosen.count == remaining.count, chosen.reduce(Money.zero, +) == paidOut,
                zip(chosen, remaining).allSatisfy({ $0 >= .zero && $0 <= $1 })
            else { throw .parts(paidOut) }
            parts = chosen
        } else {
            parts = paidOut.shared(by: remaining.map(\.fen))
        }
    }
}

/// Why lines of an order cannot go back like that.
package enum OrderRefundFault: Error, Sendable, Equatable, Codable {
    /// Nothing was chosen.
    case nothing
    /// More than what is left of a line; lines count from 0.
    case quantity(line: Int, left: Int64)
    /// The parts do not make what goes back, or one gets back more than it paid.
    case parts(Money)
    /// A line's session came out of a package that was itself given back for money; lines count from 1.
    case withdrawn(line: Int)
}
