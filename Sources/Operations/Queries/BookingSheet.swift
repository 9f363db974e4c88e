package import Domain
import SQL
import Store

/// One business day of the booking sheet: who works when, which rooms there are, what is booked (feature C1).
package struct BookingSheet: Query {
    /// Which day.
    package let day: Day

    /// A day.
    package init(day: Day) { self.day = day }

    package static let right = Right.seeCounter

    /// The day.
    package struct Answer: Codable, Sendable, Equatable {
        /// Which day.
        package let day: Day
        /// When the store is open, in order; empty = closed.
        package let open: [Stretch]
        /// Who does services, by number.
        package let staff: [StaffLane]
        /// Rooms, beds and devices, by number.
        package let rooms: [RoomLane]
        /// What is booked, in order of time; what was cancelled is left out.
        package let items: [SheetItem]
        /// Visits of the day that are expected or here and have no time on the sheet.
        package let unplaced: [SheetSeat]
        /// Minutes between the sheet's rows.
        package let step: Int

        /// A day.
        package init(
            day: Day, open: [Stretch], staff: [StaffLane], rooms: [RoomLane], items: [SheetItem],
            unplaced: [SheetSeat], step: Int
        ) {
            self.day = day
            self.open = open
            self.staff = staff
            self.rooms = rooms
            self.items = items
            self.unplaced = unplaced
            self.step = step
        }
    }
}

/// A half-open stretch of time.
package struct Stretch: Codable, Sendable, Equatable {
    /// From.
    package let from: Instant
    /// Up to.
    package let until: Instant

    /// A stretch.
    package init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }
}

/// Somebody's column of the sheet.
package struct StaffLane: Codable, Sendable, Equatable {
    /// Who.
    package let staff: OperatorID
    /// 张丽
    package let name: String
    /// When they are on duty, breaks left out.
    package let duty: [Stretch]
    /// When they are absent all the same.
    package let absences: [AbsenceItem]
    /// What they have learned, by number.
    package let skills: [ServiceID]

    /// A column.
    package init(
        staff: OperatorID, name: String, duty: [Stretch], absences: [AbsenceItem], skills: [ServiceID] = []
    ) {
        self.staff = staff
        self.name = name
        self.duty = duty
        self.absences = absences
        self.skills = skills
    }
}

/// A room's column of the sheet.
package struct RoomLane: Codable, Sendable, Equatable {
    /// Which.
    package let resource: ResourceID
    /// 3 号床
    package let title: String
    /// 美容床
    package let kind: String
    /// When it cannot be used.
    package let absences: [AbsenceItem]

    /// A column.
    package init(resource: ResourceID, title: String, kind: String, absences: [AbsenceItem]) {
        self.resource = resource
        self.title = title
        self.kind = kind
        self.absences = absences
    }
}

/// Leave, illness, a repair on the sheet.
package struct AbsenceItem: Codable, Sendable, Equatable {
    /// Its number.
    package let absence: AbsenceID
    /// From when to when.
    package let stretch: Stretch
    /// Why, in one of five words.
    package let kind: AbsenceKind
    /// Why, in one's own words; may be empty.
    package let reason: String

    /// An absence.
    package init(absence: AbsenceID, stretch: Stretch, kind: AbsenceKind, reason: String) {
        self.absence = absence
        self.stretch = stretch
        self.kind = kind
        self.reason = reason
    }
}

