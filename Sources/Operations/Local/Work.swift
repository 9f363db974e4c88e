package import Domain
package import SQL
import Store
package import Vault

/// What a command has at hand inside its transaction.
package final class Work {
    /// The open transaction.
    package let db: any Writing
    /// The store's keys.
    package let vault: Vault
    /// Now, the same for the whole command.
    package let now: Instant
    /// Who asks.
    package let who: Staff?
    /// The store's settings.
    package let settings: StoreSettings
    /// The store's days.
    package let calendar: StoreCalendar
    /// The request's key.
    package let key: RequestKey
    /// Makes sessions.
    let openSession: (Staff) -> SessionToken
    let endSession: () -> Void
    private let approval: (id: ApprovalID, row: ApprovalRow?)?
    private let contentMAC: [UInt8]
    private let command: String
    /// The last entry written, for the audit.
    private(set) var posted: Posted?
    /// Who approved, once an approval was used.
    var approver: OperatorID? { approvedBy?.id }
    private var approvedBy: StaffRow?
    private var shift: ShiftRow?
    /// The reason that goes on record in the audit, for acts that leave no entry with a note.
    private(set) var reason = ""

    init(
        db: any Writing, vault: Vault, now: Instant, who: Staff?, settings: StoreSettings, calendar: StoreCalendar,
        key: RequestKey, approval: (id: ApprovalID, row: ApprovalRow?)?, contentMAC: [UInt8], command: String,
        openSession: @escaping (Staff) -> SessionToken, endSession: @escaping () -> Void
    ) {
        self.db = db
        self.vault = vault
        self.now = now
        self.who = who
        self.settings = settings
        self.calendar = calendar
        self.key = key
        self.approval = approval
        self.contentMAC = contentMAC
        self.command = command
        self.openSession = openSession
        self.endSession = endSession
    }

    /// Today's business day.
    package var today: Day { calendar.businessDay(of: now) }

    /// The number of the one who asks; 0 before anybody signed in.
    package var operatorID: OperatorID { who?.number ?? OperatorID(0) }

    /// Whether the one who asks may use a right, alone or by the approval the command carries; an approval is used up.
    /// - Throws: `Denial.approval` if there is one and it does not count; `EngineError`.
    package func may(_ right: Right) throws -> Bool {
        guard let who else { return right == .enter }
        switch who.role.standing(to: right) {
        case .allowed: return true
        case .refused: throw Denial.right(right)
        case .withApproval: return try useApproval(for: right)
        }
    }

    private func useApproval(for right: Right) throws -> Bool {
        guard let approval else { return false }
        guard let row = approval.row else { throw Denial.approval(.unknown) }
        if let approvedBy {
            guard approvedBy.role.standing(to: right) == .allowed else { throw Denial.approval(.approver) }
            return true
        }
        guard row.usedAt == nil else { throw Denial.approval(.used) }
        guard row.command == command, Vault.equal(row.contentMAC, contentMAC), row.actor == operatorID else {
            throw Denial.approval(.other)
        }
        guard row.approver != operatorID else { throw Denial.approval(.own) }
        guard now >= row.at, now.ms - row.at.ms <= 60_000 else { throw Denial.approval(.expired) }
        guard let by = try db.staff(row.approver), by.role.standing(to: right) == .allowed else {
            throw Denial.approval(.approver)
        }
        try db.useApproval(approval.id, at: now)
        approvedBy = by
        return true
    }

    /// The shift that is open at this till.
    /// - Throws: `EngineError`.
    func openShift() throws -> ShiftRow? {
        if let shift { return shift }
        shift = try db.openShift()
        return shift
    }

    /// Puts a cleaned reason on record (rule 55).
    func record(reason: String) { self.reason = reason }

    /// Writes an entry under this request's key.
    /// - Throws: `EngineError`.
    func post(
        _ kind: EntryKind, member: MemberID?, title: String, note: String = "", reverses: EntryID? = nil,
        moves: [Draft.Move]
    ) throws -> Posted {
        precondition(posted == nil, "one request writes one entry")
        return try write(kind, key.text, member, title: title, note: note, reverses: reverses, moves: moves)
    }

    /// Writes the entry of one member of many that one request is about; its key is the request's, a blank (which no
    /// key has) and the member's number.
    /// - Throws: `EngineError`.
    func postOne(_ kind: EntryKind, of member: MemberID, title: String, note: String, moves: [Draft.Move]) throws {
        _ = try write(kind, "\(key.text) \(member)", member, title: title, note: note, reverses: nil, moves: moves)
    }

    private func write(
        _ kind: EntryKind, _ key: String, _ member: MemberID?, title: String, note: String, reverses: EntryID?,
        moves: [Draft.Move]
    ) throws -> Posted {
        let shift = try openShift()
        let draft = Draft(
            kind: kind, key: key, member: member, operatorID: operatorID, at: now, day: today, title: title,
            note: note, reverses: reverses, shift: shift?.id, moves: moves)
        guard shift != nil || !draft.needsShift else { throw Denial.shiftNeeded }
        let result = try db.post(draft, vault: vault)
        posted = result
        return result
    }

    /// Takes an entry back exactly, within the hours the store allows (rules 9 and 22).
    /// - Throws: `VerificationFault`; `EngineError`.
    func reverse(_ original: EntryRow, member: MemberID, reason: String) throws -> (Posted, [Transfer]) {
        guard original.undoneBy == nil else { throw VerificationFault.alreadyUndone }
        guard now < original.at.advanced(hours: Int64(settings.undoHours)) else {
            throw VerificationFault.tooLate(hours: settings.undoHours)
        }
        let transfers = try db.transfers(of: original.id)
        try giveGrace(to: transfers, of: member)
        let posted = try post(
            .reversal, member: member, title: original.title, note: reason, reverses: original.id,
            moves: transfers.flatMap { try moves(back: $0, of: original) })
        try reversePerformance(of: original.id, by: posted.entry)
        return (posted, transfers)
    }

    /// Value that comes back into a lot whose time has passed can be used for some days yet (rule 26). What else lies in
    /// that lot has lapsed and stays so: it is written down first.
    private func giveGrace(to transfers: [Transfer], of member: MemberID) throws {
        let returning = Set(transfers.filter { $0.debit.kind?.lapsesInto != nil }.compactMap(\.lot))
        let lapsed = try returning.sorted().compactMap { try db.lapsedLot($0, at: now) }
        let rest = lapsed.filter { $0.remaining > 0 }
        if !rest.isEmpty {
            let title = LapseLots.title(LapseLots.sum(rest, .bonus), LapseLots.sum(rest, .points))
            _ = try db.post(
                Draft(
                    kind: .lapse, key: "\(key.text) \(member)", member: member, operatorID: operatorID, at: now,
                    day: today,
                    title: title, moves: rest.compactMap(LapseLots.move)), vault: vault)
        }
        let until = calendar.end(of: today.advanced(days: settings.graceDays))
        for lot in lapsed { try db.prolong(lot.id, until: until) }
    }

    /// Takes a transfer back. What it brought and has lapsed since cannot leave its lot a second time: that part goes
    /// from where lapsed value went to where it had come from, so that every account is as it was before.
    private func moves(back transfer: Transfer, of original: EntryRow) throws -> [Draft.Move] {
        let gone = try lapsed(transfer, of: original)
        guard gone > 0, let from = transfer.credit.kind?.lapsesInto, let into = transfer.debit.kind else {
            return [.back(transfer)]
        }
        let rest = Transfer(
            debit: transfer.debit, credit: transfer.credit, amount: transfer.amount - gone, lot: transfer.lot)
        return (rest.amount > 0 ? [.back(rest)] : []) + [.pass(from: from, into: into, amount: gone)]
    }

    /// What of the value a transfer brought to a member has lapsed since by entries (rule 24).
    /// - Throws: `EngineError`.
    func lapsed(_ transfer: Transfer, of original: EntryRow) throws -> Int64 {
        guard transfer.credit.kind?.lapsesInto != nil, let lot = transfer.lot, let member = original.member else {
            return 0
        }
        return try db.lapsedEntries(of: lot, member: member, after: original.id)
    }

    /// A movement of stock by the one who asks, now.
    func stockDeed(entry: EntryID? = nil, visit: VisitID? = nil, reason: String = "") -> StockDeed {
        StockDeed(by: operatorID, at: now, day: today, entry: entry, visit: visit, reason: reason)
    }

    /// Until when something done at a moment may be undone.
    func undoUntil(_ at: Instant) -> Instant { at.advanced(hours: Int64(settings.undoHours)) }
}

