package import Domain
import SQL
import Store
import Vault

/// Gives back what a verification used, to the very lot, once (rule 22).
package struct UndoVerification: Command {
    /// Which.
    package let verification: VerificationID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of a verification, for a reason.
    package init(verification: VerificationID, reason: String, approval: ApprovalID? = nil) {
        self.verification = verification
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.undoVerification
    package var subject: Subject { .verification(verification) }
    package var withoutApproval: Self { Self(verification: verification, reason: reason) }

    /// What came back.
    package struct Answer: Codable, Sendable, Equatable {
        /// What it was.
        package let title: String
        /// What is there now: sessions, points; nil for a coupon.
        package let left: Int64?

        /// What came back.
        package init(title: String, left: Int64?) {
            self.title = title
            self.left = left
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// It.
        case fault(VerificationFault)
        /// The reason.
        case reason(TextFault)
    }
}

extension UndoVerification {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        do {
            guard let record = try work.db.verification(verification), let original = try work.db.entry(record.entry)
            else { throw VerificationFault.unknown }
            guard record.undoneAt == nil else { throw VerificationFault.alreadyUndone }
            if case .session(let item) = record.what, let at = try work.db.packageItem(item)?.withdrawnAt {
                throw VerificationFault.withdrawn(at: at)
            }
            let (posted, transfers) = try work.reverse(original, member: record.member, reason: clean)
            guard try work.db.undoVerification(verification, by: posted.entry, at: work.now) else {
                throw VerificationFault.alreadyUndone
            }
            try holdAgain(record, work)
            let left = transfers.first.flatMap { posted.after[$0.debit] }
            if case .coupon = record.what { return Answer(title: record.title, left: nil) }
            return Answer(title: record.title, left: left)
        } catch let fault as VerificationFault { throw Refusal.fault(fault) }
    }

    /// A session that was held for a visit is held again if the visit still goes on.
    private func holdAgain(_ record: VerificationRecord, _ work: Work) throws {
        guard let id = record.hold, let hold = try work.db.hold(id), let visit = try work.db.visit(hold.visit),
            visit.hold == nil, visit.state != .done, visit.state != .cancelled
        else { return }
        try work.db.reopenHold(hold)
    }
}
