import Domain
import SQL
import Store

/// Something somebody achieved, before it is divided among those who share it.
struct Achieved {
    let source: PerformanceSource
    /// Which service, if one: rates may depend on it.
    var service: ServiceID?
    /// The line of the order, from 1; 0 = no order.
    var line = 0
    let title: String
    /// What counts of it (`PerformanceBase.value`).
    let value: Money
    /// Uses or pieces, for fixed fees.
    var units: Int64 = 1
    /// Whether the customer counts as served by it: once for each line.
    var countsHead = true
    let staff: [StaffShare]
}

extension Work {
    /// Who achieves something: those who are named, or who asks; nil if one of them is nobody or the parts are not the
    /// whole (rule 43).
    /// - Throws: `EngineError`.
    func people(_ named: [StaffShare]) throws -> [StaffShare]? {
        let shares = named.isEmpty ? [StaffShare(staff: operatorID)] : named
        guard shares.isWhole, try shares.allSatisfy({ try db.staff($0.staff) != nil }) else { return nil }
        return shares
    }

    /// Writes what people achieved by an entry. Rows count for today, or, where the clock was set back into a closed pay
    /// period, for the first day behind it.
    /// - Throws: `EngineError`.
    func achieve(_ all: [Achieved], by entry: EntryID, order: OrderID? = nil, isMember: Bool) throws {
        for achieved in all {
            guard let split = try? PerformanceSplit(achieved.staff) else { continue }
            for (index, share) in split.shares.enumerated() {
                let rates = try db.rates(
                    achieved.source, service: achieved.service, staff: share.staff, on: payDay())
                let earnings = split.earn(
                    value: achieved.value, units: achieved.units, member: isMember, rates: rates,
                    heads: settings.performance.heads)
                let mine = earnings[index]
                let earning = Earning(
                    staff: mine.staff, value: mine.value, heads: achieved.countsHead ? mine.heads : 0,
                    commission: mine.commission, fee: mine.fee)
                try db.insertPerformance(
                    PerformanceRow(
                        entry: entry, ofEntry: entry, order: order, line: achieved.line, source: achieved.source,
                        day: try payDay(), isAskedFor: share.isAskedFor, title: achieved.title, earning: earning))
            }
        }
    }

    /// The day new rows count for: never one of a closed pay period (rule 45).
    func payDay() throws -> Day {
        guard let last = try db.lastPayPeriod() else { return today }
        return max(today, last.until.advanced(days: 1))
    }

    /// Takes all back that people achieved by an entry and still have: it was undone (rule 45).
    /// - Throws: `EngineError`.
    func reversePerformance(of original: EntryID, by entry: EntryID) throws {
        try takeBack(of: original, by: entry) { _, rows, _ in rows.map { -$0 } }
    }

    /// Takes back what people achieved by an entry, for the part of it that is given back: a card, a package.
    /// - Throws: `EngineError`.
    func reversePerformance(of original: EntryID, _ part: RefundedPart, by entry: EntryID) throws {
        try takeBack(of: original, by: entry) { _, _, all in try all.taken(part) }
    }

    /// Takes back what people achieved by lines of an order, for what of them goes back now (rule 45). What went back
    /// before is read from the refunds of the order, this one left out; so it does not matter which is written first.
    /// - Parameters:
    ///   - lines: place in the order from 1, pieces, money paid back for them.
    ///   - entry: the refund's entry.
    /// - Throws: `EngineError`.
    func reversePerformance(
        _ order: OrderID, _ lines: [(line: Int, quantity: Int64, amount: Money)], entry: EntryID
    ) throws {
        guard let sold = try db.order(order) else { return }
        let before = try db.refunded(of: order, without: entry)
        var parts: [Int: RefundedPart] = [:]
        for row in try db.lines(of: order) {
            guard let now = lines.first(where: { $0.line == row.line }) else { continue }
            let earlier = before[row.line]
            parts[row.line] = RefundedPart(
                paid: row.net, paidBackBefore: earlier?.amount ?? .zero, paidBack: now.amount, units: row.quantity,
                unitsBackBefore: earlier?.quantity ?? 0, unitsBack: now.quantity)
        }
        try takeBack(of: sold.entry, by: entry) { line, _, all in
            guard let part = parts[line] else { return [] }
            return try all.taken(part)
        }
    }

    /// Earnings of one source of one line, with what was taken back of them.
    private struct Standing {
        let earned: [Earning]
        let reversed: [Earning]

        /// What a part takes back; more than there is left takes nothing: the refund's own guards have refused it.
        func taken(_ part: RefundedPart) throws -> [Earning] {
            (try? PerformanceReversal.take(back: part, of: earned, reversedBefore: reversed)) ?? []
        }
    }

    private func takeBack(
        of original: EntryID, by entry: EntryID,
        _ taken: (_ line: Int, _ left: [Earning], _ all: Standing) throws -> [Earning]
    ) throws {
        let rows = try db.performance(of: original)
        var groups: [(line: Int, source: PerformanceSource)] = []
        for row in rows where !groups.contains(where: { $0 == (row.line, row.source) }) {
            groups.append((row.line, row.source))
        }
        let day = try rows.isEmpty ? today : payDay()
        for group in groups {
            let here = rows.filter { $0.line == group.line && $0.source == group.source }
            let first = here.filter { $0.entry == original }
            let reversed = here.filter { $0.entry != original }.map(\.earning)
            let left = first.map { row in
                reversed.filter { $0.staff == row.earning.staff }.reduce(row.earning, +)
            }
            for back in try taken(group.line, left, Standing(earned: first.map(\.earning), reversed: reversed)) {
                guard let row = first.first(where: { $0.earning.staff == back.staff }), !back.isNothing else {
                    continue
                }
                try db.insertPerformance(
                    PerformanceRow(
                        entry: entry, ofEntry: original, order: row.order, line: row.line, source: row.source,
                        day: day, isAskedFor: row.isAskedFor, title: row.title, earning: back))
            }
        }
    }
}

extension Earning {
    fileprivate var isNothing: Bool {
        value == .zero && heads == 0 && commission == .zero && fee == .zero
    }
}
