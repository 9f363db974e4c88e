import Domain
import SQL
import Vault

/// What an examination of the shifts finds (rules 39 and 40).
extension Reading {
    /// Proves that reports are numbered without a gap, unaltered, and say what the books say.
    /// - Throws: `EngineError`.
    func examineShifts(_ vault: Vault, _ result: inout Examined) throws {
        let shifts = try rows("SELECT \(ShiftRow.columns) FROM shift WHERE z IS NOT NULL ORDER BY z") { ShiftRow($0) }
        for (index, shift) in shifts.enumerated() {
            let z = Int64(index) + 1
            guard shift.z == z else { return result.findings.append(.shiftMissing(z)) }
            guard let frozen = try? shiftReport(z), try isWhole(frozen, z, vault) else {
                result.findings.append(.shiftReport(z))
                continue
            }
            if try !agrees(frozen.report, with: shift) { result.findings.append(.shiftSums(z)) }
        }
        let numbered = try first("SELECT value FROM counter WHERE name = 'z'") { $0.integer(0) } ?? 0
        if numbered != Int64(shifts.count) { result.findings.append(.shiftMissing(Int64(shifts.count) + 1)) }
    }

    private func isWhole(_ frozen: FrozenReport, _ z: Int64, _ vault: Vault) throws -> Bool {
        Vault.equal(frozen.mac, try reportMAC(frozen.report, z: z, vault: vault))
    }

    /// Without what is told by the clock and not by an entry.
    private func bare(_ activity: ShiftActivity) -> ShiftActivity {
        var bare = activity
        bare.counts[.newMembers] = nil
        return bare
    }

    private func agrees(_ report: ShiftReport, with shift: ShiftRow) throws -> Bool {
        guard let closing = report.closing, closing.number == shift.z, closing.closedAt == shift.closedAt,
            closing.closedBy == shift.closedBy, closing.floatLeft == shift.floatLeft, report.shift == shift.id
        else { return false }
        let cash = closing.differences.first { $0.tender == .cash }
        let moved = try tillMovements(of: shift.id)
        return try report.totals == totals(of: shift) && bare(report.activity) == bare(activity(of: shift))
            && cash?.expected == report.totals.expected(.cash) && cash?.counted == closing.count.total
            && moved[.difference] ?? .zero == cash?.difference && -(moved[.handedIn] ?? .zero) == closing.handedIn
            && moved.values.reduce(.zero, +) == tillEntries(of: shift)
    }
}
