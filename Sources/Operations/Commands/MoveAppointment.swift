package import Domain
import SQL
import Store
import Vault

/// Puts a booked service elsewhere: another time, another person, other rooms, longer or shorter. The old time stays in
/// the booking's history (rule 35).
package struct MoveAppointment: Command {
    /// How an appointment stood on the screen of the one who asks.
    package struct Version: Codable, Sendable, Equatable {
        /// When it begins.
        package let start: Instant
        /// By whom.
        package let staff: OperatorID
        /// How long.
        package let minutes: Int

        /// A time with somebody.
        package init(start: Instant, staff: OperatorID, minutes: Int) {
            self.start = start
            self.staff = staff
            self.minutes = minutes
        }
    }

    /// Which.
    package let appointment: AppointmentID
    /// How it stood.
    package let was: Version
    /// How it shall stand.
    package let now: Version
    /// In which rooms; empty = where it is if that is free, else the store chooses.
    package let resources: [ResourceID]
    /// Why; may be empty.
    package let reason: String
    /// Why it may stand outside the hours; nil = it may not (rule 34).
    package let force: String?
    /// A manager's approval for that.
    package var approval: ApprovalID?

    /// A move.
    package init(
        appointment: AppointmentID, was: Version, now: Version, resources: [ResourceID] = [], reason: String = "",
        force: String? = nil, approval: ApprovalID? = nil
    ) {
        self.appointment = appointment
        self.was = was
        self.now = now
        self.resources = resources
        self.reason = reason
        self.force = force
        self.approval = approval
    }

    package static let right = Right.book
    package var subject: Subject { .appointment(appointment) }
    package var withoutApproval: Self {
        var bare = self
        bare.approval = nil
        return bare
    }

    /// Where it stands.
    package struct Answer: Codable, Sendable, Equatable {
        /// The rooms it takes.
        package let resources: [ResourceID]

        /// Rooms.
        package init(resources: [ResourceID]) { self.resources = resources }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such appointment, or it does not take place.
        case unknown
        /// Somebody else moved it; it stands here now.
        case movedMeanwhile(Version)
        /// The visit is over.
        case over(VisitState)
        /// The reason.
        case reason(TextFault)
        /// Something stands against it.
        case obstacles([BookingObstacle])
    }
}

extension MoveAppointment {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.appointment(appointment), row.isActive else { throw Refusal.unknown }
        guard row.version == was else { throw Refusal.movedMeanwhile(row.version) }
        let clean: (reason: String, force: String?)
        do {
            clean = (try CleanText.note(reason), try force.map { try CleanText.reason($0) })
        } catch let fault as TextFault { throw Refusal.reason(fault) }
        let visits = try work.db.seats(of: appointment).compactMap { try work.db.visit($0) }
        for visit in visits where visit.state == .done || visit.state == .cancelled {
            throw Refusal.over(visit.state)
        }
        let (placed, forced) = try placed(row, visits, clean.force, work)
        let day = work.calendar.businessDay(of: placed.start)
        let why = [clean.reason, forced].filter { !$0.isEmpty }.joined(separator: ";")
        if !why.isEmpty { work.record(reason: why) }
        try work.db.moveAppointment(appointment, to: placed, day: day, forced: forced)
        for visit in visits {
            try work.db.log(
                .moved, of: visit.id, reason: why,
                change: AppointmentChange(appointment, was: row, now: placed), by: work.operatorID, at: work.now)
            try work.db.summarise(visit.id, calendar: work.calendar)
            if was.start != now.start {
                try work.db.tell("moved", member: visit.member, visit: visit.id, due: work.now, at: work.now)
            }
        }
        return Answer(resources: placed.resources)
    }

    private func placed(
        _ row: AppointmentRow, _ visits: [VisitRow], _ force: String?, _ work: Work
    ) throws -> (Placement, String) {
        let desk = try OpenSheet(work)
        let kept = resources.isEmpty ? try work.db.resources(of: appointment) : resources
        let isUnderWay = visits.contains { $0.state == .serving || $0.state == .waiting }
        func attempt(_ rooms: [ResourceID]) throws -> (lines: [OpenSheet.PlacedLine], obstacles: [BookingObstacle]) {
            var placed = try desk.place(
                [
                    BookingLine(
                        service: row.service, staff: now.staff, start: now.start, minutes: now.minutes, resources: rooms
                    )
                ],
                for: nil, visit: nil, besides: [appointment],
                others: visits.compactMap { visit in visit.member.map { ($0, visit.id) } }, customers: visits.count,
                uses: work.calendar.businessDay(of: now.start) != work.calendar.businessDay(of: row.start))
            // What has begun may be made longer, whenever it began.
            if isUnderWay, now.start == was.start { placed.obstacles.removeAll { $0.clash == .past } }
            return placed
        }
        var placed = try attempt(kept)
        if !placed.obstacles.isEmpty, resources.isEmpty, !kept.isEmpty { placed = try attempt([]) }
        let against = try work.remaining(placed.obstacles, force: force)
        guard against.isEmpty, let line = placed.lines.first else { throw Refusal.obstacles(against) }
        return (line.placement, placed.obstacles.isEmpty ? "" : force ?? "")
    }
}

extension AppointmentRow {
    /// As a screen would have it.
    var version: MoveAppointment.Version { .init(start: start, staff: staff, minutes: minutes) }
}
