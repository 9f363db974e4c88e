package import Domain
import SQL
import Store

/// Sets what a service or an article costs, for everybody or for one tier; from now on, what was sold stays as it was
/// (rule 29).
package struct SetPrice: Command {
    /// Of what.
    package let item: ItemRef
    /// For members of this tier only; nil = the list price.
    package let tier: Tier?
    /// What it was on the screen of the one who asks; nil = no price of its own.
    package let was: Money?
    /// What it shall be; nil = no price of its own any more.
    package let now: Money?
    /// The owner's approval.
    package var approval: ApprovalID?

    /// A price.
    package init(item: ItemRef, tier: Tier?, was: Money?, now: Money?, approval: ApprovalID? = nil) {
        self.item = item
        self.tier = tier
        self.was = was
        self.now = now
        self.approval = approval
    }

    package static let right = Right.changeSettings
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(item: item, tier: tier, was: was, now: now) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// There is no such service or article.
        case unknown
        /// Below nothing, or above what can be paid.
        case price
        /// A tier's price above the list price, which is this: no member pays more than a guest.
        case aboveList(Money)
        /// A list price below a tier's price, which is this.
        case belowTier(Money)
        /// Somebody else changed it.
        case changedMeanwhile(Money?)
    }
}

extension SetPrice {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let list = try work.db.listPrice(of: item) else { throw Refusal.unknown }
        let own = try Tier.allCases.compactMap { tier in try work.db.tierPrices(of: tier)[item].map { (tier, $0) } }
        let found = tier.map { tier in own.first { $0.0 == tier }?.1 } ?? list
        guard found == was else { throw Refusal.changedMeanwhile(found) }
        if let now { guard now >= .zero, now <= .most else { throw Refusal.price } }
        if let tier {
            if let now, now > list { throw Refusal.aboveList(list) }
            try work.db.setTierPrice(now, of: item, tier: tier)
        } else {
            guard let now else { throw Refusal.price }
            if let dearest = own.map(\.1).max(), dearest > now { throw Refusal.belowTier(dearest) }
            try work.db.setListPrice(now, of: item)
        }
        let of = try CanonicalJSON.text([item])
        work.record(
            before: was?.description ?? "-", after: now?.description ?? "-", of: "\(of) \(tier?.rawValue ?? "list")")
        return Answer()
    }
}