/// What a query has at hand.
package struct View {
    /// The snapshot.
    package let db: any Reading
    /// The store's keys.
    package let vault: Vault
    /// Now.
    package let now: Instant
    /// Who asks.
    package let who: Staff?
    /// The store's settings.
    package let settings: StoreSettings
    /// The store's days.
    package let calendar: StoreCalendar

    /// Today's business day.
    package var today: Day { calendar.businessDay(of: now) }
}

/// What a command has at hand before its transaction.
package struct Workbench: Sendable {
    /// The books, for small transactions of their own.
    package let database: any Database
    /// The store's keys.
    package let vault: Vault
    /// Now.
    package let now: Instant
    /// Who asks.
    package let who: Staff?
    /// What a staff PIN costs to hash.
    package let staffCost: PINHash.Cost
    /// What a member's PIN costs to hash.
    package let memberCost: PINHash.Cost
    /// The time as this program has counted it since it opened the books: a clock that is turned does not turn it.
    package let steady: Instant
    /// Which start of the machine, and milliseconds since it; nil = nobody knows.
    let boot: (name: String, uptime: Int64)?
    /// Which terminal asks.
    package let terminal: String
    /// Random bytes.
    package let random: @Sendable (Int) -> [UInt8]

    /// Now, as a program that is started anew will know it.
    var mark: SteadyMark? { boot.map { SteadyMark(boot: $0.name, uptime: $0.uptime, steady: steady) } }

    /// A moment of the steady time as the clock on the wall will show it.
    func shown(_ moment: Instant) -> Instant { moment.advanced(milliseconds: now.ms - steady.ms) }
}
