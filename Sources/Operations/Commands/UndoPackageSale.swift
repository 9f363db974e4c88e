package import Domain
import SQL
import Store
import Vault

/// Takes the sale of a package back of which nothing was used: the money by the tender it came in, all sessions and
/// their codes.
package struct UndoPackageSale: Command {
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
        /// No such sale.
        case unknown
        /// Taken back before, or too late.
        case fault(VerificationFault)
        /// So many of its sessions have been used.
        case used(Int64)
        /// So many of its sessions are held for visits.
        case held(Int64)
        /// The reason.
        case reason(TextFault)
    }
}

extension UndoPackageSale {
    package func perform(_ work: Work, _ prepared: Void) throws -> Receipt {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let original = try work.db.entry(entry), original.kind == .packageSale, let member = original.member,
            let record = try work.db.member(member, vault: work.vault)
        else { throw Refusal.unknown }
        let items = try items(of: original, work)
        if original.undoneBy == nil {
            let used = items.reduce(Int64(0)) { $0 + $1.total - $1.left }
            guard used == 0 else { throw Refusal.used(used) }
            let held = items.reduce(Int64(0)) { $0 + $1.held }
            guard held == 0 else { throw Refusal.held(held) }
        }
        do {
            let (posted, transfers) = try work.reverse(original, member: member, reason: clean)
            for item in items { try work.db.withdraw(item.id, at: work.now) }
            return try work.reversalReceipt(posted, original, transfers, record, note: clean)
        } catch let fault as VerificationFault { throw Refusal.fault(fault) }
    }

    private func items(of original: EntryRow, _ work: Work) throws -> [PackageItemRow] {
        try work.db.transfers(of: original.id).filter { $0.credit.kind == .session }.compactMap { transfer in
            try work.db.packageItem(PackageItemID(transfer.credit.holder))
        }
    }
}
