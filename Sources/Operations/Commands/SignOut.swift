package import Domain
import SQL
import Store
import Vault

/// Somebody leaves the counter; their session ends.
package struct SignOut: Command {
    /// Leaves.
    package init() {}

    package static let right = Right.enter
    package var subject: Subject { .counter }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nobody was signed in.
        case nobody
    }
}

extension SignOut {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard work.who != nil else { throw Refusal.nobody }
        work.endSession()
        return Answer()
    }
}
