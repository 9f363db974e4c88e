package import Domain
import SQL
import Store
import Vault

/// One service to be booked.
package struct BookingLine: Codable, Sendable, Equatable {
    /// Which.
    package let service: ServiceID
    /// By whom.
    package let staff: OperatorID
    /// When it begins; a whole minute.
    package let start: Instant
    /// How long; nil = as long as the service takes.
    package let minutes: Int?
    /// In which rooms; empty = the store chooses.
    package let resources: [ResourceID]

    /// A service at a time.
    package init(
        service: ServiceID, staff: OperatorID, start: Instant, minutes: Int? = nil, resources: [ResourceID] = []
    ) {
        self.service = service
        self.staff = staff
        self.start = Instant(ms: start.ms - ((start.ms % 60_000) + 60_000) % 60_000)
        self.minutes = minutes
        self.resources = resources
    }

    /// The same at another time.
    func starting(_ start: Instant) -> BookingLine {
        BookingLine(service: service, staff: staff, start: start, minutes: minutes, resources: resources)
    }
}

/// What stands against a booking, with the words its numbers stand for.
package struct BookingObstacle: Codable, Sendable, Equatable {
    /// The place of the service in the booking.
    package let line: Int
    /// When it would begin.
    package let start: Instant
    /// What is in the way.
    package let clash: Clash
    /// Whose time: somebody's or a room's name; the kind of room; the article; empty where nobody's.
    package let who: String
    /// What they do then: the service's name; the article's unit; empty where nothing.
    package let doing: String

    /// An obstacle.
    package init(line: Int, start: Instant, clash: Clash, who: String, doing: String) {
        self.line = line
        self.start = start
        self.clash = clash
        self.who = who
        self.doing = doing
    }
}

/// The booking sheet inside a transaction: who could do what when, as the store file says at this moment.
struct OpenSheet {
    /// A service that was given people and rooms, or joins a class that takes place anyway.
    struct PlacedLine {
        let placement: Placement
        let joins: AppointmentID?
    }

    let plans: [ServiceID: ServicePlan]
    let rules: BookingRules
    private let work: Work

    init(_ work: Work) throws {
        self.work = work
        plans = try work.db.servicePlans()
        rules = try work.db.bookingRules()
    }

    /// Gives services people and rooms, and tells what stands against them.
    /// - Parameters:
    ///   - besides: appointments that are about to be moved.
    ///   - visit: a visit of the same customer that may share its time.
    ///   - others: further customers of a class that is moved.
    ///   - customers: how many customers each service is for.
    ///   - uses: whether the services use up more than before: not if they only move within their day.
    func place(
        _ lines: [BookingLine], for member: MemberID?, visit: VisitID?, besides: Set<AppointmentID> = [],
        others: [(member: MemberID, visit: VisitID)] = [], customers: Int = 1, uses: Bool = true
    ) throws -> (lines: [PlacedLine], obstacles: [BookingObstacle]) {
        let days = lines.map { work.calendar.businessDay(of: $0.start) }
        guard let first = days.min(), let last = days.max() else { return ([], []) }
        let span = last.sinceEpoch - first.sinceEpoch + 2
        let agenda = try work.db.agenda(from: first, days: span, calendar: work.calendar, besides: besides)
        var placed: [PlacedLine] = []
        var found: [(Int, Clash)] = []
        for (index, line) in lines.enumerated() {
            let plan = (plans[line.service] ?? ServicePlan(service: line.service, minutes: 60))
            var placement = Placement(
                plan: line.minutes.map { plan.lasting($0) } ?? plan, start: line.start, staff: line.staff,
                resources: line.resources)
            if let clash = rules.clash(of: line.start, now: work.now) { found.append((index, clash)) }
            if let joined = try join(placement, besides) {
                placement = try work.placement(of: joined.row, plan)
                placed.append(PlacedLine(placement: placement, joins: joined.row.id))
                if joined.isFull { found.append((index, .full(capacity: joined.row.capacity))) }
                continue
            }
            if placement.resources.isEmpty {
                do {
                    placement.resources = try agenda.rooms(
                        for: placement.plan, at: placement.start, besides: placed.flatMap(\.placement.occupancies))
                } catch { found.append((index, error)) }
            }
            placed.append(PlacedLine(placement: placement, joins: nil))
        }
        found += clashes(placed, agenda, found)
        found += try customerClashes(placed, member, visit, besides)
        for other in others { found += try customerClashes(placed, other.member, other.visit, besides) }
        var obstacles = try found.map { try obstacle($0.0, lines[$0.0].start, $0.1) }
        if uses { obstacles += try shortages(lines, days, last, besides, customers) }
        return (placed, obstacles)
    }

    private func shortages(
        _ lines: [BookingLine], _ days: [Day], _ last: Day, _ besides: Set<AppointmentID>, _ customers: Int
    ) throws -> [BookingObstacle] {
        let book = try SupplyBook(
            work.db, of: lines.map(\.service), today: work.today, through: last, besides: besides)
        let wanted = zip(lines, days).map { (service: $0.service, day: $1) }
        return book.shortages(of: wanted, customers: Int64(customers)).map { index, clash, good in
            BookingObstacle(line: index, start: lines[index].start, clash: clash, who: good.title, doing: good.unit)
        }
    }

