/// What a coupon does to this order, in bare numbers.
struct CouponEffect: Equatable {
    /// What it takes off.
    let worth: CouponTerms.Worth
    /// The set of lines it applies to.
    let reach: Int
    /// What must be left of them when its turn comes; zero if its threshold looks at list prices, which do not change.
    let floor: Int64
}

extension Dues {
    /// What is missing for a coupon whose turn it is.
    func missing(for effect: CouponEffect) -> Int64 { max(0, effect.floor - sums[effect.reach]) }

    /// What a coupon would take off now.
    func gain(of effect: CouponEffect) -> Int64 {
        let left = sums[effect.reach]
        guard left >= effect.floor else { return 0 }
        switch effect.worth {
        case .amount(let money): return min(left, max(0, money.fen))
        case .rate(let rate, let most): return min(left - left.paid(at: rate), max(0, most?.fen ?? .max))
        case .free: return dearest(in: effect.reach)?.amount ?? 0
        }
    }

    /// Takes it off.
    mutating func use(_ effect: CouponEffect) -> Taken {
        if case .free = effect.worth, let unit = dearest(in: effect.reach) {
            return takeUnit(of: unit.line, unit.amount)
        }
        return take(gain(of: effect), from: effect.reach)
    }
}
