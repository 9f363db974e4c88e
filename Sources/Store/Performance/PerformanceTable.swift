package import Domain
import Foundation
package import SQL

/// One line of the pay sheet: what one person achieved by one thing, or had taken back of it.
package struct PerformanceRow: Sendable, Equatable {
    /// What it was written with.
    package let entry: EntryID
    /// The entry it was earned by; another where it is taken back.
    package let ofEntry: EntryID
    /// The order, if it was one.
    package let order: OrderID?
    /// The line of the order, from 1; 0 = no order.
    package let line: Int
    /// Where it comes from.
    package let source: PerformanceSource
    /// The day it counts for.
    package let day: Day
    /// The customer asked for this person.
    package let isAskedFor: Bool
    /// What was done.
    package let title: String
    /// What was achieved.
    package let earning: Earning

    /// A line.
    package init(
        entry: EntryID, ofEntry: EntryID, order: OrderID?, line: Int, source: PerformanceSource, day: Day,
        isAskedFor: Bool, title: String, earning: Earning
    ) {
        self.entry = entry
        self.ofEntry = ofEntry
        self.order = order
        self.line = line
        self.source = source
        self.day = day
        self.isAskedFor = isAskedFor
        self.title = title
        self.earning = earning
    }

    static let columns = """
        entry, of_entry, sale_order, line, source, day, asked_for, title, staff, value, heads, commission, fee
        """

    init(_ row: any Row) {
        entry = row.identity(0)
        ofEntry = row.identity(1)
        order = row.optionalIdentity(2)
        line = Int(row.integer(3))
        source = row.one(of: PerformanceSource.self, 4)
        day = row.day(5)
        isAskedFor = row.bool(6)
        title = row.text(7)
        earning = Earning(
            staff: row.identity(8), value: row.money(9), heads: row.integer(10), commission: row.money(11),
            fee: row.money(12))
    }
}

/// What one person achieved from one source in some days.
package struct PerformanceSum: Sendable, Equatable {
    /// From where.
    package let source: PerformanceSource
    /// How many of it the customer asked for, in lines.
    package let asked: Int64
    /// How many lines, less those taken back.
    package let lines: Int64
    /// All of it together.
    package let earning: Earning
}

/// Days that were paid: nothing in them changes any more.
package struct PayPeriodRow: Sendable, Equatable {
    /// Its first day.
    package let from: Day
    /// Its last day.
    package let until: Day
    /// When it was closed.
    package let closedAt: Instant
    /// Who closed it.
    package let closedBy: OperatorID
    /// How many rows it has.
    package let rows: Int64
    /// What they are worth together.
    package let value: Money
    /// What is paid for them.
    package let pay: Money
}

extension Reading {
    /// The rates that hold for a source on a day: for this person and service, for this person, for this service, or for
    /// all; nobody said anything = no commission.
    /// - Throws: `EngineError`, or a decoding error.
    package func rates(
        _ source: PerformanceSource, service: ServiceID?, staff: OperatorID, on day: Day
    ) throws -> CommissionRates {
        let terms = try rows(
            """
            \(CommissionTermRow.all) WHERE source = ?1 AND service IN (0, ?2) AND staff IN (0, ?3) AND from_day <= ?4
            ORDER BY staff <> 0 DESC, service <> 0 DESC, from_day DESC
            """, source.rawValue, service?.raw ?? 0, staff, day
        ) { try CommissionTermRow($0) }
        // The last word about a person or a service counts; where it takes an exception back, the more general one does.
        var spoken: Set<CommissionKey> = []
        for term in terms where spoken.insert(term.key).inserted {
            if let rates = term.rates { return rates }
        }
        return CommissionRates(.none)
    }

    /// What an entry brought people, and what was taken back of it since, in order.
    /// - Throws: `EngineError`.
    package func performance(of entry: EntryID) throws -> [PerformanceRow] {
        try rows("SELECT \(PerformanceRow.columns) FROM performance WHERE of_entry = ? ORDER BY id", entry) {
            PerformanceRow($0)
        }
    }

    /// One person's lines of some days, the last first.
    /// - Throws: `EngineError`.
    package func performance(of staff: OperatorID, from: Day, until: Day, limit: Int) throws -> [PerformanceRow] {
        try rows(
            """
            SELECT \(PerformanceRow.columns) FROM performance WHERE staff = ? AND day BETWEEN ? AND ?
            ORDER BY id DESC LIMIT ?
            """, staff, from, until, limit
        ) { PerformanceRow($0) }
    }

