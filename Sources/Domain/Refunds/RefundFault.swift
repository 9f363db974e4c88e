/// Why a refund of a prepayment cannot be worked out like this.
package enum RefundFault: Error, Sendable, Equatable, Codable {
    /// The seven days ended with this day (art. 14).
    case sevenDaysOver(last: Day)
    /// The consumer knew the goods or service already (art. 14).
    case hadTheSameBefore
    /// It is asked for before it was paid.
    case beforePayment(paidOn: Day)
    /// An amount, a price or a count is below zero.
    case negative
    /// More was used than the card held.
    case moreUsedThanBought
    /// Another number of items than the package has.
    case otherItems
    /// Nothing in the package has a price its value could be shared by (rule 18).
    case nothingHasAPrice
    /// A period card without days.
    case noDays
    /// The card lay still longer than it has run.
    case frozenTooLong
}
