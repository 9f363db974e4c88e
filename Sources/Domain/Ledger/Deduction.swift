/// Which part of stored value is used first: a setting of the store (rule 7).
package enum DeductionOrder: String, Codable, Sendable, CaseIterable {
    /// 本金赠金按比例: what 法释〔2025〕4号 art. 18(2) would compute anyway.
    case proportional
    /// 先扣本金
    case principalFirst
    /// 先扣赠金
    case bonusFirst
}

/// Why stored value cannot be taken.
package enum DeductionFault: Error, Sendable, Equatable {
    /// There is less than asked for.
    case insufficient(available: Money)
    /// Nothing or a negative amount was asked for.
    case notPositive
}

/// The parts of a deduction.
package struct Deduction: Sendable, Equatable, Codable {
    /// What is taken out of which lot, oldest top-up first.
    package let takes: [Take]
    /// The part the member once paid.
    package let principal: Money
    /// The part the store added.
    package let bonus: Money

    /// Splits `amount` over the lots of a member (rule 7): first in, first out over top-ups; within a top-up by `order`.
    ///
    /// Proportional: after the deduction a top-up keeps `half-up(what is left × paid ÷ (paid + bonus))` as principal,
    /// so the parts are exact after any number of deductions, not only after one.
    /// - Parameter lots: principal and bonus lots with something left and not lapsed, in any order.
    package static func plan(
        _ amount: Money, lots: [Lot], order: DeductionOrder
    ) throws(DeductionFault) -> Deduction {
        guard amount > .zero else { throw .notPositive }
        let available = lots.reduce(Int64(0)) { $0 + $1.remaining }
        guard available >= amount.fen else { throw .insufficient(available: Money(fen: available)) }
        let parcels = Parcel.oldestFirst(lots)
        var takes: [Take] = []
        switch order {
        case .proportional:
            var left = amount.fen
            for parcel in parcels where left > 0 {
                let here = min(left, parcel.remaining)
                takes += parcel.proportional(here)
                left -= here
            }
        case .principalFirst:
            takes = Self.inOrder(amount.fen, parcels.compactMap(\.principal) + parcels.compactMap(\.bonus))
        case .bonusFirst:
            takes = Self.inOrder(amount.fen, parcels.compactMap(\.bonus) + parcels.compactMap(\.principal))
        }
        return Deduction(takes: takes)
    }

    private init(takes: [Take]) {
        self.takes = takes
        func sum(_ kind: AccountKind) -> Money {
            Money(fen: takes.reduce(0) { $0 + ($1.kind == kind ? $1.amount : 0) })
        }
        principal = sum(.principal)
        bonus = sum(.bonus)
    }

    /// Takes from lots one after the other: points, sessions and the two unproportional orders.
    package static func inOrder(_ amount: Int64, _ lots: [Lot]) -> [Take] {
        var left = amount
        var takes: [Take] = []
        for lot in lots where left > 0 && lot.remaining > 0 {
            let here = min(left, lot.remaining)
            takes.append(Take(lot: lot.id, account: lot.account, kind: lot.kind, amount: here))
            left -= here
        }
        precondition(left == 0, "the caller has checked that there is enough")
        return takes
    }

    /// The order in which points are spent (rule 24): nearest expiry, then oldest, never-expiring last.
    package static func spendingOrder(_ lots: [Lot]) -> [Lot] {
        lots.sorted { left, right in
            switch (left.expiresAt, right.expiresAt) {
            case (let a?, let b?) where a != b: a < b
            case (.some, nil): true
            case (nil, .some): false
            default: (left.at, left.id) < (right.at, right.id)
            }
        }
    }
}

/// The two lots of one top-up.
struct Parcel {
    var principal: Lot?
    var bonus: Lot?
    let source: EntryID
    let at: Instant

    var remaining: Int64 { (principal?.remaining ?? 0) + (bonus?.remaining ?? 0) }

    static func oldestFirst(_ lots: [Lot]) -> [Parcel] {
        var bySource: [EntryID: Parcel] = [:]
        for lot in lots {
            var parcel = bySource[lot.source] ?? Parcel(source: lot.source, at: lot.at)
            if lot.kind == .principal { parcel.principal = lot } else { parcel.bonus = lot }
            bySource[lot.source] = parcel
        }
        return bySource.values.sorted { ($0.at, $0.source) < ($1.at, $1.source) }
    }

    func proportional(_ amount: Int64) -> [Take] {
        let paid = principal?.granted ?? 0
        let given = bonus?.granted ?? 0
        let principalLeft = principal?.remaining ?? 0
        let bonusLeft = bonus?.remaining ?? 0
        let after = principalLeft + bonusLeft - amount
        let ideal = Money(fen: after).scaled(by: paid, over: max(1, paid + given)).fen
        let floor = max(0, after - bonusLeft, principalLeft - amount)
        let keep = min(max(ideal, floor), principalLeft, after)
        let fromPrincipal = principalLeft - keep
        let parts = [(principal, fromPrincipal), (bonus, amount - fromPrincipal)]
        return parts.compactMap { lot, part in
            guard let lot, part > 0 else { return nil }
            return Take(lot: lot.id, account: lot.account, kind: lot.kind, amount: part)
        }
    }
}
