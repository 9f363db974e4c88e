package import Domain
import SQL
import Store
import Vault

/// Takes a deduction back, exactly: every part into the lot it came from (rule 9).
package struct UndoDeduction: Command {
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

    package static let right = Right.undoDeduction
    package var subject: Subject { .entry(entry) }
    package var withoutApproval: Self { Self(entry: entry, reason: reason) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such deduction.
        case unknown
        /// Taken back before, too late, or its points are spent.
        case fault(VerificationFault)
        /// The reason.
        case reason(TextFault)
    }
}

extension UndoDeduction {
    package func perform(_ work: Work, _ prepared: Void) throws -> Receipt {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let original = try work.db.entry(entry), original.kind == .deduction, let member = original.member,
            let record = try work.db.member(member, vault: work.vault)
        else { throw Refusal.unknown }
        if original.undoneBy == nil { try pointsAreThere(original, member, work) }
        do {
            let (posted, transfers) = try work.reverse(original, member: member, reason: clean)
            return try work.reversalReceipt(posted, original, transfers, record, note: clean)
        } catch let fault as VerificationFault { throw Refusal.fault(fault) }
    }

    /// Points this deduction earned must still be there, or have lapsed; they are never silently forgotten (rule 26).
    private func pointsAreThere(_ original: EntryRow, _ member: MemberID, _ work: Work) throws {
        let account = AccountID(.points, holder: member.raw)
        let lots = try work.db.lots([account], at: original.at)
        for transfer in try work.db.transfers(of: original.id) where transfer.credit == account {
            let left = lots.first { $0.id == transfer.lot }?.remaining ?? 0
            let have = left + (try work.lapsed(transfer, of: original))
            guard have >= transfer.amount else { throw Refusal.fault(.pointsSpent(need: transfer.amount, have: have)) }
        }
    }
}
