package import Domain
import SQL
import Store
import Vault

/// Shows the whole number and address of who gets a delivery, once, with a reason on record (rule 55).
package struct RevealRecipient: Command {
    /// Of which delivery.
    package let delivery: DeliveryID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of a delivery, for a reason.
    package init(delivery: DeliveryID, reason: String, approval: ApprovalID? = nil) {
        self.delivery = delivery
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.deliver
    package var subject: Subject { .delivery(delivery) }
    package var withoutApproval: Self { Self(delivery: delivery, reason: reason) }

    /// Who and where. It is not kept with the request: a repeat reads it anew.
    package struct Answer: Codable, Sendable, Equatable {
        /// All of it.
        package let recipient: Recipient

        /// Somebody.
        package init(recipient: Recipient) { self.recipient = recipient }
    }

    /// Why not.
    package typealias Refusal = DeliveryRefusal
}

extension RevealRecipient {
    package static var keepsOutcome: Bool { false }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        do { work.record(reason: try CleanText.reason(reason)) } catch { throw Refusal.note(error) }
        guard let row = try work.db.delivery(delivery) else { throw Refusal.unknown }
        // A member's own number is told to those only who may see it everywhere.
        let maySee = work.who?.role.standing(to: .unmask) == .allowed
        return Answer(recipient: try Recipients(db: work.db, vault: work.vault).of(row, masksMember: !maySee))
    }
}
