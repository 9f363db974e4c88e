/// A gift in kind that came with a prepayment: an article, a coupon (art. 21; rule 10).
package struct GiftInKind: Sendable, Equatable, Codable {
    /// What becomes of it; the law leaves it to the case (art. 21), so a person says.
    package enum Fate: String, Sendable, Equatable, Codable, CaseIterable {
        /// It comes back as it was, or was never used.
        case returned
        /// It was used: its value is taken off (Beijing art. 16: returned or paid).
        case paidFor
        /// The consumer keeps it for nothing.
        case left
    }

    /// What it is, as the receipt named it.
    package let title: String
    /// What it is worth.
    package let value: Money
    /// What becomes of it.
    package let fate: Fate

    /// A gift.
    package init(title: String, value: Money, fate: Fate) {
        self.title = title
        self.value = value
        self.fate = fate
    }

    var step: RefundStep { .gift(title: title, value: value, fate: fate) }
}
