package import Domain
import SQL
import Store
import Vault

/// Hands over what was paid before 交付, or writes down that it was brought 签收; what still lies on the shelf leaves it
/// now, exactly once.
package struct HandOver: Command {
    /// Which.
    package let delivery: DeliveryID
    /// Who signed; may be empty.
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
    package struct Answer: Codable, Sendable, Equatable {
        /// So far.
        package let state: DeliveryState

        /// So far.
        package init(state: DeliveryState) { self.state = state }
    }

    /// Why not.
    package typealias Refusal = DeliveryRefusal
}

/// Why a delivery is not put on.
package enum DeliveryRefusal: Error, Codable, Sendable, Equatable {
    /// There is none of that number.
    case unknown
    /// It has come elsewhere meanwhile, or has not come so far.
    case state(DeliveryState)
    /// The customer fetches it.
    case pickUp
    /// The shelf has too little.
    case short
    /// Some of it was refunded since: what is there is no longer what was.
    case refundedSince
    /// Too long ago.
    case tooLate(hours: Int)
    /// Who gets it.
    case recipient(RecipientFault)
    /// The remark or the reason.
    case note(TextFault)
}

extension Work {
    /// A delivery that has come so far, with a remark.
    /// - Throws: `DeliveryRefusal`; `EngineError`.
    func delivery(
        _ id: DeliveryID, in states: Set<DeliveryState>, note: String
    ) throws -> (row: DeliveryRow, deed: StockDeed) {
        let clean: String
        do { clean = try CleanText.note(note) } catch { throw DeliveryRefusal.note(error) }
        guard let row = try db.delivery(id) else { throw DeliveryRefusal.unknown }
        guard states.contains(row.state) else { throw DeliveryRefusal.state(row.state) }
        return (row, stockDeed(reason: clean))
    }
}

extension HandOver {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let (row, deed) = try work.delivery(delivery, in: [.ready, .out], note: note)
        guard try work.db.putOn(row, to: .done, .signed, deed) else { throw Refusal.short }
        return Answer(state: .done)
    }
}
