package import Domain
package import SQL
package import Vault

/// What is wrong with the books, each with where it was found.
package enum Finding: Sendable, Equatable {
    /// An entry is missing from the gapless sequence.
    case entryMissing(Int64)
    /// An entry or its transfers were changed after they were written.
    case entryAltered(Int64)
    /// An entry's cached amount or balance is not what its transfers say.
    case entryAmount(Int64)
    /// An audit row is missing.
    case auditMissing(Int64)
    /// An audit row was changed.
    case auditAltered(Int64)
    /// An audit row names an entry whose code differs.
    case auditEntry(Int64)
    /// An account's cached balance differs from the sum of its transfers.
    case balance(account: Int64, cached: Int64, sum: Int64)
    /// An account's cached hold differs from its open holds.
    case held(account: Int64, cached: Int64, sum: Int64)
    /// A lot's cached remainder differs from the sum of its transfers.
    case lot(Int64, cached: Int64, sum: Int64)
    /// Lots of an account do not add up to its balance.
    case lotsOfAccount(Int64, balance: Int64, lots: Int64)
    /// A verification, voucher or coupon does not fit its entry.
    case verification(Int64)
    /// A request that wrote an entry is missing, or the other way round.
    case request(entry: Int64)
    /// Two appointments take the same time of somebody or something.
    case overlap(Int64, Int64)
    /// An appointment has more customers than places, or takes time without any, or has customers without taking place.
    case seats(appointment: Int64, taken: Int, places: Int)
    /// An appointment does not take the time of people and rooms that its service needs.
    case occupancy(appointment: Int64)
    /// The day's list says something else of an expected visit than its first appointment.
    case summary(visit: Int64)
    /// A payment in advance is not what its entries say.
    case deposit(entry: Int64)
    /// What a visit's account holds is not what was paid in advance for it and is open.
    case openDeposit(visit: Int64, balance: Int64, open: Int64)
    /// A stock is not the sum of its movements, or a movement's count afterwards is not.
    case stock(good: Int64, onHand: Int64, sum: Int64)
    /// A closed shift's report or number is missing.
    case shiftMissing(Int64)
    /// A shift's report was changed after it was frozen.
    case shiftReport(Int64)
    /// A shift's report says something else than the books.
    case shiftSums(Int64)
    /// A closed pay period comes to something else than when it was closed.
    case payPeriod(until: Day)
    /// More was taken back than somebody had achieved by an entry.
    case performance(entry: Int64)
    /// An order is not the sum of its lines, steps or payments, or does not fit its entry.
    case order(Int64)
    /// An entry says that an order was paid, and there is none.
    case orderMissing(entry: Int64)
    /// A refund is not the sum of its lines or parts.
    case refund(Int64)
    /// What customers owe is not what was sold on account and not paid since.
    case debts(owed: Int64, booked: Int64)
    /// A debt is not what was sold on account less what was paid and what went back of it.
    case debt(order: Int64)
    /// A scanned payment does not fit its entries, its order or what went back of it.
    case payment(Int64)
    /// What scanned payments have brought and nobody used is not what the payments say.
    case unapplied(balance: Int64, waiting: Int64)
    /// A digital code cannot be read, or is not issued to exactly one paid place while it counts as issued.
    case digitalCode(Int64)
    /// A place that is owed a digital code does not fit its line or its code, or waits while there is one.
    case codeSlot(Int64)
    /// A line has more or fewer places for digital codes than were sold, or than went back.
    case codesOfLine(order: Int64, line: Int64)
    /// A delivery does not fit its line, its refunds, its steps, or what left the shelf for it.
    case delivery(Int64)
    /// More of an article lies here for somebody than there is.
    case promised(good: Int64)
    /// The last entry is not the one remembered outside the file.
    case anchor(anchored: Int64, found: Int64)
}

/// How far an examination went.
package struct Examined: Sendable, Equatable {
    /// Entries read.
    package var entries: Int64 = 0
    /// Audit rows read.
    package var audits: Int64 = 0
    /// Accounts summed.
    package var accounts: Int64 = 0
    /// What is wrong; empty = nothing.
    package var findings: [Finding] = []
}

extension Reading {
    /// Whether both chains still contain a head remembered outside the file.
    /// - Throws: `EngineError`.
    package func holds(_ head: Head) throws -> Bool {
        func has(_ table: String, _ link: Head.Link) throws -> Bool {
            guard link.sequence > 0 else { return true }
            let mac = try first("SELECT mac FROM \(table) WHERE id = ?", link.sequence) { $0.blob(0) }
            return mac.map { Vault.equal($0, link.mac) } ?? false
        }
        return try has("entry", head.ledger) && has("audit", head.audit)
    }

