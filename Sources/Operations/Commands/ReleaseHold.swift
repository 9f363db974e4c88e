package import Domain
import SQL
import Store
import Vault

/// Gives a held session back.
package struct ReleaseHold: Command {
    /// Which.
    package let hold: HoldID

    /// A hold.
    package init(hold: HoldID) { self.hold = hold }

    package static let right = Right.receive
    package var subject: Subject { .counter }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such hold.
        case unknown
        /// It was taken or given back already.
        case closed
    }
}

extension ReleaseHold {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.hold(hold) else { throw Refusal.unknown }
        guard row.isOpen else { throw Refusal.closed }
        try work.db.closeHold(row, taken: false, at: work.now)
        return Answer()
    }
}
