package import Domain
import SQL
import Store
import Vault

/// Leave, illness, a closed day, a broken bed (rule 38). What is booked then stays booked until somebody has spoken with
/// the customers; it is told here and stays on the list of what is to be settled.
package struct EnterAbsence: Command {
    /// Who or what; nil = the store.
    package let lane: Lane?
    /// From; a whole minute.
    package let from: Instant
    /// Up to.
    package let until: Instant
    /// Why, in one of five words.
    package let kind: AbsenceKind
    /// Why, in one's own words; may be empty.
    package let reason: String
    /// A manager's approval.
    package var approval: ApprovalID?

    /// An absence.
    package init(
        of lane: Lane?, from: Instant, until: Instant, kind: AbsenceKind, reason: String = "",
        approval: ApprovalID? = nil
    ) {
        self.lane = lane
        self.from = Instant(ms: from.ms - ((from.ms % 60_000) + 60_000) % 60_000)
        self.until = Instant(ms: until.ms - ((until.ms % 60_000) + 60_000) % 60_000)
        self.kind = kind
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.planHours
    package var subject: Subject {
        if case .staff(let staff) = lane { .staff(staff) } else { .counter }
    }
    package var withoutApproval: Self {
        var bare = self
        bare.approval = nil
        return bare
    }

    /// The absence.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let absence: AbsenceID
        /// Bookings that can no longer take place as agreed.
        package let affected: [VisitID]

        /// An absence.
        package init(absence: AbsenceID, affected: [VisitID]) {
            self.absence = absence
            self.affected = affected
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nobody and nothing of that number.
        case unknown
        /// It ends before it begins, has gone by, or is longer than a year.
        case time
        /// The reason.
        case reason(TextFault)
    }
}

extension EnterAbsence {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        switch lane {
        case .staff(let staff): if try work.db.staff(staff) == nil { throw Refusal.unknown }
        case .resource(let resource):
            if try !work.db.resources().contains(where: { $0.id == resource }) { throw Refusal.unknown }
        case nil: break
        }
        guard from < until, until > work.now, until <= from.advanced(hours: 366 * 24) else { throw Refusal.time }
        let clean: String
        do { clean = try CleanText.note(reason) } catch { throw Refusal.reason(error) }
        let id = try work.db.insertAbsence(
            of: lane, from: from, until: until, kind: kind, reason: clean, by: work.operatorID, at: work.now)
        return Answer(absence: id, affected: try work.db.affectedVisits(lane: lane, from: from, until: until))
    }
}
