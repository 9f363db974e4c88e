package import Domain
import SQL
import Store

/// What is to be said of a kind of coupon, as a form has it.
package struct CouponKindSpec: Codable, Sendable, Equatable {
    /// Its name.
    package var title: String
    /// Good for so many days from the day it is handed out.
    package var days: Int
    /// What it is worth at the checkout; nil = it is redeemed at F3.
    package var terms: CouponTerms?
    /// Whether it can be handed out.
    package var isOnSale: Bool

    /// A kind.
    package init(title: String, days: Int, terms: CouponTerms?, isOnSale: Bool = true) {
        self.title = title
        self.days = days
        self.terms = terms
        self.isOnSale = isOnSale
    }

    init(_ row: CouponKindRow) throws {
        self.init(
            title: row.title, days: row.days,
            terms: try row.terms.map { try CanonicalJSON.value(CouponTerms.self, $0) },
            isOnSale: row.isOnSale)
    }
}

/// Makes a kind of coupon or changes one; what members have in hand stays what they were promised.
package struct SetCouponKind: Command {
    /// Which; nil = a new one.
    package let kind: CouponTemplateID?
    /// How it was on the screen of the one who asks; nil = a new one.
    package let was: CouponKindSpec?
    /// How it shall be.
    package let now: CouponKindSpec
    /// The owner's approval.
    package var approval: ApprovalID?

    /// A kind.
    package init(kind: CouponTemplateID?, was: CouponKindSpec?, now: CouponKindSpec, approval: ApprovalID? = nil) {
        self.kind = kind
        self.was = was
        self.now = now
        self.approval = approval
    }

    package static let right = Right.changeSettings
    package var subject: Subject { .counter }
    package var withoutApproval: Self { Self(kind: kind, was: was, now: now) }

    /// The kind.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let kind: CouponTemplateID

        /// A number.
        package init(kind: CouponTemplateID) { self.kind = kind }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// There is none of that number.
        case unknown
        /// Its name.
        case title(TextFault)
        /// It cannot be so.
        case fault(CouponFault)
        /// Somebody else changed it.
        case changedMeanwhile(CouponKindSpec)
    }
}

extension SetCouponKind {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let title: String
        do { title = try CleanText.name(now.title) } catch { throw Refusal.title(error) }
        guard (1...1_095).contains(now.days) else { throw Refusal.fault(.days) }
        if let terms = now.terms { try check(terms, work) }
        let text = try now.terms.map { try CanonicalJSON.text($0) }
        guard let kind else {
            let id = CouponTemplateID(try work.db.nextCouponKind())
            try work.db.insertCouponTemplate(id, title: title, days: now.days)
            try work.db.setCouponKind(id, title: title, days: now.days, terms: text, isOnSale: now.isOnSale)
            work.record(before: "-", after: try CanonicalJSON.text(now), of: "coupon \(id)")
            return Answer(kind: id)
        }
        guard let row = try work.db.couponKind(kind) else { throw Refusal.unknown }
        let found = try CouponKindSpec(row)
        guard found == was else { throw Refusal.changedMeanwhile(found) }
        guard !row.isHandedOut || now.terms == found.terms else { throw Refusal.fault(.handedOut) }
        try work.db.setCouponKind(kind, title: title, days: now.days, terms: text, isOnSale: now.isOnSale)
        work.record(
            before: try CanonicalJSON.text(found), after: try CanonicalJSON.text(now), of: "coupon \(kind)")
        return Answer(kind: kind)
    }

    private func check(_ terms: CouponTerms, _ work: Work) throws {
        do { try terms.check() } catch { throw Refusal.fault(error) }
        guard case .items(let items) = terms.scope else { return }
        for item in items where try work.db.listPrice(of: item) == nil { throw Refusal.fault(.scope) }
    }
}
