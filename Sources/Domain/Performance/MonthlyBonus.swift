/// 阶梯奖: a percentage of the whole month's value of one kind, by the step it reaches (rule 42); a line of its own.
package struct MonthlyBonus: Sendable, Equatable, Codable {
    /// A step.
    package struct Step: Sendable, Equatable, Codable {
        /// From this value of the month on.
        package let from: Money
        /// Of the whole value, in basis points.
        package let share: Int64

        /// A step.
        package init(from: Money, share: Int64) {
            self.from = from
            self.share = share
        }
    }

    /// Which achievement it rewards.
    package let kind: PerformanceKind
    /// The steps, in any order.
    package let steps: [Step]

    /// A bonus of one kind.
    package init(kind: PerformanceKind, steps: [Step]) {
        self.kind = kind
        self.steps = steps
    }

    /// What a month's value earns on top; nothing below the first step, nor for a month in which more went back than
    /// came.
    package func amount(for value: Money) -> Money {
        guard value > .zero else { return .zero }
        let reached = steps.filter { $0.from <= value }.max { $0.from < $1.from }
        return value.scaled(by: reached?.share ?? 0, over: 10_000)
    }
}