    /// What stands against appointments that keep their rooms.
    func obstacles(of placements: [Placement], besides: Set<AppointmentID>) throws -> [BookingObstacle] {
        let days = placements.map { work.calendar.businessDay(of: $0.start) }
        guard let first = days.min(), let last = days.max() else { return [] }
        let agenda = try work.db.agenda(
            from: first, days: last.sinceEpoch - first.sinceEpoch + 2, calendar: work.calendar, besides: besides)
        return try agenda.clashes(of: placements).map { try obstacle($0.line, placements[$0.line].start, $0.clash) }
    }

    /// A class that takes place at this time, and whether it has no place left. What is moved stays an appointment of
    /// its own and joins nothing.
    private func join(
        _ placement: Placement, _ besides: Set<AppointmentID>
    ) throws -> (row: AppointmentRow, isFull: Bool)? {
        guard placement.plan.capacity > 1, besides.isEmpty,
            let open = try work.db.openClass(of: placement.plan.service, at: placement.start, by: placement.staff)
        else { return nil }
        return (open, try work.db.seats(of: open.id).count >= open.capacity)
    }

    private func clashes(
        _ placed: [PlacedLine], _ agenda: Agenda, _ found: [(Int, Clash)]
    ) -> [(Int, Clash)] {
        return agenda.clashes(of: placed.map(\.placement)).map { ($0.line, $0.clash) }
            .filter { line, clash in
                // A class that is joined is not in its own way.
                if let joined = placed[line].joins, clash.isTaken(by: joined) { return false }
                // Why no room could be chosen has been said.
                return clash != .wrongResources || !found.contains { $0.0 == line && $0.1.isAboutRooms }
            }
    }

    /// Nobody is in two places at once, except for what one visit holds side by side.
    private func customerClashes(
        _ placed: [PlacedLine], _ member: MemberID?, _ visit: VisitID?, _ besides: Set<AppointmentID>
    ) throws -> [(Int, Clash)] {
        guard let member else { return [] }
        return try placed.enumerated().flatMap { index, line in
            try work.db.appointments(
                of: member, from: line.placement.start, until: line.placement.end, besides: visit
            ).filter { !besides.contains($0.id) }
                .map { (index, Clash.customerBusy(from: $0.start, until: $0.end, with: $0.id)) }
        }
    }

    private func obstacle(_ line: Int, _ start: Instant, _ clash: Clash) throws -> BookingObstacle {
        var (who, doing) = ("", "")
        switch clash {
        case .past, .tooFar, .closed, .wrongResources, .full, .itself: break
        case .short(let good, _, _, _):
            let row = try work.db.good(good)
            (who, doing) = (row?.title ?? good.description, row?.unit ?? "")
        case .unknownStaff(let staff), .unskilled(let staff), .offDuty(let staff, _): who = try name(.staff(staff))
        case .absent(let lane, _, _): who = try name(lane)
        case .busy(let lane, _, _, let appointment):
            who = try name(lane)
            doing = try work.db.appointment(appointment)?.title ?? ""
        case .noResource(let kind), .resourcesTaken(let kind, _):
            who = try work.db.resourceKinds().first { $0.id == kind }?.title ?? ""
        case .customerBusy(_, _, let appointment): doing = try work.db.appointment(appointment)?.title ?? ""
        }
        return BookingObstacle(line: line, start: start, clash: clash, who: who, doing: doing)
    }

    private func name(_ lane: Lane) throws -> String {
        switch lane {
        case .staff(let staff): try work.db.staff(staff)?.name ?? staff.description
        case .resource(let resource): try work.db.resources().first { $0.id == resource }?.title ?? resource.description
        }
    }
}

extension Clash {
    fileprivate func isTaken(by appointment: AppointmentID) -> Bool {
        if case .busy(_, _, _, appointment) = self { return true }
        return false
    }

    fileprivate var isAboutRooms: Bool {
        switch self {
        case .noResource, .resourcesTaken: true
        case .past, .tooFar, .closed, .unknownStaff, .unskilled, .offDuty, .absent, .busy, .wrongResources,
            .customerBusy, .full, .itself, .short:
            false
        }
    }
}

extension Work {
    /// What a reason does not go over (rule 34). Only where it goes over all of it is somebody with the right asked.
    /// - Throws: `Denial.approvalNeeded`; `EngineError`.
    func remaining(_ obstacles: [BookingObstacle], force: String?) throws -> [BookingObstacle] {
        let against = obstacles.filter { force == nil || !$0.clash.mayBeForced }
        if against.isEmpty, !obstacles.isEmpty, try !may(.forceBooking) {
            throw Denial.approvalNeeded(.forceBooking)
        }
        return against
    }

    /// Keeps a session of a package item for a visit (rule 19).
    /// - Throws: `VerificationFault`; `EngineError`.
    func hold(_ item: PackageItemID, for visit: VisitID) throws -> (hold: HoldID, free: Int64) {
        guard let row = try db.visit(visit), let package = try db.packageItem(item), package.member == row.member else {
            throw VerificationFault.unknown
        }
        try package.check(at: now)
        guard package.left > 0 else { throw VerificationFault.usedUp }
        guard row.hold == nil else { throw VerificationFault.held }
        let account = AccountID(.session, holder: item.raw)
        guard let hold = try db.placeHold(on: account, for: visit, amount: 1, at: now) else {
            throw VerificationFault.held
        }
        return (hold, package.left - package.held - 1)
    }

    /// An appointment as it stands.
    /// - Throws: `EngineError`.
    func placement(of row: AppointmentRow, _ plan: ServicePlan) throws -> Placement {
        Placement(
            plan: plan.lasting(row.minutes), start: row.start, staff: row.staff,
            resources: try db.resources(of: row.id))
    }
}
