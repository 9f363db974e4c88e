package import Domain
import SQL
import Store
import Vault

/// Somebody no longer waits.
package struct LeaveWaitingList: Command {
    /// The wish.
    package let wish: WishID

    /// A wish.
    package init(wish: WishID) { self.wish = wish }

    package static let right = Right.book
    package var subject: Subject { .wish(wish) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such wish, or it is no longer open.
        case unknown
    }
}

extension LeaveWaitingList {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard try work.db.dropWish(wish) else { throw Refusal.unknown }
        return Answer()
    }
}
