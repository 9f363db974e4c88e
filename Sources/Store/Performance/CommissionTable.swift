package import Domain
import Foundation
package import SQL

/// What is paid for something from a day on.
package struct CommissionTermRow: Sendable, Equatable {
    /// For what and whom.
    package let key: CommissionKey
    /// From which day on; nil = since the store was founded.
    package let from: Day?
    /// What; nil = as if nothing had been said for this person or service.
    package let rates: CommissionRates?

    /// What the store was founded with, and every word since.
    static let all = """
        SELECT source, service, staff, from_day, rates FROM (
            SELECT source, service, staff, '' AS from_day, rates FROM commission_rate
            UNION ALL SELECT source, service, staff, from_day, rates FROM commission_term)
        """

    init(_ row: any Row) throws {
        key = CommissionKey(
            row.one(of: PerformanceSource.self, 0), service: row.integer(1) == 0 ? nil : row.identity(1),
            staff: row.integer(2) == 0 ? nil : row.identity(2))
        from = row.text(3).isEmpty ? nil : row.day(3)
        rates = try row.optionalText(4).map { try JSONDecoder().decode(CommissionRates.self, from: Data($0.utf8)) }
    }
}

extension Reading {
    /// Every word about commissions, by source, service and person, the latest first.
    /// - Throws: `EngineError`, or a decoding error.
    package func commissionTerms() throws -> [CommissionTermRow] {
        try rows("\(CommissionTermRow.all) ORDER BY source, service, staff, from_day DESC") {
            try CommissionTermRow($0)
        }
    }
}

extension Writing {
    /// Says what is paid from a day on; said again for the same day, the last word counts.
    /// - Throws: `EngineError`.
    package func setCommission(
        _ rates: CommissionRates?, for key: CommissionKey, from day: Day, at now: Instant, by who: OperatorID
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try execute(
            """
            INSERT INTO commission_term (source, service, staff, from_day, rates, at, operator) VALUES (?,?,?,?,?,?,?)
            ON CONFLICT (source, service, staff, from_day)
            DO UPDATE SET rates = excluded.rates, at = excluded.at, operator = excluded.operator
            """, key.source.rawValue, key.service?.raw ?? 0, key.staff?.raw ?? 0, day,
            try rates.map { String(decoding: try encoder.encode($0), as: UTF8.self) }, now, who)
    }
}
