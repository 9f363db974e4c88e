package import Domain
import SQL
import Store
import Vault

/// A booking does not take place (features C2 and C5; rules 35 and 36). Its time is free at once; nothing is deleted.
package struct CancelBooking: Command {
    /// Which.
    package let visit: VisitID
    /// Who cancels.
    package let by: CancelledBy
    /// Why.
    package let reason: String

    /// A cancellation.
    package init(visit: VisitID, by: CancelledBy, reason: String) {
        self.visit = visit
        self.by = by
        self.reason = reason
    }

    package static let right = Right.book
    package var subject: Subject { .visit(visit) }

    /// How it ended.
    package struct Answer: Codable, Sendable, Equatable {
        /// Early or late, by whom.
        package let ending: BookingEnding
        /// A session that was kept for it was taken, by the store's rule.
        package let tookSession: Bool
        /// Who waits for such a time, the first in line first.
        package let waiting: [WishID]

        /// An ending.
        package init(ending: BookingEnding, tookSession: Bool, waiting: [WishID]) {
            self.ending = ending
            self.tookSession = tookSession
            self.waiting = waiting
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit.
        case unknown
        /// It is served, over or cancelled already.
        case state(VisitState)
        /// Nobody has to wait for it any more, but so early it is no no-show: only from this moment on.
        case tooEarly(from: Instant)
        /// The reason.
        case reason(TextFault)
    }
}

extension CancelBooking {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let row = try work.db.visit(visit) else { throw Refusal.unknown }
        switch row.state {
        case .expected, .waiting: break
        case .serving, .done, .cancelled: throw Refusal.state(row.state)
        }
        // Who came without a booking lets nobody down by leaving.
        let ending =
            by == .customer && row.surety == nil
            ? .customerEarly
            : try work.db.bookingRules().ending(by, at: work.now, start: row.expectedAt ?? work.now)
        return try work.end(row, as: ending, step: .cancelled, reason: clean)
    }
}

/// Somebody who was expected did not come (rule 36: not there so many minutes after the beginning).
package struct MarkNoShow: Command {
    /// Which.
    package let visit: VisitID
    /// A remark; may be empty.
    package let reason: String

    /// A visit nobody made.
    package init(visit: VisitID, reason: String = "") {
        self.visit = visit
        self.reason = reason
    }

    package static let right = Right.book
    package var subject: Subject { .visit(visit) }
    package typealias Answer = CancelBooking.Answer
    package typealias Refusal = CancelBooking.Refusal
}

extension MarkNoShow {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let clean: String
        do { clean = try CleanText.note(reason) } catch { throw Refusal.reason(error) }
        guard let row = try work.db.visit(visit) else { throw Refusal.unknown }
        guard row.state == .expected, let start = row.expectedAt else { throw Refusal.state(row.state) }
        let from = try work.db.bookingRules().noShowFrom(start)
        guard work.now >= from else { throw Refusal.tooEarly(from: from) }
        return try work.end(row, as: .noShow, step: .noShow, reason: clean)
    }
}

extension Work {
    /// Ends a booking that does not take place: its time is free, what was kept for it is given back or taken.
    func end(
        _ row: VisitRow, as ending: BookingEnding, step: VisitStepKind, reason: String
    ) throws -> CancelBooking.Answer {
        let appointments = try db.appointments(of: row.id)
        guard try db.endBooking(row.id, from: row.state, as: ending) else {
            throw CancelBooking.Refusal.state(row.state)
        }
        for appointment in appointments {
            try db.leaveSeat(in: appointment.id, of: row.id)
            if try db.seats(of: appointment.id).isEmpty { try db.endAppointment(appointment.id) }
        }
        let tookSession = try settleHold(of: row, ending)
        try db.log(step, of: row.id, reason: reason, by: operatorID, at: now)
        if ending != .noShow {
            try db.tell("cancelled", member: row.member, visit: row.id, due: now, at: now)
        }
        return CancelBooking.Answer(
            ending: ending, tookSession: tookSession,
            waiting: try appointments.flatMap { try db.wishes(for: $0, calendar: calendar).map(\.id) })
    }

    /// What was kept for the visit is given back, or taken by the store's rule (rule 36).
    private func settleHold(of row: VisitRow, _ ending: BookingEnding) throws -> Bool {
        guard let hold = try db.openHold(of: row.id), let member = row.member else { return false }
        let before = try db.letDowns(by: member, since: today.advanced(days: -365))
        // This one is counted already.
        let effect = try db.bookingRules().effect(of: ending, before: max(0, before - 1))
        guard effect == .session, try take(hold, of: member) != nil else {
            try db.closeHold(hold, taken: false, at: now)
            return false
        }
        return true
    }

    /// Takes a session that was kept; nil, and it stays kept, if its package has lapsed meanwhile.
    /// - Throws: `EngineError`.
    func take(_ hold: HoldRow, of member: MemberID) throws -> MoveVisit.TakenSession? {
        let item = PackageItemID(hold.account.holder)
        guard let package = try db.packageItem(item) else { return nil }
        let lots = Deduction.spendingOrder(try db.lots([hold.account], at: now))
        guard lots.reduce(Int64(0), { $0 + $1.remaining }) >= hold.amount else { return nil }
        try db.closeHold(hold, taken: true, at: now)
        let posted = try post(
            .verification, member: member, title: package.title,
            moves: Deduction.inOrder(hold.amount, lots).map { .take($0, into: .sessionsUsed) })
        let verification = try db.insertVerification(
            entry: posted.entry, what: .session(item), member: member, by: operatorID, at: now, day: today,
            title: package.title, hold: hold.id, voucher: nil)
        return MoveVisit.TakenSession(
            verification: verification, title: package.title, left: package.left - hold.amount)
    }
}