    /// What everybody achieved in some days, by person and source.
    /// - Throws: `EngineError`.
    package func performanceSums(from: Day, until: Day) throws -> [PerformanceSum] {
        try rows(
            """
            SELECT staff, source, sum(CASE WHEN entry = of_entry THEN asked_for ELSE 0 END),
                   sum(entry = of_entry), sum(value), sum(heads), sum(commission), sum(fee)
            FROM performance WHERE day BETWEEN ? AND ? GROUP BY staff, source ORDER BY staff, source
            """, from, until
        ) { row in
            PerformanceSum(
                source: row.one(of: PerformanceSource.self, 1), asked: row.integer(2), lines: row.integer(3),
                earning: Earning(
                    staff: row.identity(0), value: row.money(4), heads: row.integer(5), commission: row.money(6),
                    fee: row.money(7)))
        }
    }

    /// The pay period that was closed last, or nil.
    /// - Throws: `EngineError`.
    package func lastPayPeriod() throws -> PayPeriodRow? {
        try first("\(PayPeriodRow.select) ORDER BY until_day DESC LIMIT 1") { PayPeriodRow($0) }
    }

    /// The first day of the period that is open: behind the last closed one, or the first day anybody earned anything.
    /// - Throws: `EngineError`.
    package func openPeriodStart() throws -> Day? {
        if let last = try lastPayPeriod() { return last.until.advanced(days: 1) }
        return try first("SELECT min(day) FROM performance WHERE day IS NOT NULL HAVING min(day) IS NOT NULL") {
            $0.day(0)
        }
    }

    /// How many rows some days have, what they are worth, and what is paid for them.
    /// - Throws: `EngineError`.
    func performanceTotal(from: Day, until: Day) throws -> (rows: Int64, value: Money, pay: Money) {
        try first(
            """
            SELECT count(*), coalesce(sum(value), 0), coalesce(sum(commission + fee), 0) FROM performance
            WHERE day BETWEEN ? AND ?
            """, from, until
        ) { ($0.integer(0), $0.money(1), $0.money(2)) } ?? (0, .zero, .zero)
    }
}

extension PayPeriodRow {
    static let select = "SELECT from_day, until_day, closed_at, closed_by, rows, value, pay FROM pay_period"

    init(_ row: any Row) {
        from = row.day(0)
        until = row.day(1)
        closedAt = row.instant(2)
        closedBy = row.identity(3)
        rows = row.integer(4)
        value = row.money(5)
        pay = row.money(6)
    }
}

extension Writing {
    /// Writes a line of the pay sheet.
    /// - Throws: `EngineError`.
    package func insertPerformance(_ row: PerformanceRow) throws {
        try execute(
            """
            INSERT INTO performance (id, entry, of_entry, sale_order, line, source, staff, day, asked_for, title, value,
                                     heads, commission, fee) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """, try next("performance"), row.entry, row.ofEntry, row.order, row.line, row.source.rawValue,
            row.earning.staff, row.day, row.isAskedFor, row.title, row.earning.value, row.earning.heads,
            row.earning.commission, row.earning.fee)
    }

    /// Says what is paid for a source: for everybody and everything, or for one service, one person or both.
    /// - Throws: `EngineError`.
    package func setRates(
        _ rates: CommissionRates, for source: PerformanceSource, service: ServiceID? = nil, staff: OperatorID? = nil
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try execute(
            """
            INSERT INTO commission_rate (source, service, staff, rates) VALUES (?,?,?,?)
            ON CONFLICT (source, service, staff) DO UPDATE SET rates = excluded.rates
            """, source.rawValue, service?.raw ?? 0, staff?.raw ?? 0,
            String(decoding: try encoder.encode(rates), as: UTF8.self))
    }

    /// Closes a pay period with what it comes to.
    /// - Throws: `EngineError`.
    package func closePayPeriod(from: Day, until: Day, at: Instant, by: OperatorID) throws -> PayPeriodRow {
        let total = try performanceTotal(from: from, until: until)
        try execute(
            """
            INSERT INTO pay_period (id, from_day, until_day, rows, value, pay, closed_at, closed_by)
            VALUES (?,?,?,?,?,?,?,?)
            """, try next("pay_period"), from, until, total.rows, total.value, total.pay, at, by)
        return PayPeriodRow(
            from: from, until: until, closedAt: at, closedBy: by, rows: total.rows, value: total.value, pay: total.pay)
    }
}
