package import Domain
import SQL
import Store
import Vault

/// Closes the shift by a count: the difference and what goes to the safe are booked, the report is frozen under the next
/// number, and whoever takes the drawer over has a shift of their own, all at once (rule 40).
package struct CloseShift: Command {
    /// Who takes the drawer over and stands for its float with their PIN.
    package struct TakeOver: Codable, Sendable, Equatable {
        /// Operator number.
        package let number: OperatorID
        /// Six digits; kept nowhere.
        package let pin: String

        /// Somebody.
        package init(number: OperatorID, pin: String) {
            self.number = number
            self.pin = pin
        }
    }

    /// The count it is closed by.
    package let count: TillCountID
    /// Why tenders differ.
    package let reasons: [Tender: String]
    /// 留存备用金: what stays in the drawer.
    package let floatLeft: Money
    /// Who goes on; nil = the day ends.
    package let takeOver: TakeOver?
    /// A manager's approval of a difference beyond the limit.
    package var approval: ApprovalID?

    /// An end.
    package init(
        count: TillCountID, reasons: [Tender: String] = [:], floatLeft: Money, takeOver: TakeOver? = nil,
        approval: ApprovalID? = nil
    ) {
        self.count = count
        self.reasons = reasons
        self.floatLeft = floatLeft
        self.takeOver = takeOver
        self.approval = approval
    }

    package static let right = Right.keepShift
    package var subject: Subject { .counter }
    package var withoutApproval: Self {
        Self(count: count, reasons: reasons, floatLeft: floatLeft, takeOver: takeOver)
    }

    /// What is closed, and what is open now.
    package struct Answer: Codable, Sendable, Equatable {
        /// The report's number.
        package let z: Int64
        /// The shift of the one who took over.
        package let next: ShiftID?

        /// An end.
        package init(z: Int64, next: ShiftID?) {
            self.z = z
            self.next = next
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No shift is open: it was closed already.
        case closed
        /// No such count of this shift.
        case notCounted
        /// Something was sold or moved since the count.
        case movedSince
        /// A difference, and nobody says why.
        case needsReason(Tender, difference: Money)
        /// A difference beyond the limit: a manager answers for it.
        case needsManager(Tender, difference: Money, limit: Money)
        /// A reason.
        case reason(Tender, TextFault)
        /// More is to stay than there is.
        case floatLeft(counted: Money)
        /// Nobody takes over from themselves.
        case own
        /// This person may not keep a shift.
        case mayNot
        /// Number or PIN of the one who takes over is wrong.
        case wrong(triesLeft: Int)
        /// Too many wrong PINs: not before.
        case wait(until: Instant)
        /// The account is shut.
        case shut
        /// Too many wrong PINs at this terminal.
        case terminal(until: Instant)
    }
}

extension CloseShift {
    package func prepare(_ bench: Workbench) async throws -> PINTrial.Verdict? {
        guard let takeOver, takeOver.number != bench.who?.number else { return nil }
        return try await PINTrial.staff(takeOver.number, pin: takeOver.pin, bench)
    }

    package func perform(_ work: Work, _ verdict: PINTrial.Verdict?) throws -> Answer {
        guard let shift = try work.openShift() else { throw Refusal.closed }
        guard let counted = try work.db.tillCount(count), counted.shift == shift.id else { throw Refusal.notCounted }
        guard try !work.db.hasMoved(shift.id, since: counted.afterEntry) else { throw Refusal.movedSince }
        let next = try successor(verdict, work)
        let totals = try work.db.totals(of: shift)
        let (differences, manager) = try answered(totals, counted, work)
        guard floatLeft >= .zero, floatLeft <= counted.count.total else {
            throw Refusal.floatLeft(counted: counted.count.total)
        }
        // Before the end is booked: what is booked by it is no activity of the shift.
        let activity = try work.db.activity(of: shift)
        try book(differences, counted.count.total - floatLeft, shift, work)
        let z = try work.db.next("z")
        let earlier = try work.db.cashCounts(of: shift.id).filter { $0.id < count }.map(\.cash)
        let closing = ShiftReport.Closing(
            number: z, closedBy: work.operatorID, closedAt: work.now, takenOverBy: next, manager: manager,
            count: counted.count, differences: differences, floatLeft: floatLeft, earlierCounts: earlier)
        let report = ShiftReport(
            shift: shift.id, firstDay: shift.day, lastDay: max(shift.day, work.today), openedBy: shift.openedBy,
            openedAt: shift.openedAt, totals: totals, activity: activity, closing: closing)
        try work.db.closeShift(shift.id, z: z, at: work.now, by: work.operatorID, floatLeft: floatLeft)
        try work.db.freeze(report, z: z, vault: work.vault)
        let opened = try next.map {
            try work.db.insertShift(
                day: work.today, at: work.now, by: $0, openingFloat: floatLeft, follows: shift.id)
        }
        return Answer(z: z, next: opened)
    }

    /// Who goes on with the drawer; nil = the day ends.
    private func successor(_ verdict: PINTrial.Verdict?, _ work: Work) throws -> OperatorID? {
        guard let takeOver else { return nil }
        guard takeOver.number != work.operatorID else { throw Refusal.own }
        switch verdict {
        case .wrong(let left): throw Refusal.wrong(triesLeft: left)
        case .wait(let until): throw Refusal.wait(until: until)
        case .terminal(let until): throw Refusal.terminal(until: until)
        case .shut, nil: throw Refusal.shut
        case .right: break
        }
        guard let row = try work.db.staff(takeOver.number), row.role.standing(to: .keepShift) == .allowed else {
            throw Refusal.mayNot
        }
        return row.id
    }

    /// The differences with their reasons, and the manager who answers for one beyond the limit.
    private func answered(
        _ totals: ShiftTotals, _ counted: TillCountRow, _ work: Work
    ) throws -> ([TillDifference], OperatorID?) {
        var clean: [Tender: String] = [:]
        for (tender, reason) in reasons {
            do { clean[tender] = try CleanText.note(reason) } catch { throw Refusal.reason(tender, error) }
        }
        let limit = work.settings.tillLimit
        do {
            let all = try totals.compared(cash: counted.count, others: counted.others)
            let differences = all.map { line in
                TillDifference(
                    tender: line.tender, expected: line.expected, counted: line.counted,
                    reason: line.needsReason ? clean[line.tender] ?? "" : "")
            }
            for line in differences where line.needsReason { try line.check(limit: limit, hasManager: true) }
            guard differences.contains(where: { $0.needsManager(limit: limit) }) else { return (differences, nil) }
            let isAnswered = try work.may(.acceptDifference)
            for line in differences { try line.check(limit: limit, hasManager: isAnswered) }
            return (differences, work.approver ?? work.operatorID)
        } catch let fault as TillFault {
            switch fault {
            case .needsReason(let tender, let difference): throw Refusal.needsReason(tender, difference: difference)
            case .needsManager(let tender, let difference, let limit):
                throw Refusal.needsManager(tender, difference: difference, limit: limit)
            case .notCompared, .impossibleCount: throw Refusal.notCounted
            }
        }
    }

    /// Books what the count found, and what goes to the safe.
    private func book(_ differences: [TillDifference], _ handedIn: Money, _ shift: ShiftRow, _ work: Work) throws {
        guard let cash = differences.first(where: { $0.tender == .cash }) else { return }
        var moves: [Draft.Move] = []
        if cash.difference != .zero { moves.append(.drawer(cash.difference, .tillDifference)) }
        if handedIn > .zero { moves.append(.drawer(-handedIn, .pettyCash)) }
        guard !moves.isEmpty else { return }
        let posted = try work.post(.till, member: nil, title: "交班", note: cash.reason, moves: moves)
        if cash.difference != .zero {
            try work.db.insertTillMovement(posted.entry, shift.id, .difference, cash.difference, reason: cash.reason)
        }
        if handedIn > .zero {
            try work.db.insertTillMovement(posted.entry, shift.id, .handedIn, -handedIn, reason: "交班上缴")
        }
    }
}
