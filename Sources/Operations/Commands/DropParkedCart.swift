package import Domain
import SQL
import Store

/// A cart that waits is wanted no longer.
package struct DropParkedCart: Command {
    /// Which.
    package let parked: ParkedCartID

    /// A cart.
    package init(parked: ParkedCartID) { self.parked = parked }

    package static let right = Right.receive
    package var subject: Subject { .counter }

    /// Nothing more to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// It does not wait any more.
        case gone
    }
}

extension DropParkedCart {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard try work.db.closeParkedCart(parked, paid: false, at: work.now) else { throw Refusal.gone }
        return Answer()
    }
}
