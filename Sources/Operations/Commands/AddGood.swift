package import Domain
import SQL
import Store
import Vault

/// Makes a new article; its stock is empty until something is received.
package struct AddGood: Command {
    /// What it is.
    package let spec: GoodSpec
    /// A manager's approval.
    package var approval: ApprovalID?

    /// An article.
    package init(_ spec: GoodSpec, approval: ApprovalID? = nil) {
        self.spec = spec
        self.approval = approval
    }

    package static let right = Right.keepGoods
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(spec) }

    /// The article.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let good: GoodID

        /// An article.
        package init(good: GoodID) { self.good = good }
    }

    /// Why not.
    package typealias Refusal = GoodFault
}

extension AddGood {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let terms = try spec.terms(for: nil, work)
        let good = GoodID(try work.db.next("good"))
        try work.db.insertGood(good, terms)
        return Answer(good: good)
    }
}
