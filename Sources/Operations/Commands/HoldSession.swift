package import Domain
import SQL
import Store
import Vault

/// Keeps one session of a member's package for a visit (rule 19: held before, taken when the service is done).
package struct HoldSession: Command {
    /// For which visit.
    package let visit: VisitID
    /// Of which package item.
    package let item: PackageItemID

    /// One session for a visit.
    package init(visit: VisitID, item: PackageItemID) {
        self.visit = visit
        self.item = item
    }

    package static let right = Right.receive
    package var subject: Subject { .visit(visit) }

    /// The hold.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let hold: HoldID
        /// Sessions that can still be used by others.
        package let free: Int64

        /// A hold.
        package init(hold: HoldID, free: Int64) {
            self.hold = hold
            self.free = free
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit, or it is over.
        case visit
        /// The package is another member's.
        case notTheirs
        /// There is one held for this visit already.
        case heldAlready
        /// The package.
        case benefit(VerificationFault)
    }
}

extension HoldSession {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.visit(visit), row.state != .done, row.state != .cancelled else {
            throw Refusal.visit
        }
        guard let item = try work.db.packageItem(item) else { throw Refusal.benefit(.unknown) }
        guard item.member == row.member else { throw Refusal.notTheirs }
        guard row.hold == nil else { throw Refusal.heldAlready }
        do { try item.check(at: work.now) } catch { throw Refusal.benefit(error) }
        guard item.left > 0 else { throw Refusal.benefit(.usedUp) }
        let account = AccountID(.session, holder: item.id.raw)
        guard let hold = try work.db.placeHold(on: account, for: visit, amount: 1, at: work.now) else {
            throw Refusal.benefit(.held)
        }
        return Answer(hold: hold, free: item.left - item.held - 1)
    }
}
