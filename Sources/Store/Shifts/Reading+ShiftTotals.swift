package import Domain
package import SQL

/// What the books say of a shift: sums over its entries, never kept anywhere.
extension Reading {
    /// Money that moved in a shift, by what for and by tender (rule 39).
    /// - Throws: `EngineError`.
    package func totals(of shift: ShiftRow) throws -> ShiftTotals {
        var totals = ShiftTotals(float: shift.openingFloat)
        for flow in try flows(of: shift) where flow.kind != .till {
            if let tender = Tender(account: flow.debit) {
                totals.takings[TakingKind(flow.kind), default: [:]][tender, default: .zero] += flow.amount
            }
            if let tender = Tender(account: flow.credit) { totals.refunds[tender, default: .zero] += flow.amount }
        }
        let moved = try tillMovements(of: shift.id)
        totals.paidIn = moved[.paidIn] ?? .zero
        totals.paidOut = -(moved[.paidOut] ?? .zero)
        return totals
    }

    /// What was sold and used in a shift beside the money.
    /// - Throws: `EngineError`.
    package func activity(of shift: ShiftRow) throws -> ShiftActivity {
        var activity = ShiftActivity()
        for flow in try flows(of: shift) {
            add(flow, to: &activity)
        }
        activity.sessionsUsed = try sessionsUsed(in: shift)
        activity.discounts = try discounts(in: shift)
        try count(shift, &activity)
        activity.lateEntries = try lateEntries(in: shift)
        return activity
    }

    /// Whether anything but a lapse was written in a shift after an entry.
    /// - Throws: `EngineError`.
    package func hasMoved(_ shift: ShiftID, since entry: EntryID) throws -> Bool {
        try first(
            "SELECT 1 FROM entry WHERE id > ? AND shift = ? AND kind <> 'lapse' LIMIT 1", entry, shift
        ) { _ in true } ?? false
    }

    /// What was put into the drawer and taken out of it in a shift, by why.
    /// - Throws: `EngineError`.
    package func tillMovements(of shift: ShiftID) throws -> [TillMovementKind: Money] {
        let sums = try rows("SELECT kind, sum(amount) FROM till_movement WHERE shift = ? GROUP BY kind", shift) { row in
            (row.one(of: TillMovementKind.self, 0), row.money(1))
        }
        return Dictionary(uniqueKeysWithValues: sums)
    }

    /// What entries of the till moved into the drawer in a shift, as the journal has it.
    /// - Throws: `EngineError`.
    func tillEntries(of shift: ShiftRow) throws -> Money {
        try flows(of: shift).filter { $0.kind == .till }.reduce(Money.zero) { sum, flow in
            sum + (flow.debit == .cash ? flow.amount : .zero) - (flow.credit == .cash ? flow.amount : .zero)
        }
    }

    private func flows(of shift: ShiftRow) throws -> [Flow] {
        let span = AccountID(.principal, holder: 0).raw / AccountKind.principal.code
        return try rows(
            """
            SELECT e.kind, t.debit / ?4, t.credit / ?4, sum(t.amount) FROM entry e JOIN transfer t ON t.entry = e.id
            WHERE e.id > ?1 AND e.id <= ?2 AND e.shift = ?3 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """, shift.afterEntry, shift.last, shift.id, span
        ) { row in
            Flow(
                kind: row.one(of: EntryKind.self, 0), debit: AccountKind(code: row.integer(1)),
                credit: AccountKind(code: row.integer(2)), amount: row.money(3))
        }
    }

    private func add(_ flow: Flow, to activity: inout ShiftActivity) {
        for (account, amount) in [(flow.credit, flow.amount), (flow.debit, -flow.amount)] {
            switch account {
            case .sales: activity.sales += amount
            case .consumedPrincipal:
                activity.sales += amount
                activity.principalUsed += amount
            case .consumedBonus:
                activity.sales += amount
                activity.bonusUsed += amount
            case .sessionsUsed: activity.counts[.sessions, default: 0] += amount.fen
            case .couponsUsed: activity.counts[.coupons, default: 0] += amount.fen
            default: break
            }
        }
    }

    /// Each use is worth its part of the card; the last one of an item takes what rounding left (rule 18).
    private func sessionsUsed(in shift: ShiftRow) throws -> Money {
        let (base, used) = (AccountID(.session, holder: 0), AccountID(.sessionsUsed))
        var sum = Money.zero
        try each(
            """
            SELECT p.worth, p.total, p.total - t.after, t.amount, t.credit = ?4
            FROM entry e JOIN transfer t ON t.entry = e.id AND (t.credit = ?4 OR t.debit = ?4)
            JOIN package_item p ON p.id = CASE WHEN t.credit = ?4 THEN t.debit ELSE t.credit END - ?5
            WHERE e.id > ?1 AND e.id <= ?2 AND e.shift = ?3
            """, shift.afterEntry, shift.last, shift.id, used, base
        ) { row in
            let item = SessionWorth(whole: row.money(0), total: row.integer(1))
            let (now, amount, isUse) = (row.integer(2), row.integer(3), row.bool(4))
            sum += isUse ? item.of(from: now - amount, to: now) : -item.of(from: now, to: now + amount)
        }
        return sum
    }