/// A booked service on the sheet.
package struct SheetItem: Codable, Sendable, Equatable {
    /// Its number.
    package let appointment: AppointmentID
    /// Which service.
    package let service: ServiceID
    /// 补水护理
    package let title: String
    /// By whom.
    package let staff: OperatorID
    /// When it takes the customer's time.
    package let stretch: Stretch
    /// When it takes the staff's, preparation and tidying included; in two pieces where something works by itself.
    package let staffPieces: [Stretch]
    /// Which rooms.
    package let resources: [ResourceID]
    /// When it takes them, preparation and tidying included.
    package let roomPiece: Stretch
    /// Places: 1, or those of a class.
    package let capacity: Int
    /// For whom; several in a class.
    package let seats: [SheetSeat]
    /// It stands outside the hours, for this reason; empty = it does not.
    package let forced: String
    /// Somebody or something it needs is absent then: it has to be settled with the customer (rule 38).
    package let isAffected: Bool

    /// A booked service.
    package init(
        appointment: AppointmentID, service: ServiceID, title: String, staff: OperatorID, stretch: Stretch,
        staffPieces: [Stretch], resources: [ResourceID], roomPiece: Stretch, capacity: Int, seats: [SheetSeat],
        forced: String, isAffected: Bool
    ) {
        self.appointment = appointment
        self.service = service
        self.title = title
        self.staff = staff
        self.stretch = stretch
        self.staffPieces = staffPieces
        self.resources = resources
        self.roomPiece = roomPiece
        self.capacity = capacity
        self.seats = seats
        self.forced = forced
        self.isAffected = isAffected
    }

    /// How long it is for the customer.
    package var minutes: Int { stretch.until.minutes(since: stretch.from) }
}

/// A customer in a booked service.
package struct SheetSeat: Codable, Sendable, Equatable {
    /// The visit.
    package let visit: VisitID
    /// Who; nil = a guest.
    package let member: MemberID?
    /// Name of member or guest.
    package let name: String
    /// 138****5678; empty where none is known.
    package let phone: String
    /// Where it stands.
    package let state: VisitState
    /// How sure it is; nil = it was never booked.
    package let surety: BookingSurety?
    /// What was noted; may be empty.
    package let remark: String
    /// A session is kept for it.
    package let hasHold: Bool
    /// It is one of a series.
    package let isSeries: Bool

    /// A customer.
    package init(
        visit: VisitID, member: MemberID?, name: String, phone: String, state: VisitState, surety: BookingSurety?,
        remark: String, hasHold: Bool, isSeries: Bool
    ) {
        self.visit = visit
        self.member = member
        self.name = name
        self.phone = phone
        self.state = state
        self.surety = surety
        self.remark = remark
        self.hasHold = hasHold
        self.isSeries = isSeries
    }
}

extension BookingSheet {
    package func answer(_ view: View) throws -> Answer {
        let (from, until) = (view.calendar.start(of: day), view.calendar.end(of: day))
        let absences = try view.db.absences(from: from, until: until)
        let hours = try view.db.hours(from: day, through: day)
        func stretches(_ who: HoursOf) -> [Stretch] {
            hours.hours(of: who, on: day).map { view.stretch(day, $0) }
        }
        let closed = absences.filter { $0.lane == nil }.map { Stretch(from: $0.from, until: $0.until) }
        let names = Dictionary(uniqueKeysWithValues: try view.db.staff().map { ($0.id, $0.name) })
        let kinds = Dictionary(uniqueKeysWithValues: try view.db.resourceKinds().map { ($0.id, $0.title) })
        let items = try view.items(try view.db.appointments(from: from, until: until), absences)
        let skills = try view.db.skills()
        let workers = Set(skills.keys).union(items.map(\.staff)).sorted()
        return Answer(
            day: day, open: stretches(.store).flatMap { $0.without(closed) },
            staff: workers.map { staff in
                StaffLane(
                    staff: staff, name: names[staff] ?? staff.description, duty: stretches(.staff(staff)),
                    absences: view.items(of: .staff(staff), absences), skills: (skills[staff] ?? []).sorted())
            },
            rooms: try view.db.resources().map { row in
                RoomLane(
                    resource: row.id, title: row.title, kind: kinds[row.kind] ?? "",
                    absences: view.items(of: .resource(row.id), absences))
            },
            items: items,
            unplaced: try view.db.unplacedVisits(on: day).map { try view.seat($0) },
            step: try view.db.bookingRules().step)
    }
}

