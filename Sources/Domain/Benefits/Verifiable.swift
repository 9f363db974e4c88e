/// What can be verified 核销 at the counter.
package enum Verifiable: Sendable, Equatable, Hashable, Codable {
    /// A coupon, used up by it.
    case coupon(CouponID)
    /// One session of a package item.
    case session(PackageItemID)
    /// A gift, paid with points.
    case gift(GiftID)
}

/// Why a thing cannot be verified now; nothing is used up by asking (feature B4).
package enum VerificationFault: Error, Sendable, Equatable, Codable {
    /// It was used already.
    case used(at: Instant)
    /// The sale or grant that brought it was taken back.
    case withdrawn(at: Instant)
    /// It lapsed.
    case expired(at: Instant)
    /// It begins later.
    case notYet(from: Instant)
    /// No session is left.
    case usedUp
    /// All that is left is held for another visit.
    case held
    /// Not enough points.
    case tooFewPoints(have: Int64, need: Int64)
    /// The store does not know it.
    case unknown
    /// The member is frozen.
    case frozen
    /// It was undone already (rule 22).
    case alreadyUndone
    /// The time in which it may be undone has passed.
    case tooLate(hours: Int)
    /// Points this deduction earned have been spent.
    case pointsSpent(need: Int64, have: Int64)
}

/// When a benefit may be used; half-open.
package struct ValidSpan: Sendable, Equatable, Codable {
    /// From this moment.
    package let from: Instant
    /// Before this moment; nil = without end.
    package let until: Instant?

    /// From a moment, before another.
    package init(from: Instant, until: Instant?) {
        self.from = from
        self.until = until
    }

    /// Throws why it cannot be used at a moment.
    package func check(at now: Instant) throws(VerificationFault) {
        guard now >= from else { throw .notYet(from: from) }
        if let until, now >= until { throw .expired(at: until) }
    }
}
