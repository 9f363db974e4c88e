package import Domain
import SQL
import Store
import Vault

/// A booking that was cancelled, or whose customer was thought not to come, takes place after all, if its time is still
/// free. The undo of `CancelBooking` and `MarkNoShow`.
package struct ReinstateBooking: Command {
    /// Which.
    package let visit: VisitID

    /// A visit.
    package init(visit: VisitID) { self.visit = visit }

    package static let right = Right.book
    package var subject: Subject { .visit(visit) }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Done.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit.
        case unknown
        /// It did not end.
        case state(VisitState)
        /// Something stands against it by now.
        case obstacles([BookingObstacle])
    }
}

extension ReinstateBooking {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.visit(visit) else { throw Refusal.unknown }
        guard row.state == .cancelled, row.ending != nil else { throw Refusal.state(row.state) }
        let desk = try BookingDesk(work)
        let all = try work.db.appointments(of: visit, onlyActive: false)
        // Who left a class and came back into another of the same time has had a place in both; one is enough.
        let appointments = all.filter { earlier in
            !all.contains {
                $0.id > earlier.id && $0.service == earlier.service && $0.start == earlier.start
                    && $0.staff == earlier.staff
            }
        }
        let lines = appointments.map {
            BookingLine(service: $0.service, staff: $0.staff, start: $0.start, minutes: $0.minutes)
        }
        let placed = try desk.place(lines, for: row.member, visit: visit)
        // What was agreed outside the hours stays agreed.
        let against = placed.obstacles.filter {
            !($0.clash.mayBeForced && !appointments[$0.line].forced.isEmpty) && $0.clash != .past
        }
        guard against.isEmpty else { throw Refusal.obstacles(against) }
        guard try work.db.reinstateBooking(visit) else { throw Refusal.state(row.state) }
        for (appointment, line) in zip(appointments, placed.lines) {
            let day = work.calendar.businessDay(of: appointment.start)
            if line.joins == nil {
                try work.db.moveAppointment(appointment.id, to: line.placement, day: day, forced: appointment.forced)
            }
            try work.db.takeSeat(in: line.joins ?? appointment.id, for: visit)
        }
        try work.db.summarise(visit, calendar: work.calendar)
        try work.db.log(.reinstated, of: visit, by: work.operatorID, at: work.now)
        return Answer()
    }
}
