/// A visit somebody wants, and when (feature C4): services one after the other or side by side, with somebody or anybody.
package struct SlotSearch: Sendable, Equatable, Codable {
    /// One service of it.
    package struct Line: Sendable, Equatable, Codable {
        /// What and how long.
        package let plan: ServicePlan
        /// By whom; empty = by anybody who has learned it.
        package let staff: [OperatorID]
        /// Side by side with the line before instead of after it.
        package let alongside: Bool

        /// A service by anybody of these, or by anybody at all.
        package init(plan: ServicePlan, staff: [OperatorID] = [], alongside: Bool = false) {
            self.plan = plan
            self.staff = staff
            self.alongside = alongside
        }
    }

    /// The services.
    package let lines: [Line]
    /// Not before.
    package let earliest: Instant
    /// The visit begins before this moment.
    package let latest: Instant
    /// Visits begin at multiples of so many minutes of the clock, counted from the agenda's beginning.
    package let step: Int
    /// Between two services the customer waits at most so many minutes.
    package let patience: Int
    /// Whom the customer usually sees.
    package let usual: [OperatorID]
    /// A gap shorter than this is of no use to anybody.
    package let shortest: Int
    /// How many to find.
    package let limit: Int

    /// A search.
    package init(
        lines: [Line], earliest: Instant, latest: Instant, step: Int = 15, patience: Int = 15,
        usual: [OperatorID] = [], shortest: Int = 30, limit: Int = 10
    ) {
        self.lines = lines
        self.earliest = earliest
        self.latest = latest
        self.step = max(1, step)
        self.patience = max(0, patience)
        self.usual = usual
        self.shortest = shortest
        self.limit = max(1, limit)
    }
}

/// A visit that can take place.
package struct Slot: Sendable, Equatable, Codable {
    /// Why it is a good one, or not quite.
    package enum Reason: Sendable, Equatable, Codable {
        /// None is earlier.
        case earliest
        /// It leaves no gap before or after.
        case fillsGap
        /// It follows or precedes something without a gap.
        case adjoins
        /// It leaves a gap of so many minutes that is too short for anything.
        case leavesGap(minutes: Int)
        /// Whom the customer usually sees.
        case usualStaff(OperatorID)
        /// The customer waits so many minutes between services.
        case waits(minutes: Int)
    }

    /// The services, in the order they were asked for.
    package let placements: [Placement]
    /// Why.
    package let reasons: [Reason]
    /// The one to propose: the fewest gaps among those nearly as early.
    package let isRecommended: Bool

    /// A visit.
    package init(placements: [Placement], reasons: [Reason], isRecommended: Bool) {
        self.placements = placements
        self.reasons = reasons
        self.isRecommended = isRecommended
    }

    /// When it begins.
    package var start: Instant { placements.map(\.start).min() ?? Instant(ms: 0) }
    /// When it ends.
    package var end: Instant { placements.map(\.end).max() ?? Instant(ms: 0) }
}
