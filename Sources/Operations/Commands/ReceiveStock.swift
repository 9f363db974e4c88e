package import Domain
import SQL
import Store
import Vault

/// Puts articles into stock 入库; several articles at once are several of these.
package struct ReceiveStock: Command {
    /// Which.
    package let good: GoodID
    /// How many came; 1…1 000 000.
    package let quantity: Int64
    /// Where from, the number of the delivery note; may be empty.
    package let note: String
    /// A manager's approval.
    package var approval: ApprovalID?

    /// So many of an article.
    package init(good: GoodID, quantity: Int64, note: String = "", approval: ApprovalID? = nil) {
        self.good = good
        self.quantity = quantity
        self.note = note
        self.approval = approval
    }

    package static let right = Right.receiveStock
    package var subject: Subject { .good(good) }
    package var withoutApproval: Self { Self(good: good, quantity: quantity, note: note) }

    /// The stock.
    package struct Answer: Codable, Sendable, Equatable {
        /// How many there are now.
        package let onHand: Int64

        /// A stock.
        package init(onHand: Int64) { self.onHand = onHand }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such article.
        case unknown
        /// Its stock are codes: they are imported.
        case digital
        /// None, or more than a million at once, or more in all than can be counted.
        case quantity
        /// The note.
        case note(TextFault)
    }

    /// The most that comes or goes at once.
    package static let most: Int64 = 1_000_000
}

extension ReceiveStock {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.good(good) else { throw Refusal.unknown }
        guard row.keeping == .counted else { throw Refusal.digital }
        guard (1...Self.most).contains(quantity) else { throw Refusal.quantity }
        let clean: String
        do { clean = try CleanText.note(note) } catch { throw Refusal.note(error) }
        let deed = work.stockDeed(reason: clean)
        guard let onHand = try work.db.returnStock(good, quantity, kind: .received, deed) else {
            throw Refusal.quantity
        }
        return Answer(onHand: onHand)
    }
}