extension Stretch {
    /// What is left of it outside of others.
    func without(_ others: [Stretch]) -> [Stretch] {
        others.reduce([self]) { left, other in
            left.flatMap { piece -> [Stretch] in
                guard other.from < piece.until, other.until > piece.from else { return [piece] }
                return [
                    Stretch(from: piece.from, until: other.from), Stretch(from: other.until, until: piece.until),
                ].filter { $0.from < $0.until }
            }
        }
    }
}

extension View {
    /// Absences of a lane. That somebody is ill, and why they are away, is for those who plan (个人信息保护法 art. 28).
    func items(of lane: Lane, _ absences: [AbsenceRow]) -> [AbsenceItem] {
        let plans = who?.role.standing(to: .planHours) == .allowed
        return absences.filter { $0.lane == lane }.map { row in
            let isPrivate = !plans && [.leave, .sick].contains(row.kind)
            return AbsenceItem(
                absence: row.id, stretch: Stretch(from: row.from, until: row.until),
                kind: isPrivate ? .leave : row.kind,
                reason: isPrivate ? "" : row.reason)
        }
    }

    /// Minutes of a day as moments.
    func stretch(_ day: Day, _ minutes: Range<Int>) -> Stretch {
        Stretch(
            from: calendar.instant(of: day, minute: minutes.lowerBound),
            until: calendar.instant(of: day, minute: minutes.upperBound))
    }

    /// A visit as the sheet shows it.
    func seat(_ row: VisitRow) throws -> SheetSeat {
        let record = try row.member.flatMap { try db.member($0, vault: vault) }
        let phone = try record?.phone ?? db.contact(of: row.id, vault: vault)
        return seat(row, name: record?.name ?? row.guest, phone: phone)
    }

    private func seat(_ row: VisitRow, name: String, phone: String) -> SheetSeat {
        SheetSeat(
            visit: row.id, member: row.member, name: name,
            phone: phone.isEmpty ? "" : Phone.masked(phone), state: row.state, surety: row.surety, remark: row.remark,
            hasHold: row.hold != nil, isSeries: row.series != nil)
    }

    /// Appointments as the sheet shows them.
    /// - Parameter absences: all that touch their time.
    func items(
        _ rows: [AppointmentRow], _ absences: [AbsenceRow], plans known: [ServiceID: ServicePlan]? = nil
    ) throws -> [SheetItem] {
        guard !rows.isEmpty else { return [] }
        let plans = try known ?? db.servicePlans()
        let rooms = try db.resources(of: rows.map(\.id))
        let seats = try db.seats(of: rows.map(\.id), vault: vault)
        return rows.map { row in
            let resources = rooms[row.id] ?? []
            let plan = (plans[row.service] ?? ServicePlan(service: row.service, minutes: row.minutes))
                .lasting(row.minutes)
            let placement = Placement(plan: plan, start: row.start, staff: row.staff, resources: resources)
            let isAffected = placement.occupancies.contains { piece in
                absences.contains {
                    $0.from < piece.until && $0.until > piece.from && ($0.lane ?? piece.lane) == piece.lane
                }
            }
            return SheetItem(
                appointment: row.id, service: row.service, title: row.title, staff: row.staff,
                stretch: Stretch(from: row.start, until: row.end),
                staffPieces: placement.occupancies.filter { $0.lane == .staff(row.staff) }.map {
                    Stretch(from: $0.from, until: $0.until)
                },
                resources: resources,
                roomPiece: Stretch(
                    from: row.start.advanced(minutes: Int64(plan.roomPiece.lowerBound)),
                    until: row.start.advanced(minutes: Int64(plan.roomPiece.upperBound))),
                capacity: row.capacity,
                seats: (seats[row.id] ?? []).map { seat($0.visit, name: $0.name, phone: $0.phone) },
                forced: row.forced, isAffected: isAffected)
        }
    }
}
