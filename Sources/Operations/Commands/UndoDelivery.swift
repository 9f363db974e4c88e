package import Domain
import SQL
import Store
import Vault

/// Takes the last step of a delivery back 撤回 that was a mistake: what left the shelf by it lies there again.
package struct UndoDelivery: Command {
    /// Which.
    package let delivery: DeliveryID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A delivery.
    package init(delivery: DeliveryID, reason: String, approval: ApprovalID? = nil) {
        self.delivery = delivery
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.deliver
    package var subject: Subject { .delivery(delivery) }
    package var withoutApproval: Self { Self(delivery: delivery, reason: reason) }

    /// How far it is then.
    package typealias Answer = HandOver.Answer
    /// Why not.
    package typealias Refusal = DeliveryRefusal
}

extension UndoDelivery {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let (row, _) = try work.delivery(delivery, in: [.out, .done], note: reason)
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.note(error) }
        work.record(reason: clean)
        guard row.owed == row.taken else { throw Refusal.refundedSince }
        let kind: DeliveryStepKind = row.state == .done ? .signed : .sent
        guard let last = try work.db.deliverySteps(of: delivery).first(where: { $0.kind == kind }) else {
            throw Refusal.state(row.state)
        }
        guard work.now < last.at.advanced(hours: Int64(work.settings.undoHours)) else {
            throw Refusal.tooLate(hours: work.settings.undoHours)
        }
        guard try work.db.putOn(row, to: last.was, .undone, work.stockDeed(reason: clean)) else { throw Refusal.short }
        return Answer(state: last.was)
    }
}
