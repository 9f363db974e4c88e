package import Domain
import SQL
import Store
import Vault

/// The customer has said that the booking stands (feature C5).
package struct ConfirmBooking: Command {
    /// Which.
    package let visit: VisitID

    /// A visit.
    package init(visit: VisitID) { self.visit = visit }

    package static let right = Right.book
    package var subject: Subject { .visit(visit) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit.
        case unknown
        /// It is confirmed, has begun or has ended.
        case state(VisitState)
    }
}

extension ConfirmBooking {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.visit(visit) else { throw Refusal.unknown }
        guard try work.db.confirmBooking(visit) else { throw Refusal.state(row.state) }
        try work.db.log(.confirmed, of: visit, by: work.operatorID, at: work.now)
        return Answer()
    }
}
