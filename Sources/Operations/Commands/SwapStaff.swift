package import Domain
import SQL
import Store
import Vault

/// Two appointments change hands: each is done by the other's person, at the time it has (feature C2).
package struct SwapStaff: Command {
    /// One.
    package let first: AppointmentID
    /// How it stood.
    package let firstWas: MoveAppointment.Version
    /// The other.
    package let second: AppointmentID
    /// How it stood.
    package let secondWas: MoveAppointment.Version

    /// A swap.
    package init(
        first: AppointmentID, firstWas: MoveAppointment.Version, second: AppointmentID,
        secondWas: MoveAppointment.Version
    ) {
        self.first = first
        self.firstWas = firstWas
        self.second = second
        self.secondWas = secondWas
    }

    package static let right = Right.book
    package var subject: Subject { .appointment(first) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    package typealias Refusal = MoveAppointment.Refusal
}

extension SwapStaff {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let rows = try [(first, firstWas), (second, secondWas)].map { id, was in
            guard let row = try work.db.appointment(id), row.isActive else { throw Refusal.unknown }
            guard row.version == was else { throw Refusal.movedMeanwhile(row.version) }
            return row
        }
        let desk = try OpenSheet(work)
        let visits = try rows.map { try work.db.seats(of: $0.id).compactMap { try work.db.visit($0) } }
        for visit in visits.joined() where visit.state == .done || visit.state == .cancelled {
            throw Refusal.over(visit.state)
        }
        var placements: [Placement] = []
        for (row, other) in [(rows[0], rows[1]), (rows[1], rows[0])] {
            placements.append(
                Placement(
                    plan: (desk.plans[row.service] ?? ServicePlan(service: row.service, minutes: row.minutes))
                        .lasting(row.minutes),
                    start: row.start, staff: other.staff, resources: try work.db.resources(of: row.id)))
        }
        let obstacles = try desk.obstacles(of: placements, besides: [first, second])
        guard obstacles.isEmpty else { throw Refusal.obstacles(obstacles) }
        for row in rows { try work.db.endAppointment(row.id) }
        for (index, row) in rows.enumerated() {
            let day = work.calendar.businessDay(of: row.start)
            try work.db.moveAppointment(row.id, to: placements[index], day: day, forced: row.forced)
            for visit in visits[index] {
                try work.db.log(
                    .moved, of: visit.id, change: AppointmentChange(row.id, was: row, now: placements[index]),
                    by: work.operatorID, at: work.now)
                try work.db.summarise(visit.id, calendar: work.calendar)
            }
        }
        return Answer()
    }
}
