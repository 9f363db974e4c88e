package import Domain
import SQL
import Store
import Vault

/// Takes a payment of debts back: they are owed again, what was scanned lies there to be used or given back.
package struct UndoDebtPayment: Command {
    /// Which.
    package let entry: EntryID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of an entry, for a reason.
    package init(entry: EntryID, reason: String, approval: ApprovalID? = nil) {
        self.entry = entry
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.refund
    package var subject: Subject { .entry(entry) }
    package var withoutApproval: Self { Self(entry: entry, reason: reason) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such payment of a debt.
        case unknown
        /// Taken back before, or too late.
        case fault(VerificationFault)
        /// Something of what was bought on account went back since.
        case refunded
        /// The reason.
        case reason(TextFault)
    }
}

extension UndoDebtPayment {
    package func perform(_ work: Work, _ prepared: Void) throws -> Receipt {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let original = try work.db.entry(entry), original.kind == .debtPaid, let member = original.member,
            let record = try work.db.member(member, vault: work.vault)
        else { throw Refusal.unknown }
        if original.undoneBy == nil, try work.db.hasRefunds(ofDebtsPaidBy: entry) { throw Refusal.refunded }
        do {
            let (posted, transfers) = try work.reverse(original, member: member, reason: clean)
            try work.db.reopenDebts(paidBy: entry)
            for part in try work.db.debtTenders(of: entry) {
                if let payment = part.payment { try work.db.releasePayment(payment) }
            }
            return try work.reversalReceipt(posted, original, transfers, record, note: clean)
        } catch let fault as VerificationFault { throw Refusal.fault(fault) }
    }
}