    private func discounts(in shift: ShiftRow) throws -> [String: Money] {
        var sums: [String: Money] = [:]
        try each(
            """
            SELECT s.reason, sum(s.amount) FROM entry e JOIN sale_order o ON o.entry = e.id
            JOIN line_step s ON s.sale_order = o.id
            WHERE e.id > ? AND e.id <= ? AND e.shift = ? GROUP BY s.reason
            """, shift.afterEntry, shift.last, shift.id
        ) { row in
            // `{"tier":…}` or `"gift"`: the first name says why.
            let parts = row.text(0).split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
            let name = parts.count > 1 ? String(parts[1]) : row.text(0)
            if name != "session" { sums[name, default: .zero] += row.money(1) }
        }
        return sums
    }

    private func count(_ shift: ShiftRow, _ activity: inout ShiftActivity) throws {
        try each(
            "SELECT kind, count(*) FROM entry WHERE id > ? AND id <= ? AND shift = ? GROUP BY kind",
            shift.afterEntry, shift.last, shift.id
        ) { row in
            switch row.one(of: EntryKind.self, 0) {
            case .sale, .deduction: activity.counts[.orders, default: 0] += row.integer(1)
            case .refund, .prepaidRefund, .reversal, .depositReturn, .collectionReturn:
                activity.counts[.refunds, default: 0] += row.integer(1)
            case .topUp: activity.counts[.topUps] = row.integer(1)
            case .packageSale: activity.counts[.packageSales] = row.integer(1)
            case .debtPaid: activity.counts[.debtsPaid] = row.integer(1)
            case .couponGrant, .verification, .lapse, .deposit, .depositKept, .depositUse, .opening, .collection,
                .till:
                break
            }
        }
        let new = try first(
            "SELECT count(*) FROM member WHERE joined_at >= ? AND joined_at < ?", shift.openedAt,
            shift.closedAt ?? Instant(ms: .max)
        ) { $0.integer(0) }
        if let new, new > 0 { activity.counts[.newMembers] = new }
        activity.counts = activity.counts.filter { $0.value != 0 }
    }

    /// What was taken back in a shift of an earlier business day: the report of that day stays as it is (rule 40).
    private func lateEntries(in shift: ShiftRow) throws -> [ShiftActivity.LateEntry] {
        try rows(
            """
            SELECT e.id, b.day, coalesce((
                SELECT sum(CASE WHEN t.credit IN (\(Self.tenders)) THEN t.amount ELSE -t.amount END) FROM transfer t
                WHERE t.entry = e.id AND (t.debit IN (\(Self.tenders)) OR t.credit IN (\(Self.tenders)))), 0)
            FROM entry e LEFT JOIN refund r ON r.entry = e.id LEFT JOIN sale_order o ON o.id = r.sale_order
            JOIN entry b ON b.id = coalesce(e.reverses, o.entry)
            WHERE e.id > ? AND e.id <= ? AND e.shift = ? AND b.day < ? ORDER BY e.id
            """, shift.afterEntry, shift.last, shift.id, shift.day
        ) { ShiftActivity.LateEntry(entry: $0.identity(0), day: $0.day(1), amount: $0.money(2)) }
    }

    private static var tenders: String {
        Tender.allCases.map { AccountID(AccountKind($0)).raw.description }.joined(separator: ",")
    }
}

/// What moved in a shift between two kinds of accounts, by what for.
private struct Flow {
    let kind: EntryKind
    let debit: AccountKind?
    let credit: AccountKind?
    let amount: Money
}

extension ShiftRow {
    /// The last entry that can be of it.
    fileprivate var last: EntryID { untilEntry ?? EntryID(.max) }
}

extension TakingKind {
    /// What money came for in an entry.
    fileprivate init(_ kind: EntryKind) {
        self =
            switch kind {
            case .topUp: .topUp
            case .packageSale: .packageSale
            case .deposit: .deposit
            case .debtPaid: .debtPaid
            case .deduction, .couponGrant, .verification, .reversal, .lapse, .depositReturn, .depositKept, .depositUse,
                .opening, .sale, .refund, .prepaidRefund, .collection, .collectionReturn, .till:
                .sale
            }
    }
}

extension Tender {
    /// The tender an account holds; nil for any other account.
    package init?(account: AccountKind?) {
        guard let account, let tender = Tender.allCases.first(where: { AccountKind($0) == account }) else { return nil }
        self = tender
    }
}

extension AccountKind {
    /// The kind a code belongs to; nil for a code none has.
    fileprivate init?(code: Int64) {
        guard let kind = AccountKind.allCases.first(where: { $0.code == code }) else { return nil }
        self = kind
    }
}
