/// One thing the owner can set: a number with a unit and a range, or a choice.
package enum StoreSetting: String, Sendable, Equatable, Codable, CaseIterable {
    case largeAmount, largeAmountMinutes, cardLimit, tillLimit, undoHours, deductionOrder
    case pointsPerYuan, pointsDays, graceDays, pointsWorth, pointsMost
    case couponsMost, thresholdBase
    case silverRate, goldRate, diamondRate, growthPerYuan, silverLevel, goldLevel, diamondLevel
    case performancePrice, performanceBonus, performanceTax, performanceHeads
    case lateHours, noShowMinutes, horizonDays, lateEntryMinutes, lateEffect, noShowEffect, firstIsFree
    case idleSeconds, contactDays

    /// What belongs together.
    package enum Group: Sendable, Equatable, CaseIterable {
        case money, points, prices, tiers, performance, bookings, safety
    }

    /// What its number counts.
    package enum Unit: Sendable, Equatable {
        /// 分, shown as yuan.
        case money
        /// Basis points, shown as percent.
        case percent
        /// Basis points of the price that are paid, shown as 折: 9500 = 9.5.
        case rate
        /// Plain numbers.
        case minutes, hours, days, seconds, points, pieces
        /// One of so many, by its place.
        case choice(Int)
    }

    /// What it belongs to.
    package var group: Group {
        switch self {
        case .largeAmount, .largeAmountMinutes, .cardLimit, .tillLimit, .undoHours, .deductionOrder: .money
        case .pointsPerYuan, .pointsDays, .graceDays, .pointsWorth, .pointsMost: .points
        case .couponsMost, .thresholdBase: .prices
        case .silverRate, .goldRate, .diamondRate, .growthPerYuan, .silverLevel, .goldLevel, .diamondLevel: .tiers
        case .performancePrice, .performanceBonus, .performanceTax, .performanceHeads: .performance
        case .lateHours, .noShowMinutes, .horizonDays, .lateEntryMinutes, .lateEffect, .noShowEffect, .firstIsFree:
            .bookings
        case .idleSeconds, .contactDays: .safety
        }
    }

    /// What its number counts.
    package var unit: Unit {
        switch self {
        case .largeAmount, .cardLimit, .tillLimit: .money
        case .pointsMost, .performanceBonus, .performanceTax: .percent
        case .silverRate, .goldRate, .diamondRate: .rate
        case .largeAmountMinutes, .noShowMinutes, .lateEntryMinutes: .minutes
        case .undoHours, .lateHours: .hours
        case .pointsDays, .graceDays, .horizonDays, .contactDays: .days
        case .idleSeconds: .seconds
        case .pointsPerYuan, .pointsWorth, .growthPerYuan, .silverLevel, .goldLevel, .diamondLevel: .points
        case .couponsMost: .pieces
        case .deductionOrder: .choice(DeductionOrder.allCases.count)
        case .thresholdBase, .performancePrice, .performanceHeads, .lateEffect, .noShowEffect, .firstIsFree: .choice(2)
        }
    }

    /// What it may be.
    package var range: ClosedRange<Int64> {
        switch self {
        case .largeAmount: 1_00...100_000_00
        case .largeAmountMinutes: 0...1440
        case .cardLimit: 100_00...100_000_00
        case .tillLimit: 0...1_000_00
        case .undoHours: 0...168
        case .pointsPerYuan, .growthPerYuan: 0...100
        case .pointsDays: 30...3_650
        case .graceDays: 0...365
        case .pointsWorth: 0...10_000
        case .pointsMost, .performanceBonus: 0...10_000
        case .performanceTax: 0...2_000
        case .couponsMost: 0...10
        case .silverRate, .goldRate, .diamondRate: 1_000...10_000
        case .silverLevel, .goldLevel, .diamondLevel: 1...10_000_000
        case .lateHours: 0...72
        case .noShowMinutes, .lateEntryMinutes: 0...240
        case .horizonDays: 1...730
        case .idleSeconds: 30...3_600
        case .contactDays: 1...1_095
        case .deductionOrder: 0...Int64(DeductionOrder.allCases.count - 1)
        case .thresholdBase, .performancePrice, .performanceHeads, .lateEffect, .noShowEffect, .firstIsFree: 0...1
        }
    }

    /// Whether nothing is a value too: points without end.
    package var mayBeEmpty: Bool { self == .pointsDays }
}
