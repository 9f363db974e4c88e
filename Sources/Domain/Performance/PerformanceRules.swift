/// How achievements are counted: a setting of the store (rules 42 to 44).
package struct PerformanceRules: Sendable, Equatable, Codable {
    /// What counts of a line.
    package var base: PerformanceBase
    /// How a served customer counts for several people.
    package var heads: PerformanceSplit.Heads

    /// Rules; unless told: what was paid, nothing of bonus, one head for each.
    package init(base: PerformanceBase = .init(), heads: PerformanceSplit.Heads = .oneEach) {
        self.base = base
        self.heads = heads
    }
}
