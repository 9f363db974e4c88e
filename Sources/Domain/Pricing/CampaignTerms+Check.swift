extension CampaignTerms {
    /// Checks everything that does not need the catalogue.
    package func check() throws(CampaignFault) {
        switch worth {
        case .amount(let amount, let repeats):
            guard amount > .zero, amount <= .most else { throw .worth }
            guard threshold >= amount else { throw .threshold }
            guard !repeats || threshold > .zero else { throw .threshold }
        case .price(let price):
            guard price >= .zero, price <= .most else { throw .worth }
            guard scope != .everything else { throw .scope }
        case .rate(let rate): guard (1_000..<10_000).contains(rate) else { throw .worth }
        case .gift: guard threshold > .zero else { throw .threshold }
        }
        guard threshold >= .zero, threshold <= .most else { throw .threshold }
        switch scope {
        case .everything: break
        case .categories(let some): guard !some.isEmpty else { throw .scope }
        case .items(let some): guard !some.isEmpty else { throw .scope }
        }
        guard weekdays.allSatisfy({ (1...7).contains($0) }), (1...31).contains(monthDay ?? 1) else { throw .days }
        if let minutes {
            guard !minutes.isEmpty, minutes.lowerBound >= 0, minutes.lowerBound < 1440, minutes.upperBound <= 2880
            else { throw .minutes }
        }
    }
}

/// Why a promotion cannot be so.
package enum CampaignFault: String, Error, Sendable, Equatable, Codable, CaseIterable {
    /// What it gives: nothing, or more than all.
    case worth
    /// Its threshold: below what comes off, or none where one is needed.
    case threshold
    /// What it applies to: nothing, everything where it must not, or something there is not.
    case scope
    /// Its weekdays or day of the month.
    case days
    /// Its hours.
    case minutes
    /// It ends before it begins, or begins in the past.
    case dates
    /// It has begun: customers were told; it can be ended, and another one made.
    case begun
}
