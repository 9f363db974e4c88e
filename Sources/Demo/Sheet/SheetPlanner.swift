import Domain
import Operations

/// Fills the booking sheet: today's visits where they happened, the days to come as a busy store's. Everything is placed
/// by the same agenda the counter uses, so nothing ever stands in the way of something else.
struct SheetPlanner {
    let pack: Pack
    let timeline: Timeline
    let members: Int
    /// Places of members who cannot be booked: frozen, blacklisted.
    let barred: Set<Int>
    let plans: [ServiceID: ServicePlan]
    /// Places of services by number.
    let places: [ServiceID: Int32]
    /// Places of the staff by number.
    let staff: [OperatorID: Int32]
    let tills: [Int32]
    let phones: PhoneSeries
    var chance: Chance
    var agenda: Agenda
    var sheet = SheetPlan()
    var visits: [HistoryBook.Visit] = []
    /// Days on which a member comes, by place.
    var diary: [Int: [Int]] = [:]
    private var guests = 0

    /// The day from which on the future is filled, and how far.
    static let ahead = 1...14

    init(_ story: Storyteller, barred: Set<Int>, seed: UInt64) {
        pack = story.pack
        timeline = story.timeline
        members = story.members
        self.barred = barred
        tills = story.tills
        phones = PhoneSeries(seed: seed)
        chance = Chance(seed: seed, 0x73_6865_6574)
        places = Dictionary(uniqueKeysWithValues: pack.services.enumerated().map { ($1.id, Int32($0)) })
        staff = Dictionary(uniqueKeysWithValues: pack.staff.enumerated().map { ($1.number, Int32($0)) })
        let special = Dictionary(uniqueKeysWithValues: pack.sheet.plans.map { ($0.service, $0) })
        plans = Dictionary(
            uniqueKeysWithValues: pack.services.map {
                ($0.id, special[$0.id] ?? ServicePlan(service: $0.id, minutes: $0.minutes))
            })
        agenda = Self.agenda(pack, timeline)
    }

    /// Hours, people and rooms from the beginning of today on.
    private static func agenda(_ pack: Pack, _ timeline: Timeline) -> Agenda {
        let days = Timeline.today...Timeline.today + Timeline.ahead
        let minutes = Int((timeline.at(days.upperBound, minute: 0) - timeline.span.lowerBound) / 60_000)
        var agenda = Agenda(from: Instant(ms: timeline.span.lowerBound), minutes: minutes)
        func each(_ who: HoursOf, _ body: (Instant, Instant) -> Void) {
            for day in days {
                for range in pack.sheet.hours[who]?[timeline.weekdays[day] + 1] ?? [] {
                    body(
                        Instant(ms: timeline.at(day, minute: range.lowerBound)),
                        Instant(ms: timeline.at(day, minute: range.upperBound)))
                }
            }
        }
        each(.store) { agenda.openStore(from: $0, until: $1) }
        for (worker, services) in pack.sheet.skills {
            agenda.add(worker, skills: Set(services))
            each(.staff(worker)) { agenda.add(dutyOf: worker, from: $0, until: $1) }
        }
        var number: Int64 = 0
        for kind in pack.sheet.rooms {
            for _ in kind.rooms {
                number += 1
                agenda.add(ResourceID(number), kind: kind.kind)
            }
        }
        return agenda
    }

    /// Fills the sheet; the story's visits get the times, people and rooms they are booked for.
    mutating func fill(_ book: inout HistoryBook) -> SheetPlan {
        // Not copied: there may be millions.
        swap(&visits, &book.visits)
        placeToday()
        placeSeries()
        placeCourses()
        for day in Self.ahead { fill(Timeline.today + day) }
        giveLeave()
        makeWishes()
        swap(&visits, &book.visits)
        return sheet
    }

    // MARK: Placing

    /// A placement with rooms, and why it stands outside the hours; nil if somebody or something is taken.
    func placement(
        _ plan: ServicePlan, at start: Instant, by worker: OperatorID, mayForce: Bool = false
    ) -> (placement: Placement, isForced: Bool)? {
        guard let person = agenda.worker(worker), person.skills.contains(plan.service),
            let rooms = agenda.freeRooms(for: plan, at: start)
        else { return nil }
        let begin = agenda.minute(of: start)
        let isInHours =
            agenda.open.contains(begin..<begin + plan.minutes)
            && plan.staffPieces.allSatisfy { person.duty.contains(begin + $0.lowerBound..<begin + $0.upperBound) }
        guard isInHours || mayForce else { return nil }
        let placement = Placement(plan: plan, start: start, staff: worker, resources: rooms)
        guard placement.occupancies.allSatisfy({ agenda.taken($0).isEmpty }) else { return nil }
        return (placement, !isInHours)
    }

    /// Writes an appointment and takes the time it needs.
    mutating func take(_ placement: Placement, on day: Int, forced: String = "", seats: [Int]) {
        let number = AppointmentID(Int64(sheet.appointments.count + 1))
        for piece in placement.occupancies { agenda.take(piece, for: number) }
        sheet.appointments.append(
            .init(placement: placement, day: day, forced: forced, seats: seats))
    }

    /// A visit with the time, person and room of its appointment.
    func visit(
        member: Int32, _ placement: Placement, state: VisitState = .expected
    ) -> HistoryBook.Visit {
        .init(
            member: member, state: state, service: places[placement.plan.service] ?? 0,
            staff: staff[placement.staff] ?? 0, place: 0, day: Int32(timeline.day(of: placement.start.ms)),
            expected: placement.start.ms, arrived: -1, started: -1, finished: -1)
    }

    /// A member who comes on no day near this one, or nil if nobody was found soon.
    mutating func somebody(on day: Int) -> Int32? {
        for _ in 0..<24 {
            let place = chance.below(members)
            let days = diary[place] ?? []
            guard !barred.contains(place), days.count < 3, days.allSatisfy({ abs($0 - day) >= 6 }) else { continue }
            diary[place, default: []].append(day)
            return Int32(place)
        }
        return nil
    }

    /// A guest's name and number.
    mutating func guest() -> (name: String, phone: String) {
        guests += 1
        let names = ["王小姐", "李先生", "张女士", "陈小姐", "刘女士", "赵先生", "周小姐", "吴女士"]
        return (chance.one(of: names), phones.digits(at: members + guests))
    }

    /// When a booking for a time was made: some days before, in the hours people call.
    mutating func bookedAt(_ start: Int64) -> Int64 {
        let days = Int64(chance.between(1...9)) * 86_400_000
        let latest = timeline.now - 600_000 - Int64(chance.below(36_000)) * 1000
        return min(latest, start - days - Int64(chance.below(7200)) * 1000)
    }
}
