/// What the owner can set; the numbers here are the defaults of spec/rules.md.
package struct StoreSettings: Sendable, Equatable, Codable {
    /// What the store is called.
    package var name: String
    /// The pack it was made with.
    package var industry: String
    /// IANA name of the store's zone.
    package var zone: String
    /// The business day ends at this hour, 0…6 (rule 41).
    package var cutoffHour: Int
    /// Rule 7.
    package var deductionOrder: DeductionOrder
    /// From this amount on a deduction needs a manager's approval (feature D3).
    package var largeAmount: Money
    /// What a member paid from stored value in so many minutes counts together against the large amount; 0 = each alone.
    package var largeAmountMinutes: Int
    /// A card may hold so much stored value without the owner's word (rule 13: 5 000 yuan).
    package var cardLimit: Money
    /// A count that is off by more needs a manager (rule 40).
    package var tillLimit: Money
    /// A verification or deduction may be undone for so many hours (rule 22).
    package var undoHours: Int
    /// Points for each yuan of principal used (rule 11: the store decides).
    package var pointsPerYuan: Int64
    /// Points last so many days (rule 24); nil = for ever.
    package var pointsDays: Int?
    /// Value that comes back after its time has passed can be used for so many days more (rule 26).
    package var graceDays: Int
    /// How prices are made (rule 30).
    package var prices: PriceRequest.Rules
    /// What each tier pays of list prices, in basis points; a tier that is not named pays all of it.
    package var tierRates: [Tier: Int]
    /// Growth for each yuan really paid (feature E3).
    package var growthPerYuan: Int64
    /// From which growth on a tier is given, at once (rule 28).
    package var growthLevels: [Tier: Int64]
    /// How achievements are counted (rules 42 to 44).
    package var performance: PerformanceRules
    /// The screen locks after so many idle seconds.
    package var idleSeconds: Int
    /// Text of the notice a member agreed to (个人信息保护法 art. 17).
    package var consentVersion: String
    /// The number a guest left for a booking is kept for so many days after it (个人信息保护法 art. 19 and 47).
    package var contactDays: Int
    /// The counter opens in large letters, one question a screen (feature K1).
    package var opensSimple: Bool
    /// Made by `demo`: its login screen names operators and PINs.
    package var isDemo: Bool

    /// 银 1 000, 金 5 000, 钻 10 000 (feature E3).
    private static let usualLevels: [Tier: Int64] = [.silver: 1_000, .gold: 5_000, .diamond: 10_000]

    /// Settings with the usual defaults.
    package init(name: String, industry: String, zone: String = "Asia/Shanghai", isDemo: Bool = false) {
        self.name = name
        self.industry = industry
        self.zone = zone
        cutoffHour = 0
        deductionOrder = .proportional
        largeAmount = .yuan(1000)
        largeAmountMinutes = 10
        cardLimit = .yuan(5000)
        tillLimit = .yuan(20)
        undoHours = 24
        pointsPerYuan = 1
        graceDays = 30
        prices = .init()
        tierRates = [:]
        growthPerYuan = 1
        growthLevels = Self.usualLevels
        performance = .init()
        idleSeconds = 120
        consentVersion = "2026-11"
        contactDays = 180
        opensSimple = false
        self.isDemo = isDemo
    }

    /// Reads settings; what an older program did not know has its default.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(String.self, forKey: .name)
        industry = try values.decode(String.self, forKey: .industry)
        zone = try values.decode(String.self, forKey: .zone)
        cutoffHour = try values.decode(Int.self, forKey: .cutoffHour)
        deductionOrder = try values.decode(DeductionOrder.self, forKey: .deductionOrder)
        largeAmount = try values.decode(Money.self, forKey: .largeAmount)
        largeAmountMinutes = try values.decodeIfPresent(Int.self, forKey: .largeAmountMinutes) ?? 10
        cardLimit = try values.decode(Money.self, forKey: .cardLimit)
        tillLimit = try values.decodeIfPresent(Money.self, forKey: .tillLimit) ?? .yuan(20)
        undoHours = try values.decode(Int.self, forKey: .undoHours)
        pointsPerYuan = try values.decode(Int64.self, forKey: .pointsPerYuan)
        pointsDays = try values.decodeIfPresent(Int.self, forKey: .pointsDays)
        graceDays = try values.decodeIfPresent(Int.self, forKey: .graceDays) ?? 30
        prices = try values.decodeIfPresent(PriceRequest.Rules.self, forKey: .prices) ?? .init()
        tierRates = try values.decodeIfPresent([Tier: Int].self, forKey: .tierRates) ?? [:]
        growthPerYuan = try values.decodeIfPresent(Int64.self, forKey: .growthPerYuan) ?? 1
        growthLevels = try values.decodeIfPresent([Tier: Int64].self, forKey: .growthLevels) ?? Self.usualLevels
        performance = try values.decodeIfPresent(PerformanceRules.self, forKey: .performance) ?? .init()
        idleSeconds = try values.decode(Int.self, forKey: .idleSeconds)
        consentVersion = try values.decode(String.self, forKey: .consentVersion)
        contactDays = try values.decodeIfPresent(Int.self, forKey: .contactDays) ?? 180
        opensSimple = try values.decodeIfPresent(Bool.self, forKey: .opensSimple) ?? false
        isDemo = try values.decode(Bool.self, forKey: .isDemo)
    }
}
