/// Why a prepayment goes back; the law values what was used by it (rule 8; 法释〔2025〕4号).
package enum RefundCause: String, Sendable, Equatable, Codable, CaseIterable {
    /// 七日无理由: the consumer thought better of it within seven days of paying (art. 14).
    case withinSevenDays
    /// 非消费者原因: the store closes, moves, no longer does what was agreed; in general all that is not the consumer's
    /// cause (art. 18).
    case storesCause
    /// 消费者原因: the consumer no longer wants to or can come (art. 19 and 20).
    case consumersCause

    /// Whether used goods and services count at the price before discount (art. 19), else at the price agreed (art. 18).
    ///
    /// Within seven days too: art. 14 gives the principal back, less what was delivered (art. 15); that the consumer
    /// changed their mind is their cause. Unused, everything goes back either way.
    package var countsListPrice: Bool {
        switch self {
        case .withinSevenDays, .consumersCause: true
        case .storesCause: false
        }
    }
}
