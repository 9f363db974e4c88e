/// A coupon of the member in this order.
struct Claim {
    /// The coupon.
    let coupon: PriceRequest.Coupon
    /// What it does; nil if it applies to no line.
    let effect: CouponEffect?
    /// What is missing to its threshold even if it is the only coupon.
    let missing: Int64

    /// Whether two coupons may be in one order: of one kind as often as both say, of two kinds if both name the other's
    /// group. How many of a kind there are is counted elsewhere.
    func stands(beside other: Claim) -> Bool {
        coupon.template == other.coupon.template
            || (coupon.terms.joins.contains(other.coupon.terms.group)
                && other.coupon.terms.joins.contains(coupon.terms.group))
    }
}

extension PriceRequest.Coupon {
    /// When coupons take their turn: free units, then item coupons in percent, then those of an amount, then order
    /// coupons in percent, then those of an amount. What is charged in percent comes first, for that is cheaper.
    private enum Turn: Int {
        case unit, itemRate, itemAmount, orderRate, orderAmount
    }

    private var turn: Turn {
        switch terms.worth {
        case .free: .unit
        case .rate: isOrderCoupon ? .orderRate : .itemRate
        case .amount: isOrderCoupon ? .orderAmount : .itemAmount
        }
    }

    /// It applies to the whole order; a free unit is always one item's.
    var isOrderCoupon: Bool {
        if case .free = terms.worth { return false }
        return terms.scope == .everything
    }

    /// The sort rule of rule 30: by turn; then the higher threshold, which later would be missed sooner; then by kind; of
    /// one kind the one that lapses first, then the lower number. It depends on nothing but the two coupons.
    func isUsed(before other: Self) -> Bool {
        if turn != other.turn { return turn.rawValue < other.turn.rawValue }
        if terms.threshold != other.terms.threshold { return terms.threshold > other.terms.threshold }
        if template != other.template { return template < other.template }
        return lapse < other.lapse
    }

    /// For choosing among equals: when it lapses, then its number.
    var lapse: Lapse { Lapse(until: until?.ms ?? .max, id: id) }

    /// A place among coupons by when they lapse.
    struct Lapse: Comparable {
        let until: Int64
        let id: CouponID

        static func < (left: Self, right: Self) -> Bool { (left.until, left.id) < (right.until, right.id) }
    }
}
