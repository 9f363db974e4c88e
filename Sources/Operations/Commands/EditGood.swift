package import Domain
import SQL
import Store
import Vault

/// Changes what an article is: name, bar code, price, and so on; never its stock.
package struct EditGood: Command {
    /// Which.
    package let good: GoodID
    /// How it was on the screen of the one who asks.
    package let was: GoodSpec
    /// How it shall be.
    package let now: GoodSpec
    /// A manager's approval.
    package var approval: ApprovalID?

    /// A change.
    package init(good: GoodID, was: GoodSpec, now: GoodSpec, approval: ApprovalID? = nil) {
        self.good = good
        self.was = was
        self.now = now
        self.approval = approval
    }

    package static let right = Right.keepGoods
    package var subject: Subject { .good(good) }
    package var withoutApproval: Self { Self(good: good, was: was, now: now) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such article.
        case unknown
        /// Somebody else changed it.
        case changedMeanwhile(GoodSpec)
        /// It cannot be so.
        case fault(GoodFault)
    }
}

extension EditGood {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.good(good) else { throw Refusal.unknown }
        let found = GoodSpec(GoodItem(row))
        guard found == was else { throw Refusal.changedMeanwhile(found) }
        guard now.keeping == row.keeping else { throw Refusal.fault(.keeping) }
        let terms: GoodTerms
        do { terms = try now.terms(for: good, work) } catch let fault as GoodFault { throw Refusal.fault(fault) }
        try work.db.setGood(good, terms)
        return Answer()
    }
}
