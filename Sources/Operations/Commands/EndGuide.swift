package import Domain
import SQL
import Store
import Vault

/// Somebody has gone through the guide to the counter, or put it away: it does not come by itself again.
package struct EndGuide: Command {
    /// No more guide.
    package init() {}

    package static let right = Right.seeCounter
    package var subject: Subject { .counter }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Kept.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nobody is signed in.
        case nobody
    }
}

extension EndGuide {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let who = work.who else { throw Refusal.nobody }
        try work.db.endGuide(of: who.number)
        return Answer()
    }
}
