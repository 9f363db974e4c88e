extension CouponTerms {
    /// Checks everything that does not need the catalogue.
    package func check() throws(CouponFault) {
        switch worth {
        case .amount(let amount):
            guard amount > .zero, amount <= .most else { throw .worth }
            guard threshold == .zero || threshold >= amount else { throw .threshold }
        case .rate(let rate, let most):
            guard (1_000..<10_000).contains(rate), most.map({ $0 > .zero && $0 <= .most }) ?? true else { throw .worth }
        case .free: guard scope != .everything else { throw .scope }
        }
        guard threshold >= .zero, threshold <= .most else { throw .threshold }
        switch scope {
        case .everything: break
        case .categories(let some): guard !some.isEmpty else { throw .scope }
        case .items(let some): guard !some.isEmpty else { throw .scope }
        }
        guard (1...20).contains(most) else { throw .most }
    }
}

/// Why a kind of coupon cannot be so.
package enum CouponFault: String, Error, Sendable, Equatable, Codable, CaseIterable {
    /// What it takes off: nothing, or more than all.
    case worth
    /// Its threshold is below what comes off.
    case threshold
    /// What it applies to: nothing, everything where it must not, or something there is not.
    case scope
    /// So many of a kind in one order: 1 to 20.
    case most
    /// Good for so many days: 1 to 1 095.
    case days
    /// Members have some in hand: what was promised stays; another kind can be made.
    case handedOut
}
