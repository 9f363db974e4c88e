package import Domain
import Foundation
package import SQL
package import Vault

/// A count of the drawer, taken before anybody was told what should be in it.
package struct TillCountRow: Sendable, Equatable {
    /// Its number.
    package let id: TillCountID
    /// Of which shift.
    package let shift: ShiftID
    /// When.
    package let at: Instant
    /// Who counted.
    package let by: OperatorID
    /// The last entry before it.
    package let afterEntry: EntryID
    /// Note by note.
    package let count: TillCount
    /// What the lists of the other tenders say.
    package let others: [Tender: Money]
}

/// A shift's report as it was frozen.
package struct FrozenReport: Sendable, Equatable {
    /// What it says.
    package let report: ShiftReport
    /// Its code: over what it says and the code of the report before.
    package let mac: [UInt8]
}

extension Reading {
    /// A count, or nil.
    /// - Throws: `EngineError`, or a decoding error.
    package func tillCount(_ id: TillCountID) throws -> TillCountRow? {
        try first("SELECT id, shift, at, operator, after_entry, pieces, others FROM till_count WHERE id = ?", id) {
            row in
            TillCountRow(
                id: row.identity(0), shift: row.identity(1), at: row.instant(2), by: row.identity(3),
                afterEntry: row.identity(4), count: try decoded(TillCount.self, row.text(5)),
                others: try decoded([Tender: Money].self, row.text(6)))
        }
    }

    /// What cash was counted in a shift, count by count.
    /// - Throws: `EngineError`.
    package func cashCounts(of shift: ShiftID) throws -> [(id: TillCountID, cash: Money)] {
        try rows("SELECT id, cash FROM till_count WHERE shift = ? ORDER BY id", shift) { ($0.identity(0), $0.money(1)) }
    }

    /// A frozen report, or nil.
    /// - Throws: `EngineError`, or a decoding error.
    package func shiftReport(_ z: Int64) throws -> FrozenReport? {
        try first("SELECT content, mac FROM shift_report WHERE z = ?", z) { row in
            FrozenReport(report: try decoded(ShiftReport.self, row.text(0)), mac: row.blob(1))
        }
    }

    /// Frozen reports below a number, the last first.
    /// - Throws: `EngineError`, or a decoding error.
    package func shiftReports(below z: Int64, limit: Int) throws -> [ShiftReport] {
        try rows("SELECT content FROM shift_report WHERE z < ? ORDER BY z DESC LIMIT ?", z, limit) { row in
            try decoded(ShiftReport.self, row.text(0))
        }
    }

    /// The code a report has to have behind the one before it.
    /// - Throws: `EngineError`.
    func reportMAC(_ report: ShiftReport, z: Int64, vault: Vault) throws -> [UInt8] {
        let before = try first("SELECT mac FROM shift_report WHERE z = ?", z - 1) { $0.blob(0) }
        return vault.shiftMAC(
            previous: before ?? [UInt8](repeating: 0, count: 32), sequence: z, canonical: report.canonicalBytes)
    }
}

extension Writing {
    /// Writes a count down.
    /// - Throws: `EngineError`.
    package func insertTillCount(
        _ count: TillCount, others: [Tender: Money], of shift: ShiftID, by: OperatorID, at: Instant
    )
        throws -> TillCountID
    {
        let id = TillCountID(try next("till_count"))
        try execute(
            """
            INSERT INTO till_count (id, shift, at, operator, after_entry, cash, pieces, others) VALUES (?,?,?,?,?,?,?,?)
            """, id, shift, at, by, try ledgerHead().sequence, count.total, try encoded(count), try encoded(others))
        return id
    }

    /// Freezes a report under its number, chained to the one before.
    /// - Throws: `EngineError`.
    package func freeze(_ report: ShiftReport, z: Int64, vault: Vault) throws {
        let mac = try reportMAC(report, z: z, vault: vault)
        try execute("INSERT INTO shift_report (z, content, mac) VALUES (?,?,?)", z, try encoded(report), mac)
    }
}

private func decoded<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
}

private func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