    /// Proves the books from their first row: chains, sums, lots, holds (rule 2), and the booking sheet (rules 33 and 34).
    /// Reads everything.
    /// - Throws: `EngineError`.
    package func examineBooks(vault: Vault) throws -> Examined {
        var result = Examined()
        try examineEntries(vault, &result)
        try examineAudit(vault, &result)
        try examineBalances(&result)
        try examineLots(&result)
        try examineVerifications(&result)
        try examineSheet(&result)
        try examineOrders(&result)
        try examineStock(&result)
        try examineDeliveries(vault, &result)
        try examinePayments(&result)
        try examineDeposits(&result)
        try examineShifts(vault, &result)
        try examinePerformance(&result)
        return result
    }

    private func examineEntries(_ vault: Vault, _ result: inout Examined) throws {
        var previous = Head.Link.none
        var balances: [MemberID: Int64] = [:]
        var cursor = TransferCursor(db: self)
        try each(
            """
            SELECT id, kind, request, member, operator, at, reverses, amount, mac, balance_after, day, title, note, shift
            FROM entry ORDER BY id
            """
        ) { row in
            let id: EntryID = row.identity(0)
            if id.raw != previous.sequence + 1 { result.findings.append(.entryMissing(previous.sequence + 1)) }
            let transfers = try cursor.transfers(of: id)
            let record = EntryRecord(
                sequence: id, kind: row.one(of: EntryKind.self, 1), key: row.text(2), member: row.optionalIdentity(3),
                operatorID: row.identity(4), at: row.instant(5), day: row.text(10), title: row.text(11),
                note: row.text(12), reverses: row.optionalIdentity(6), transfers: transfers,
                shift: row.optionalIdentity(13))
            let mac = vault.ledgerMAC(previous: previous.mac, sequence: id.raw, canonical: record.canonicalBytes)
            let stored = row.blob(8)
            if !Vault.equal(mac, stored) { result.findings.append(.entryAltered(id.raw)) }
            let change = Self.moneyChange(transfers)
            var after: Int64 = 0
            if let member = record.member {
                after = balances[member, default: 0] + change
                balances[member] = after
            }
            if change != row.integer(7) || after != row.integer(9) { result.findings.append(.entryAmount(id.raw)) }
            previous = Head.Link(sequence: id.raw, mac: stored)
            result.entries += 1
        }
    }

    private func examineAudit(_ vault: Vault, _ result: inout Examined) throws {
        var previous = Head.Link.none
        try each(
            """
            SELECT a.id, a.at, a.operator, a.command, a.subject, a.subject_id, a.outcome, a.detail, a.entry, a.approver,
                   a.mac, e.mac FROM audit a LEFT JOIN entry e ON e.id = a.entry ORDER BY a.id
            """
        ) { row in
            let id = row.integer(0)
            if id != previous.sequence + 1 { result.findings.append(.auditMissing(previous.sequence + 1)) }
            let audit = AuditRow(
                at: row.instant(1), operatorID: row.identity(2), command: row.text(3), subject: row.text(4),
                subjectID: row.integer(5), ending: row.one(of: AuditRow.Ending.self, 6), detail: row.text(7),
                entry: row.optionalIdentity(8), entryMAC: row.optionalBlob(11) ?? [], approver: row.optionalIdentity(9))
            let mac = vault.auditMAC(previous: previous.mac, sequence: id, canonical: audit.canonicalBytes)
            let stored = row.blob(10)
            if !Vault.equal(mac, stored) { result.findings.append(.auditAltered(id)) }
            previous = Head.Link(sequence: id, mac: stored)
            result.audits += 1
        }
    }

    private func examineBalances(_ result: inout Examined) throws {
        var sums: [Int64: Int64] = [:]
        try each("SELECT debit, credit, amount FROM transfer") { row in
            sums[row.integer(0), default: 0] -= row.integer(2)
            sums[row.integer(1), default: 0] += row.integer(2)
        }
        var holds: [Int64: Int64] = [:]
        try each("SELECT account, amount FROM hold WHERE state = 'open'") { row in
            holds[row.integer(0), default: 0] += row.integer(1)
        }
        try each("SELECT id, balance, held FROM account") { row in
            let (id, balance, held) = (row.integer(0), row.integer(1), row.integer(2))
            let sum = sums.removeValue(forKey: id) ?? 0
            if sum != balance { result.findings.append(.balance(account: id, cached: balance, sum: sum)) }
            let open = holds.removeValue(forKey: id) ?? 0
            if open != held { result.findings.append(.held(account: id, cached: held, sum: open)) }
            result.accounts += 1
        }
        for (id, sum) in sums.sorted(by: { $0.key < $1.key }) {
            guard AccountID(id).kind?.isHeldByMember ?? true, sum != 0 else { continue }
            result.findings.append(.balance(account: id, cached: 0, sum: sum))
        }
    }

