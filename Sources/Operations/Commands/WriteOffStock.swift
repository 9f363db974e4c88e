package import Domain
import SQL
import Store
import Vault

/// Takes out of stock what is broken, expired or gone 报损.
package struct WriteOffStock: Command {
    /// Which.
    package let good: GoodID
    /// How many; at least 1.
    package let quantity: Int64
    /// Why.
    package let reason: String
    /// A manager's approval.
    package var approval: ApprovalID?

    /// So many of an article.
    package init(good: GoodID, quantity: Int64, reason: String, approval: ApprovalID? = nil) {
        self.good = good
        self.quantity = quantity
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.writeOffStock
    package var subject: Subject { .good(good) }
    package var withoutApproval: Self { Self(good: good, quantity: quantity, reason: reason) }

    /// The stock.
    package struct Answer: Codable, Sendable, Equatable {
        /// How many are left.
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
        /// None, or less than none.
        case quantity
        /// There are only so many.
        case short(left: Int64)
        /// The reason.
        case reason(TextFault)
    }
}

extension WriteOffStock {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard quantity > 0 else { throw Refusal.quantity }
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard try work.db.good(good)?.keeping != .digital else { throw Refusal.digital }
        work.record(reason: clean)
        switch try work.db.takeStock(good, quantity, kind: .lost, work.stockDeed(reason: clean)) {
        case .taken(let left): return Answer(onHand: left)
        case .short(let left): throw Refusal.short(left: left)
        case .unknown: throw Refusal.unknown
        }
    }
}
