package import Domain
import SQL
import Store
import Vault

/// Somebody likes the counter in large letters, or does not any more (feature K1).
package struct SetComfort: Command {
    /// Whether in large letters.
    package let isSimple: Bool

    /// A choice.
    package init(isSimple: Bool) { self.isSimple = isSimple }

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

extension SetComfort {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let who = work.who else { throw Refusal.nobody }
        try work.db.setComfort(of: who.number, simple: isSimple)
        return Answer()
    }
}