    private func examineLots(_ result: inout Examined) throws {
        var sums: [Int64: Int64] = [:]
        let memberKinds = Set(AccountKind.allCases.filter(\.isHeldByMember))
        try each("SELECT lot, debit, amount FROM transfer WHERE lot IS NOT NULL") { row in
            let leaves = AccountID(row.integer(1)).kind.map { memberKinds.contains($0) } ?? false
            sums[row.integer(0), default: 0] += leaves ? -row.integer(2) : row.integer(2)
        }
        try each("SELECT id, remaining FROM lot") { row in
            let sum = sums.removeValue(forKey: row.integer(0)) ?? 0
            if sum != row.integer(1) {
                result.findings.append(.lot(row.integer(0), cached: row.integer(1), sum: sum))
            }
        }
        for (id, sum) in sums.sorted(by: { $0.key < $1.key }) where sum != 0 {
            result.findings.append(.lot(id, cached: 0, sum: sum))
        }
        try each(
            """
            SELECT a.id, a.balance,
                   coalesce((SELECT sum(l.remaining) FROM lot l WHERE l.account = a.id AND l.remaining > 0), 0) AS lots
            FROM account a WHERE a.balance <> lots
            """
        ) { row in
            result.findings.append(.lotsOfAccount(row.integer(0), balance: row.integer(1), lots: row.integer(2)))
        }
    }

    private func examineVerifications(_ result: inout Examined) throws {
        try each(
            """
            SELECT f.id FROM verification f LEFT JOIN entry e ON e.id = f.entry LEFT JOIN entry u ON u.id = f.undo_entry
            WHERE e.kind <> 'verification' OR (f.undone_at IS NULL) <> (f.undo_entry IS NULL)
               OR (u.id IS NOT NULL AND u.reverses <> e.id)
               OR (f.undo_entry IS NULL AND EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id))
            """
        ) { result.findings.append(.verification($0.integer(0))) }
        try each(
            """
            SELECT f.id FROM voucher v JOIN verification f ON f.id = v.used_by
            WHERE f.undone_at IS NOT NULL OR f.voucher IS NOT v.code_index
            UNION
            SELECT f.id FROM verification f JOIN voucher v ON v.code_index = f.voucher
            WHERE f.undone_at IS NULL AND v.used_by IS NOT f.id
            """
        ) { result.findings.append(.verification($0.integer(0))) }
        try each(
            """
            SELECT e.id FROM entry e LEFT JOIN request r ON r.key = CASE e.kind
                WHEN 'lapse' THEN substr(e.request, 1, instr(e.request, ' ') - 1) ELSE e.request END
            WHERE e.kind <> 'opening' AND e.request NOT LIKE 'history-%' AND (r.key IS NULL OR r.state <> 'done')
            """
        ) { result.findings.append(.request(entry: $0.integer(0))) }
    }
}

/// Reads all transfers in the order of entries, a batch at a time, so that an examination is two passes, not one
/// statement for each entry.
private struct TransferCursor {
    let db: any Reading
    private var batch: [(EntryID, Transfer)] = []
    private var next = 0
    private var last: EntryID = EntryID(0)
    private let size = 5000

    init(db: any Reading) { self.db = db }

    mutating func transfers(of entry: EntryID) throws -> [Transfer] {
        var found: [Transfer] = []
        while true {
            if next == batch.count, try !refill(from: entry) { return found }
            let (owner, transfer) = batch[next]
            if owner > entry { return found }
            if owner == entry { found.append(transfer) }
            next += 1
        }
    }

    private mutating func refill(from entry: EntryID) throws -> Bool {
        let from = batch.last?.0 ?? EntryID(0)
        let line = lastLine
        batch = try db.rows(
            """
            SELECT entry, debit, credit, amount, lot, line FROM transfer
            WHERE (entry, line) > (?, ?) ORDER BY entry, line LIMIT ?
            """, from, line, size
        ) { row in
            lastLine = row.integer(5)
            return (
                row.identity(0),
                Transfer(
                    debit: row.identity(1), credit: row.identity(2), amount: row.integer(3),
                    lot: row.optionalIdentity(4))
            )
        }
        next = 0
        return !batch.isEmpty
    }

    private var lastLine: Int64 = 0
}
