package import Domain
import SQL
import Store
import Vault

/// Sends a delivery out 送出: it leaves the shelf now.
package struct SendDelivery: Command {
    /// Which.
    package let delivery: DeliveryID
    /// Who brings it or its parcel's number; may be empty.
    package let note: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A delivery.
    package init(delivery: DeliveryID, note: String = "", approval: ApprovalID? = nil) {
        self.delivery = delivery
        self.note = note
        self.approval = approval
    }

    package static let right = Right.deliver
    package var subject: Subject { .delivery(delivery) }
    package var withoutApproval: Self { Self(delivery: delivery, note: note) }

    /// How far it has come.
    package typealias Answer = HandOver.Answer
    /// Why not.
    package typealias Refusal = DeliveryRefusal
}

extension SendDelivery {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let (row, deed) = try work.delivery(delivery, in: [.ready], note: note)
        guard row.way == .bring else { throw Refusal.pickUp }
        guard try work.db.putOn(row, to: .out, .sent, deed) else { throw Refusal.short }
        return Answer(state: .out)
    }
}
