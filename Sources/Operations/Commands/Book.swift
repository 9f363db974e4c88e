package import Domain
import SQL
import Store
import Vault

/// Books a visit: one service or several, once or as a series (features C2 and C4; rules 33–35). Check and insert are
/// one transaction, and a booking that nobody has confirmed yet takes its time all the same.
package struct Book: Command {
    /// For whom.
    package enum Customer: Codable, Sendable, Equatable {
        /// A member.
        case member(MemberID)
        /// Somebody else, by name and, if given, mobile number.
        case guest(name: String, phone: String)
        /// Somebody who is here already without a booking, or comes for one more service.
        case visit(VisitID)
    }

    /// For whom.
    package let customer: Customer
    /// What, when, by whom.
    package let lines: [BookingLine]
    /// Whether it is sure already.
    package let surety: BookingSurety
    /// A remark for those who serve; may be empty.
    package let remark: String
    /// Again and again by this rule, the first time as the lines say.
    package let series: Recurrence?
    /// Days of the series on which it shall not take place.
    package let skipping: [Day]
    /// Keep a session of this package item for each visit (rule 19).
    package let session: PackageItemID?
    /// The wish on the waiting list it fulfils.
    package let wish: WishID?
    /// Why it may stand outside the hours; nil = it may not (rule 34).
    package let force: String?
    /// Days of the series for which that reason stands; nil = for all of it.
    package let forcedDays: [Day]?
    /// A manager's approval for that.
    package var approval: ApprovalID?

    /// A visit.
    package init(
        customer: Customer, lines: [BookingLine], surety: BookingSurety = .confirmed, remark: String = "",
        series: Recurrence? = nil, skipping: [Day] = [], session: PackageItemID? = nil, wish: WishID? = nil,
        force: String? = nil, forcedDays: [Day]? = nil, approval: ApprovalID? = nil
    ) {
        self.customer = customer
        self.lines = lines
        self.surety = surety
        self.remark = remark
        self.series = series
        self.skipping = skipping
        self.session = session
        self.wish = wish
        self.force = force
        self.forcedDays = forcedDays
        self.approval = approval
    }

    package static let right = Right.book
    package var subject: Subject {
        switch customer {
        case .member(let member): .member(member)
        case .visit(let visit): .visit(visit)
        case .guest: .counter
        }
    }
    package var withoutApproval: Self {
        var bare = self
        bare.approval = nil
        return bare
    }

    /// What was booked.
    package struct Answer: Codable, Sendable, Equatable {
        /// The visits, one or a series.
        package let visits: [VisitID]
        /// When the first begins.
        package let start: Instant

        /// Visits.
        package init(visits: [VisitID], start: Instant) {
            self.visits = visits
            self.start = start
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member or visit.
        case unknown
        /// The member is frozen or blacklisted.
        case status(MemberStatus)
        /// The visit is over.
        case over(VisitState)
        /// The guest's name.
        case name(TextFault)
        /// The guest's phone.
        case phone(PhoneFault)
        /// The remark, or the reason for standing outside the hours.
        case remark(TextFault)
        /// Nothing to be booked, more than ten services at once, or not within a day.
        case lines
        /// No such service.
        case service(ServiceID)
        /// The series has no day.
        case series
        /// Something stands against it; in a series, every such day. Nothing was booked.
        case obstacles([BookingObstacle])
        /// The session that should be kept for it.
        case session(VerificationFault)
        /// The wish is another customer's, or nobody's any more.
        case wish
    }
}

extension Book {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard (1...10).contains(lines.count) else { throw Refusal.lines }
        let clean: (remark: String, force: String?)
        do {
            clean = (try CleanText.note(remark), try force.map { try CleanText.reason($0) })
        } catch let fault as TextFault { throw Refusal.remark(fault) }
        let customer = try resolved(work)
        let sheet = try OpenSheet(work)
        for line in lines where sheet.plans[line.service] == nil { throw Refusal.service(line.service) }
        let starts = lines.map(\.start)
        guard let first = starts.min(), let last = starts.max(), last < first.advanced(hours: 24) else {
            throw Refusal.lines
        }
        try sessionFits(work)
        var visits: [VisitID] = []
        var obstacles: [BookingObstacle] = []
        let occurrences = try occurrences(work)
        if let force = clean.force { work.record(reason: force) }
        let seriesID = try series.map { try work.db.insertSeries($0) }
        for occurrence in occurrences {
            let placed = try sheet.place(occurrence, for: customer.member, visit: customer.visit)
            let date = work.calendar.date(of: occurrence.map(\.start).min() ?? work.now)
            let force = forcedDays?.contains(date) ?? true ? clean.force : nil
            let against = try work.remaining(placed.obstacles, force: force)
            guard against.isEmpty else {
                obstacles += against
                continue
            }
            let reason = placed.obstacles.isEmpty ? "" : force ?? ""
            visits.append(try write(placed.lines, customer, clean.remark, reason, seriesID, sheet, work))
        }
        guard obstacles.isEmpty else { throw Refusal.obstacles(obstacles) }
        if let wish, try !work.db.fulfil(wish, by: visits[0], member: customer.member) { throw Refusal.wish }
        return Answer(visits: visits, start: occurrences[0].map(\.start).min() ?? work.now)
    }

    /// A session is kept for one of the services that are booked.
    private func sessionFits(_ work: Work) throws {
        guard let session else { return }
        guard let package = try work.db.packageItem(session), lines.contains(where: { $0.service == package.service })
        else { throw Refusal.session(.unknown) }
    }

    private struct Resolved {
        var member: MemberID?
        var guest = ""
        var phone: String?
        var visit: VisitID?
    }

    private func resolved(_ work: Work) throws -> Resolved {
        switch customer {
        case .member(let id):
            guard let record = try work.db.member(id, vault: work.vault) else { throw Refusal.unknown }
            guard record.status == .normal else { throw Refusal.status(record.status) }
            return Resolved(member: id)
        case .guest(let name, let phone):
            do {
                return Resolved(
                    guest: try CleanText.name(name), phone: phone.isEmpty ? nil : try Phone(mobile: phone).digits)
            } catch let fault as TextFault {
                throw Refusal.name(fault)
            } catch let fault as PhoneFault { throw Refusal.phone(fault) }
        case .visit(let id):
            guard let visit = try work.db.visit(id) else { throw Refusal.unknown }
            guard visit.state != .done, visit.state != .cancelled else { throw Refusal.over(visit.state) }
            return Resolved(member: visit.member, visit: id)
        }
    }

    /// The lines on every day they shall take place: the same minutes of the clock, whatever clocks do in between.
    private func occurrences(_ work: Work) throws -> [[BookingLine]] {
        guard let series else { return [lines] }
        if case .visit = customer { throw Refusal.series }
        let calendar = work.calendar
        let first = calendar.date(of: lines.map(\.start).min() ?? work.now)
        let days = series.days(from: first).filter { !skipping.contains($0) }
        guard !days.isEmpty else { throw Refusal.series }
        return days.map { day in
            lines.map { line in
                let moved = calendar.date(of: line.start).advanced(days: day.sinceEpoch - first.sinceEpoch)
                return line.starting(calendar.instant(of: moved, minute: calendar.minuteOfDay(line.start)))
            }
        }
    }

    private func write(
        _ placed: [OpenSheet.PlacedLine], _ customer: Resolved, _ remark: String, _ forced: String,
        _ seriesID: SeriesID?, _ sheet: OpenSheet, _ work: Work
    ) throws -> VisitID {
        let start = placed.map(\.placement.start).min() ?? work.now
        let visit =
            try customer.visit
            ?? work.db.insertBooking(
                member: customer.member, guest: customer.guest, phone: customer.phone,
                day: work.calendar.businessDay(of: start), start: start, surety: surety, remark: remark,
                series: seriesID, vault: work.vault)
        for line in placed {
            let appointment =
                try line.joins
                ?? work.db.insertAppointment(
                    line.placement, day: work.calendar.businessDay(of: line.placement.start), forced: forced)
            try work.db.takeSeat(in: appointment, for: visit)
            try work.db.log(
                .booked, of: visit, reason: forced,
                change: AppointmentChange(appointment, was: nil, now: line.placement), by: work.operatorID, at: work.now
            )
        }
        try work.db.summarise(visit, calendar: work.calendar)
        if let session {
            do { _ = try work.hold(session, for: visit) } catch let fault as VerificationFault {
                throw Refusal.session(fault)
            }
        }
        if customer.visit == nil {
            try work.db.tell("booked", member: customer.member, visit: visit, due: work.now, at: work.now)
        }
        return visit
    }
}
