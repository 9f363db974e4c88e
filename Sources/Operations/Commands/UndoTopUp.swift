package import Domain
import SQL
import Store
import Vault

/// Takes a top-up back whose value is untouched, bonus included (rule 10).
package struct UndoTopUp: Command {
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

    package static let right = Right.undoTopUp
    package var subject: Subject { .entry(entry) }
    package var withoutApproval: Self { Self(entry: entry, reason: reason) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such top-up.
        case unknown
        /// Taken back before, or too late.
        case fault(VerificationFault)
        /// So much of it has been used.
        case used(Money)
        /// The reason.
        case reason(TextFault)
    }
}

extension UndoTopUp {
    package func perform(_ work: Work, _ prepared: Void) throws -> Receipt {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let original = try work.db.entry(entry), original.kind == .topUp, let member = original.member,
            let record = try work.db.member(member, vault: work.vault)
        else { throw Refusal.unknown }
        if original.undoneBy == nil {
            let lots = try work.db.storedValueLots(of: member, at: original.at)
            let transfers = try work.db.transfers(of: original.id)
            let brought = transfers.reduce(Int64(0)) { $0 + $1.amount }
            let lapsed = try transfers.reduce(Int64(0)) { try $0 + work.lapsed($1, of: original) }
            let left = lots.filter { $0.source == original.id }.reduce(lapsed) { $0 + $1.remaining }
            guard left == brought else { throw Refusal.used(Money(fen: brought - left)) }
        }
        do {
            let (posted, transfers) = try work.reverse(original, member: member, reason: clean)
            return try work.reversalReceipt(posted, original, transfers, record, note: clean)
        } catch let fault as VerificationFault { throw Refusal.fault(fault) }
    }
}
