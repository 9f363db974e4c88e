import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

/// A beauty parlour with three beauticians and two beds, on Monday 2026-11-23 at ten, and short words for its bookings.
struct Salon {
    let counter: Counter
    static let li = OperatorID(1003)
    static let zhou = OperatorID(1004)
    static let wu = OperatorID(1005)
    /// 60 minutes on a bed, 10 to tidy up.
    static let facial = ServiceID(1)
    /// 45 minutes, no bed.
    static let neck = ServiceID(2)
    /// 90 minutes on a bed; from 30 to 60 a mask works by itself.
    static let mask = ServiceID(3)
    /// 60 minutes for up to three.
    static let yoga = ServiceID(4)
    static let bed = ResourceKindID(1)

    static let founding: Founding = {
        var founding = Founding.sample
        founding.staff += [
            .init(number: zhou, name: "周敏", role: .beautician, pin: "573926"),
            .init(number: wu, name: "吴倩", role: .beautician, pin: "681437"),
        ]
        founding.services.append(.init(id: yoga, title: "团课瑜伽", price: .yuan(80), minutes: 60))
        founding.sheet = Founding.Sheet(
            rooms: [.init(kind: bed, title: "美容床", rooms: ["1 号床", "2 号床"])],
            plans: [
                ServicePlan(service: facial, minutes: 60, after: 10, needs: [.init(kind: bed)]),
                ServicePlan(service: mask, minutes: 90, processing: 30..<60, needs: [.init(kind: bed)]),
                ServicePlan(service: yoga, minutes: 60, capacity: 3),
            ],
            skills: [li: [facial, neck, mask], zhou: [facial, neck, mask, yoga], wu: [neck]],
            hours: [
                .store: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [600..<1260]) }),
                .staff(wu): Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [600..<780, 840..<1080]) }),
            ])
        return founding
    }()

    static func open() async throws -> Salon {
        Salon(counter: try await Counter(TestStore.inMemory(founding)))
    }

    var calendar: StoreCalendar { counter.store.operations.calendar }
    var today: Day { calendar.businessDay(of: counter.store.clock.now) }

    /// A time of a day, so many days from today.
    func at(_ hour: Int, _ minute: Int = 0, inDays days: Int = 0) -> Instant {
        calendar.instant(of: today.advanced(days: days), minute: hour * 60 + minute)
    }

    func line(_ service: ServiceID, _ staff: OperatorID, _ start: Instant) -> BookingLine {
        BookingLine(service: service, staff: staff, start: start)
    }

    func book(_ member: MemberID, _ lines: BookingLine...) async throws -> VisitID {
        try #require(try await counter.done(Book(customer: .member(member), lines: lines)).visits.first)
    }

    /// What stands against a booking; nil if it was made.
    func clashes(_ member: MemberID, _ lines: BookingLine...) async -> [BookingObstacle]? {
        switch await counter.perform(Book(customer: .member(member), lines: lines)) {
        case .refused(.obstacles(let found)): return found
        case .done: return nil
        case .refused, .denied, .failed: return []
        }
    }

    func sheet(inDays days: Int = 0) async throws -> BookingSheet.Answer {
        try await counter.ask(BookingSheet(day: today.advanced(days: days)))
    }

    func item(_ visit: VisitID) async throws -> SheetItem {
        try #require(
            try await counter.ask(BookingDetail(visit: visit)).booking?.items.first, "the visit is on the sheet")
    }

    func move(_ visit: VisitID, to start: Instant? = nil, by staff: OperatorID? = nil, minutes: Int? = nil)
        async throws -> Outcome<MoveAppointment>
    {
        let item = try await item(visit)
        let was = MoveAppointment.Version(start: item.stretch.from, staff: item.staff, minutes: item.minutes)
        let now = MoveAppointment.Version(
            start: start ?? was.start, staff: staff ?? was.staff, minutes: minutes ?? was.minutes)
        return await counter.perform(MoveAppointment(appointment: item.appointment, was: was, now: now))
    }

    /// Nothing and nobody is booked twice, by the plainest SQL there is.
    func sheetIsSound() async throws {
        let doubles = try await counter.store.database.read { db in
            try db.first(
                """
                SELECT count(*) FROM occupancy a JOIN occupancy b ON b.id > a.id AND b.lane = a.lane AND b.who = a.who
                WHERE a.active = 1 AND b.active = 1 AND a.from_at < b.until_at AND b.from_at < a.until_at
                """
            ) { $0.integer(0) } ?? -1
        }
        #expect(doubles == 0)
        try await counter.booksAreRight()
    }
}
