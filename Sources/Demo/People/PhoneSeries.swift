/// Mobile numbers, each once: a walk through all numbers of the prefixes in an order that looks like none.
struct PhoneSeries: Sendable {
    private static let prefixes: [Int] = [
        130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 150, 151, 152, 153, 155, 156, 157, 158, 159, 166, 173, 175,
        176,
        177, 178, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 191, 193, 195, 198, 199,
    ]

    private static let each = 100_000_000
    private let step: Int
    private let start: Int

    /// The series a seed gives.
    init(seed: UInt64) {
        var chance = Chance(seed: seed, 0x70_686F_6E65)
        let whole = Self.prefixes.count * Self.each
        // Odd and no multiple of 5: without a common divisor with 40 × 10^8 the walk meets every number once.
        var step = (chance.below(whole / 4) + whole / 3) | 1
        if step.isMultiple(of: 5) { step += 2 }
        self.step = step
        start = chance.below(whole)
    }

    /// The number at a place, eleven digits.
    func digits(at place: Int) -> String {
        let whole = Self.prefixes.count * Self.each
        let product = UInt64(place).multipliedFullWidth(by: UInt64(step))
        let spot = (start + Int(UInt64(whole).dividingFullWidth(product).remainder)) % whole
        return String(Self.prefixes[spot / Self.each] * Self.each + spot % Self.each)
    }
}
