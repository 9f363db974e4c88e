package import Domain

/// A part of an order's price and how it is paid.
package struct OrderPayment: Codable, Sendable, Equatable {
    /// How.
    package enum Means: Codable, Sendable, Equatable, Hashable {
        /// Out of the member's stored value.
        case storedValue
        /// Over the counter, confirmed by a person.
        case tender(Tender)
        /// By a pay code that was scanned and has arrived.
        case scanned(PaymentID)
        /// 挂账: later.
        case onAccount
    }

    /// How.
    package let means: Means
    /// How much of the price.
    package let amount: Money
    /// Cash handed over, for the change; nil = exactly.
    package let given: Money?

    /// A part.
    package init(_ means: Means, _ amount: Money, given: Money? = nil) {
        self.means = means
        self.amount = amount
        self.given = given
    }
}
