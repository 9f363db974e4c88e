/// One service at a moment, with the people and rooms it takes.
package struct Placement: Sendable, Equatable, Codable {
    /// What and how long.
    package var plan: ServicePlan
    /// When it begins for the customer.
    package var start: Instant
    /// Who does it.
    package var staff: OperatorID
    /// Rooms, beds and devices, in the order of the plan's needs.
    package var resources: [ResourceID]

    /// A service at a moment.
    package init(plan: ServicePlan, start: Instant, staff: OperatorID, resources: [ResourceID] = []) {
        self.plan = plan
        self.start = start
        self.staff = staff
        self.resources = resources
    }

    /// When it ends for the customer; half-open.
    package var end: Instant { start.advanced(minutes: Int64(plan.minutes)) }

    /// What it takes of whom.
    package var occupancies: [Occupancy] {
        plan.staffPieces.filter { !$0.isEmpty }.map { occupancy(.staff(staff), $0) }
            + resources.map { occupancy(.resource($0), plan.roomPiece) }
    }

    private func occupancy(_ lane: Lane, _ piece: Range<Int>) -> Occupancy {
        Occupancy(
            lane: lane, from: start.advanced(minutes: Int64(piece.lowerBound)),
            until: start.advanced(minutes: Int64(piece.upperBound)))
    }
}

/// Whose time it is: a lane of the booking sheet.
package enum Lane: Sendable, Hashable, Codable {
    /// Somebody who works here.
    case staff(OperatorID)
    /// A room, bed or device.
    case resource(ResourceID)
}

/// A half-open stretch of somebody's or something's time (rule 33).
package struct Occupancy: Sendable, Equatable, Codable {
    /// Whose.
    package let lane: Lane
    /// From this moment.
    package let from: Instant
    /// Up to, but not including, this one.
    package let until: Instant

    /// A stretch of time.
    package init(lane: Lane, from: Instant, until: Instant) {
        self.lane = lane
        self.from = from
        self.until = until
    }

    /// Two stretches share a minute (rule 34): `a.start < b.end AND a.end > b.start`.
    package func overlaps(_ other: Occupancy) -> Bool {
        lane == other.lane && from < other.until && until > other.from
    }
}
