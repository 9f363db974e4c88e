extension HouseRules {
    /// The number of a setting; nil = without end. Setting it holds it against nothing: `change` does.
    package subscript(_ setting: StoreSetting) -> Int64? {
        get { bookingValue(setting) ?? moneyValue(setting) ?? memberValue(setting) ?? staffValue(setting) }
        set {
            if setting == .pointsDays { store.pointsDays = newValue.map { Int($0) } }
            guard let newValue else { return }
            setMoney(setting, newValue)
            setMember(setting, newValue)
            setStaff(setting, newValue)
            setBooking(setting, newValue)
        }
    }

    private func moneyValue(_ setting: StoreSetting) -> Int64? {
        switch setting {
        case .largeAmount: store.largeAmount.fen
        case .largeAmountMinutes: Int64(store.largeAmountMinutes)
        case .cardLimit: store.cardLimit.fen
        case .tillLimit: store.tillLimit.fen
        case .undoHours: Int64(store.undoHours)
        case .deductionOrder: DeductionOrder.allCases.firstIndex(of: store.deductionOrder).map { Int64($0) }
        case .couponsMost: Int64(store.prices.couponsMost)
        case .thresholdBase: store.prices.thresholdBase == .discounted ? 0 : 1
        case .idleSeconds: Int64(store.idleSeconds)
        case .contactDays: Int64(store.contactDays)
        default: nil
        }
    }

    private mutating func setMoney(_ setting: StoreSetting, _ value: Int64) {
        switch setting {
        case .largeAmount: store.largeAmount = Money(fen: value)
        case .largeAmountMinutes: store.largeAmountMinutes = Int(value)
        case .cardLimit: store.cardLimit = Money(fen: value)
        case .tillLimit: store.tillLimit = Money(fen: value)
        case .undoHours: store.undoHours = Int(value)
        case .deductionOrder: store.deductionOrder = DeductionOrder.allCases[Int(value)]
        case .couponsMost: store.prices.couponsMost = Int(value)
        case .thresholdBase: store.prices.thresholdBase = value == 0 ? .discounted : .list
        case .idleSeconds: store.idleSeconds = Int(value)
        case .contactDays: store.contactDays = Int(value)
        default: break
        }
    }

    private func memberValue(_ setting: StoreSetting) -> Int64? {
        switch setting {
        case .pointsPerYuan: store.pointsPerYuan
        case .pointsDays: store.pointsDays.map { Int64($0) }
        case .graceDays: Int64(store.graceDays)
        case .pointsWorth: store.prices.pointsPerYuan
        case .pointsMost: Int64(store.prices.pointsMost)
        case .silverRate: Int64(store.tierRates[.silver] ?? 10_000)
        case .goldRate: Int64(store.tierRates[.gold] ?? 10_000)
        case .diamondRate: Int64(store.tierRates[.diamond] ?? 10_000)
        case .growthPerYuan: store.growthPerYuan
        case .silverLevel: store.growthLevels[.silver]
        case .goldLevel: store.growthLevels[.gold]
        case .diamondLevel: store.growthLevels[.diamond]
        default: nil
        }
    }

    private mutating func setMember(_ setting: StoreSetting, _ value: Int64) {
        switch setting {
        case .pointsPerYuan: store.pointsPerYuan = value
        case .graceDays: store.graceDays = Int(value)
        case .pointsWorth: store.prices.pointsPerYuan = value
        case .pointsMost: store.prices.pointsMost = Int(value)
        case .silverRate: store.tierRates[.silver] = Int(value)
        case .goldRate: store.tierRates[.gold] = Int(value)
        case .diamondRate: store.tierRates[.diamond] = Int(value)
        case .growthPerYuan: store.growthPerYuan = value
        case .silverLevel: store.growthLevels[.silver] = value
        case .goldLevel: store.growthLevels[.gold] = value
        case .diamondLevel: store.growthLevels[.diamond] = value
        default: break
        }
    }

    private func staffValue(_ setting: StoreSetting) -> Int64? {
        switch setting {
        case .performancePrice: store.performance.base.price == .paid ? 0 : 1
        case .performanceBonus: store.performance.base.bonusShare
        case .performanceTax: store.performance.base.taxRate
        case .performanceHeads: store.performance.heads == .oneEach ? 0 : 1
        default: nil
        }
    }

    private mutating func setStaff(_ setting: StoreSetting, _ value: Int64) {
        switch setting {
        case .performancePrice: store.performance.base.price = value == 0 ? .paid : .list
        case .performanceBonus: store.performance.base.bonusShare = value
        case .performanceTax: store.performance.base.taxRate = value
        case .performanceHeads: store.performance.heads = value == 0 ? .oneEach : .split
        default: break
        }
    }

    private func bookingValue(_ setting: StoreSetting) -> Int64? {
        switch setting {
        case .lateHours: Int64(bookings.lateHours)
        case .noShowMinutes: Int64(bookings.noShowMinutes)
        case .horizonDays: Int64(bookings.horizonDays)
        case .lateEntryMinutes: Int64(bookings.lateEntryMinutes)
        case .lateEffect: bookings.lateEffect == .nothing ? 0 : 1
        case .noShowEffect: bookings.noShowEffect == .nothing ? 0 : 1
        case .firstIsFree: bookings.firstIsFree ? 0 : 1
        default: nil
        }
    }

    private mutating func setBooking(_ setting: StoreSetting, _ value: Int64) {
        switch setting {
        case .lateHours: bookings.lateHours = Int(value)
        case .noShowMinutes: bookings.noShowMinutes = Int(value)
        case .horizonDays: bookings.horizonDays = Int(value)
        case .lateEntryMinutes: bookings.lateEntryMinutes = Int(value)
        case .lateEffect: bookings.lateEffect = value == 0 ? .nothing : .session
        case .noShowEffect: bookings.noShowEffect = value == 0 ? .nothing : .session
        case .firstIsFree: bookings.firstIsFree = value == 0
        default: break
        }
    }
}
