package import Domain

/// What the law's figure depends on beside the books (rules 8 and 10).
package struct PrepaidClaim: Sendable, Equatable, Codable {
    /// Interest that is asked for, because the contract ended before today (art. 16 and 17).
    package struct Interest: Sendable, Equatable, Codable {
        /// The day the contract ended.
        package let ended: Day
        /// The year's rate in basis points that holds for the cause: 一年期 LPR or 存款基准利率.
        package let rate: Int64

        /// Interest from a day on.
        package init(ended: Day, rate: Int64) {
            self.ended = ended
            self.rate = rate
        }
    }

    /// Which of the two figures is paid.
    package enum Figure: String, Sendable, Equatable, Codable, CaseIterable {
        /// What the law gives.
        case legal
        /// The principal that is left; stored value only.
        case principalOnly
    }

    /// What goes back.
    package let what: PrepaidThing
    /// Why.
    package let cause: RefundCause
    /// The member knew the goods or services before (art. 14).
    package let hadTheSameBefore: Bool
    /// Gifts in kind that came with it (art. 21).
    package let gifts: [GiftInKind]
    /// Interest, if it is wanted.
    package let interest: Interest?

    /// A claim.
    package init(
        what: PrepaidThing, cause: RefundCause, hadTheSameBefore: Bool = false, gifts: [GiftInKind] = [],
        interest: Interest? = nil
    ) {
        self.what = what
        self.cause = cause
        self.hadTheSameBefore = hadTheSameBefore
        self.gifts = gifts
        self.interest = interest
    }
}

/// Why nothing can be given back like that.
package enum PrepaidTrouble: Error, Sendable, Equatable, Codable {
    /// No such member, or the package is not theirs.
    case unknown
    /// The member is frozen.
    case frozen
    /// Nothing is left: used up, taken back or given back before.
    case nothingLeft
    /// So many sessions are held for visits; they must be released first.
    case held(Int64)
    /// The law, or the numbers.
    case rules(RefundFault)
    /// The contract cannot end later than today, nor bear such a rate.
    case interest
    /// A gift has a value below zero or above what can be.
    case gift
    /// A package has no second figure.
    case figure
}
