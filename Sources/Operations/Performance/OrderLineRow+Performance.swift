import Domain
import SQL
import Store

/// What those who served achieve by an order (rules 42 to 44).
extension OrderLineRow {
    /// The achievements of a line.
    /// - Parameters:
    ///   - paid: how what was to pay for it was paid.
    ///   - session: what the session that paid for it is worth; nil = none did.
    func achieved(_ paid: PaidParts, session: Money?, base: PerformanceBase) -> [Achieved] {
        guard !staff.isEmpty else { return [] }
        let list = Money(fen: unit.fen * quantity)
        var all: [Achieved] = []
        func add(_ source: PerformanceSource, list: Money, paid: Money, bonus: Money, service: ServiceID? = nil) {
            all.append(
                Achieved(
                    source: source, service: service, line: line, title: title,
                    value: base.value(list: list, paid: paid, bonus: bonus), units: quantity,
                    countsHead: !all.contains { $0.countsHead }, staff: staff))
        }
        if case .good = item {
            if !isGift { add(.goods, list: list, paid: paid.direct + paid.principal, bonus: paid.bonus) }
            return all
        }
        var service: ServiceID?
        if case .service(let id) = item { service = id }
        if let session {
            add(.packageUse, list: list, paid: session, bonus: .zero, service: service)
        } else {
            let balance = paid.principal + paid.bonus
            let lists = balance == .zero ? [list, .zero] : list.shared(by: [paid.direct.fen, balance.fen])
            if paid.direct > .zero || balance == .zero {
                add(.directPay, list: lists[0], paid: paid.direct, bonus: .zero, service: service)
            }
            if balance > .zero {
                add(.balanceUse, list: lists[1], paid: paid.principal, bonus: paid.bonus, service: service)
            }
        }
        guard service != nil else { return all }
        let worth = all.reduce(Money.zero) { $0 + $1.value }
        all.append(
            Achieved(
                source: .serviceFee, service: service, line: line, title: title, value: worth, units: quantity,
                staff: staff))
        return all
    }
}

/// How what was to pay for a line was paid.
struct PaidParts: Equatable {
    let direct: Money
    let principal: Money
    let bonus: Money

    /// Divides what an order took from a balance over its lines; the parts make the whole, and none is more than its line.
    static func divide(_ nets: [Money], principal: Money, bonus: Money) -> [PaidParts] {
        guard !nets.isEmpty else { return [] }
        let bonuses = bonus.shared(by: nets.map(\.fen))
        let rest = zip(nets, bonuses).map { $0 - $1 }
        let principals = principal.shared(by: rest.map(\.fen))
        return nets.indices.map { index in
            PaidParts(
                direct: rest[index] - principals[index], principal: principals[index], bonus: bonuses[index])
        }
    }
}
