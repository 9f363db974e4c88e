package import Domain
import SQL
import Store
import Vault

/// A payment in advance is returned, kept, or used for the service (rule 36; 民法典 arts. 586 and 587).
package struct SettleDeposit: Command {
    /// For which visit it was paid.
    package let visit: VisitID
    /// What becomes of it.
    package let fate: DepositFate
    /// Why; may be empty unless it is kept.
    package let reason: String
    /// A manager's approval.
    package var approval: ApprovalID?

    /// What becomes of a payment.
    package init(visit: VisitID, fate: DepositFate, reason: String = "", approval: ApprovalID? = nil) {
        self.visit = visit
        self.fate = fate
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.topUp
    package var subject: Subject { .visit(visit) }
    package var withoutApproval: Self { Self(visit: visit, fate: fate, reason: reason) }

    /// What became of it.
    package struct Answer: Codable, Sendable, Equatable {
        /// Number of the journal entry.
        package let entry: EntryID
        /// To be handed to the customer, the way it was paid; zero if nothing.
        package let toReturn: Money
        /// How it was paid.
        package let tender: Tender

        /// What became of it.
        package init(entry: EntryID, toReturn: Money, tender: Tender) {
            self.entry = entry
            self.toReturn = toReturn
            self.tender = tender
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit, or nothing open was paid for it.
        case unknown
        /// The law or the deposit's own words do not allow it as things stand.
        case notAllowed(DepositBinding, VisitState, BookingEnding?)
        /// The reason.
        case reason(TextFault)
    }
}

extension SettleDeposit {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let clean: String
        do { clean = fate == .kept ? try CleanText.reason(reason) : try CleanText.note(reason) } catch {
            throw Refusal.reason(error)
        }
        guard let row = try work.db.visit(visit),
            let deposit = try work.db.openDeposit(of: visit)
        else { throw Refusal.unknown }
        guard fate.isAllowed(deposit.binding, row.state, row.ending) else {
            throw Refusal.notAllowed(deposit.binding, row.state, row.ending)
        }
        // Keeping somebody's money, paying twofold and paying back after the service are a manager's.
        let isTwofold = fate.isTwofold(deposit.binding, row.ending)
        let isGrave = fate == .kept || isTwofold || (fate == .returned && row.state == .done)
        if isGrave, try !work.may(.keepDeposit) { throw Denial.approvalNeeded(.keepDeposit) }
        if !clean.isEmpty { work.record(reason: clean) }
        let posted = try work.post(
            kind, member: row.member, title: deposit.binding == .binding ? "定金" : "订金", note: clean,
            moves: try moves(deposit, isTwofold, work))
        guard try work.db.settleDeposit(deposit.entry, as: fate, by: posted.entry) else { throw Refusal.unknown }
        let back = fate == .returned ? deposit.amount : .zero
        return Answer(entry: posted.entry, toReturn: isTwofold ? back + back : back, tender: deposit.tender)
    }

    private var kind: EntryKind {
        switch fate {
        case .returned: .depositReturn
        case .kept: .depositKept
        case .used: .depositUse
        }
    }

    private func moves(_ deposit: DepositRow, _ isTwofold: Bool, _ work: Work) throws -> [Draft.Move] {
        let tender = AccountKind(deposit.tender)
        let into: AccountKind =
            switch fate {
            case .returned: tender
            case .kept: .depositsKept
            case .used: .sales
            }
        let lots = try work.db.lots([AccountID(.deposit, holder: visit.raw)], at: work.now)
        var moves = Deduction.inOrder(deposit.amount.fen, lots).map { Draft.Move.take($0, into: into) }
        if isTwofold { moves.append(.pass(from: .compensation, into: tender, amount: deposit.amount.fen)) }
        return moves
    }
}
