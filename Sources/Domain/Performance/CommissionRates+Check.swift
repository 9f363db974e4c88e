extension CommissionRates {
    /// All four, in the order of their names.
    package var all: [Commission] { [askedByMember, turnWithMember, askedByGuest, turnWithGuest] }

    /// Whether each is a part of the whole, or a fee of at most a thousand yuan.
    package var isSane: Bool {
        all.allSatisfy { commission in
            switch commission {
            case .share(let share): (0...10_000).contains(share)
            case .each(let fee): fee >= .zero && fee <= .yuan(1_000)
            }
        }
    }
}
