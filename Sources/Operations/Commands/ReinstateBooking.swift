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

    /// What came back with it.
    package struct Answer: Codable, Sendable, Equatable {
        /// A session was kept for it before, and is kept again; false if none was, or none is left.
        package let isHeldAgain: Bool
        /// A session was kept or taken, and could not be kept again: to be told.
        package let lostSession: Bool

        /// What came back.
        package init(isHeldAgain: Bool = false, lostSession: Bool = false) {
            self.isHeldAgain = isHeldAgain
            self.lostSession = lostSession
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit.
        case unknown
        /// It did not end.
        case state(VisitState)
        /// It was of a day gone by.
        case past
        /// The member is frozen or blacklisted.
        case status(MemberStatus)
        /// Something stands against it by now.
        case obstacles([BookingObstacle])
    }
}

extension ReinstateBooking {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.visit(visit) else { throw Refusal.unknown }
        guard row.state == .cancelled, row.ending != nil else { throw Refusal.state(row.state) }
        guard let day = Day(row.day), day >= work.today else { throw Refusal.past }
        if let record = try row.member.flatMap({ try work.db.member($0, vault: work.vault) }), record.status != .normal
        {
            throw Refusal.status(record.status)
        }
        let agreed = try work.db.agreed(visit)
        let desk = try OpenSheet(work)
        let placed = try desk.place(agreed.map(\.line), for: row.member, visit: visit)
        // What was agreed outside the hours stays agreed.
        let against = placed.obstacles.filter {
            !($0.clash.mayBeForced && !agreed[$0.line].forced.isEmpty) && $0.clash != .past
        }
        guard against.isEmpty else { throw Refusal.obstacles(against) }
        guard try work.db.reinstateBooking(visit) else { throw Refusal.state(row.state) }
        for (was, line) in zip(agreed, placed.lines) { try seat(was, line, work) }
        try work.db.summarise(visit, calendar: work.calendar)
        try work.db.log(.reinstated, of: visit, by: work.operatorID, at: work.now)
        try work.db.tell("reinstated", member: row.member, visit: visit, due: work.now, at: work.now)
        return try keepSession(work)
    }

    /// Gives the visit its place again: in its appointment, in the class that takes place now, or in a new one.
    private func seat(_ was: AgreedAppointment, _ line: OpenSheet.PlacedLine, _ work: Work) throws {
        let day = work.calendar.businessDay(of: line.placement.start)
        if let joined = line.joins { return try work.db.takeSeat(in: joined, for: visit) }
        guard !was.isActive else {
            let new = try work.db.insertAppointment(line.placement, day: day, forced: was.forced)
            return try work.db.takeSeat(in: new, for: visit)
        }
        try work.db.moveAppointment(was.appointment, to: line.placement, day: day, forced: was.forced)
        try work.db.takeSeat(in: was.appointment, for: visit)
    }

    /// What was kept for the visit is kept again, also if it was taken because nobody came.
    private func keepSession(_ work: Work) throws -> Answer {
        guard let hold = try work.db.lastHold(of: visit), !hold.isOpen else { return Answer() }
        let item = PackageItemID(hold.account.holder)
        if let taken = try work.db.verification(taking: hold.id), let entry = try work.db.entry(taken.entry) {
            do {
                let (posted, _) = try work.reverse(entry, member: taken.member, reason: "恢复预约")
                _ = try work.db.undoVerification(taken.id, by: posted.entry, at: work.now)
            } catch is VerificationFault { return Answer(lostSession: true) }
        }
        do {
            _ = try work.hold(item, for: visit)
            return Answer(isHeldAgain: true)
        } catch is VerificationFault { return Answer(lostSession: true) }
    }
}

/// A service of a booking as it was last agreed with the customer.
struct AgreedAppointment {
    let appointment: AppointmentID
    let line: BookingLine
    let forced: String
    /// It takes place for others: a class.
    let isActive: Bool
}

extension Reading {
    /// What a visit was booked for when it ended: times as last agreed with this customer, whatever became of a class
    /// since; one service at one time once.
    func agreed(_ visit: VisitID) throws -> [AgreedAppointment] {
        var seen: Set<[Int64]> = []
        return try appointments(of: visit, onlyActive: false).compactMap { row in
            let start = try lastAgreedStart(of: row.id, for: visit) ?? row.start
            guard seen.insert([row.service.raw, row.staff.raw, start.ms]).inserted else { return nil }
            let line = BookingLine(service: row.service, staff: row.staff, start: start, minutes: row.minutes)
            return AgreedAppointment(appointment: row.id, line: line, forced: row.forced, isActive: row.isActive)
        }
    }
}
