/// One step of the top-up ladder (feature E5).
package struct TopUpOffer: Sendable, Equatable, Codable {
    /// Its number; a change of the ladder makes new numbers, so that an old receipt names the rule it was sold under.
    package let id: OfferID
    /// What the member pays.
    package let paid: Money
    /// What the store adds.
    package let bonus: Money
    /// How long the bonus lasts, in days; nil = for ever.
    package let bonusDays: Int?

    /// A step of the ladder.
    package init(id: OfferID, paid: Money, bonus: Money, bonusDays: Int? = nil) {
        self.id = id
        self.paid = paid
        self.bonus = bonus
        self.bonusDays = bonusDays
    }

    /// The ladder every store starts with: 100+10, 500+60, 1000+150.
    package static let ladder = [
        TopUpOffer(id: OfferID(1), paid: .yuan(100), bonus: .yuan(10)),
        TopUpOffer(id: OfferID(2), paid: .yuan(500), bonus: .yuan(60)),
        TopUpOffer(id: OfferID(3), paid: .yuan(1000), bonus: .yuan(150)),
    ]

    /// The smallest step that covers a shortage together with its bonus, else the largest.
    package static func covering(_ shortage: Money, in ladder: [TopUpOffer]) -> TopUpOffer? {
        let sorted = ladder.sorted { $0.paid < $1.paid }
        return sorted.first { $0.paid + $0.bonus >= shortage } ?? sorted.last
    }
}
