/// One line of the working of a refund, as screen and paper print it (feature D5). The effects of all lines together
/// are what is paid out.
package enum RefundStep: Sendable, Equatable, Codable {
    /// Stored value was bought on a day.
    case topUp(paid: Money, bonus: Money, on: Day)
    /// A package of sessions was bought on a day.
    case package(paid: Money, on: Day)
    /// A period card was bought on a day.
    case periodCard(paid: Money, on: Day)
    /// 折价: used stored value × paid ÷ (paid + bonus) (art. 18(2)).
    case usedAtPaidShare(used: Money, paid: Money, bonus: Money, worth: Money)
    /// Used sessions of a package's item at their share of the card's price (art. 18(1), rule 18).
    case sessionsAtShare(item: Int, count: Int64, worth: Money)
    /// What was used of stored value at the price before discount (art. 19).
    case usedAtListPrice(Money)
    /// Used sessions of a package's item at the price before discount (art. 19).
    case sessionsAtListPrice(item: Int, count: Int64, price: Money, worth: Money)
    /// 时间折算: days that have passed of all days of a period card, days it lay still left out (art. 22). Days on which
    /// the consumer did not come have passed like the others (art. 22 ¶3).
    case daysPassed(days: Int, of: Int, worth: Money)
    /// A gift in kind and what becomes of it (art. 21).
    case gift(title: String, value: Money, fate: GiftInKind.Fate)
    /// What was paid back of the same prepayment before.
    case paidBefore(Money)
    /// What was used is worth more than was paid; the consumer is not asked for the difference (art. 20).
    case neverExtra(Money)
    /// Bonus that is left: taken back, never paid out (rules 8 and 10).
    case bonusVoid(Money)
    /// What is left of one prepayment: a subtotal.
    case subtotal(Money)
    /// Simple interest from the end of the contract until payment (art. 16 and 17).
    case interest(RefundInterest)

    /// What the line adds to the sum paid out; below zero where it takes off.
    package var effect: Money {
        switch self {
        case .topUp(let paid, _, _), .package(let paid, _), .periodCard(let paid, _): paid
        case .usedAtPaidShare(_, _, _, let worth), .sessionsAtShare(_, _, let worth), .usedAtListPrice(let worth),
            .sessionsAtListPrice(_, _, _, let worth), .daysPassed(_, _, let worth):
            -worth
        case .gift(_, let value, .paidFor): -value
        case .paidBefore(let amount): -amount
        case .gift(_, _, .returned), .gift(_, _, .left), .bonusVoid, .subtotal: .zero
        case .neverExtra(let excess): excess
        case .interest(let interest): interest.amount
        }
    }
}
