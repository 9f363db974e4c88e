package import Domain
import SQL
import Store
import Vault

/// Changes who gets a delivery, how and where, as long as it has not left 改收件.
package struct ChangeRecipient: Command {
    /// Which.
    package let delivery: DeliveryID
    /// Who, how and where from now on.
    package let recipient: Recipient
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of a delivery.
    package init(delivery: DeliveryID, recipient: Recipient, approval: ApprovalID? = nil) {
        self.delivery = delivery
        self.recipient = recipient
        self.approval = approval
    }

    package static let right = Right.deliver
    package var subject: Subject { .delivery(delivery) }
    package var withoutApproval: Self { Self(delivery: delivery, recipient: recipient) }

    /// How far it has come.
    package typealias Answer = HandOver.Answer
    /// Why not.
    package typealias Refusal = DeliveryRefusal
}

extension ChangeRecipient {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let (row, deed) = try work.delivery(delivery, in: [.waiting, .ready], note: "")
        let isMember = try work.db.order(row.order)?.member != nil
        let clean: Recipient
        do { clean = try recipient.checked(isMember: isMember) } catch { throw Refusal.recipient(error) }
        try work.db.setRecipient(clean, of: row, deed, vault: work.vault)
        return Answer(state: row.state)
    }
}
