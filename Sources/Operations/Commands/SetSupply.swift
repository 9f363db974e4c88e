package import Domain
import SQL
import Store
import Vault

/// Says how much of an article a service uses up for one customer (feature C3).
package struct SetSupply: Command {
    /// Which service.
    package let service: ServiceID
    /// Which article.
    package let good: GoodID
    /// How much, in the article's unit; 0 = nothing.
    package let quantity: Int64
    /// A manager's approval.
    package var approval: ApprovalID?

    /// A use.
    package init(service: ServiceID, good: GoodID, quantity: Int64, approval: ApprovalID? = nil) {
        self.service = service
        self.good = good
        self.quantity = quantity
        self.approval = approval
    }

    package static let right = Right.keepGoods
    package var subject: Subject { .good(good) }
    package var withoutApproval: Self { Self(service: service, good: good, quantity: quantity) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such article on a shelf, or no such service on sale.
        case unknown
        /// Less than nothing, or more than 100 000.
        case quantity
    }
}

extension SetSupply {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard try work.db.good(good)?.keeping == .counted, try work.db.service(service) != nil else {
            throw Refusal.unknown
        }
        guard (0...100_000).contains(quantity) else { throw Refusal.quantity }
        try work.db.setSupply(service, Supply(good: good, quantity: quantity))
        return Answer()
    }
}
