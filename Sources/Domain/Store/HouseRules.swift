/// Everything the owner may set, in one hand.
package struct HouseRules: Sendable, Equatable {
    /// Money, points, prices, tiers, staff.
    package var store: StoreSettings
    /// The booking sheet.
    package var bookings: BookingRules

    /// The rules as they are.
    package init(store: StoreSettings, bookings: BookingRules) {
        self.store = store
        self.bookings = bookings
    }

    /// Sets one of them after holding it against its range and against the others.
    /// - Throws: `StoreSettingFault`.
    package mutating func change(_ setting: StoreSetting, to value: Int64?) throws(StoreSettingFault) {
        if let value {
            guard setting.range.contains(value) else { throw .range(setting.range) }
        } else if !setting.mayBeEmpty {
            throw .range(setting.range)
        }
        var changed = self
        changed[setting] = value
        guard changed.levelsAscend else { throw .levels }
        self = changed
    }

    private var levelsAscend: Bool {
        let levels = [Tier.silver, .gold, .diamond].compactMap { store.growthLevels[$0] }
        return zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 }
    }
}

/// Why a setting cannot be so.
package enum StoreSettingFault: Error, Sendable, Equatable, Codable {
    /// Outside what makes sense.
    case range(ClosedRange<Int64>)
    /// A higher tier would be reached sooner than a lower one.
    case levels
}
