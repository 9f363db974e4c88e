import Domain
import Operations

/// Tells the year of one member after the other: when they came, what for, and how they paid.
struct Storyteller: Sendable {
    let pack: Pack
    let phrases: Phrases
    let timeline: Timeline
    let today: TodayPlan
    let seed: UInt64
    let members: Int
    /// What has been told.
    var book = HistoryBook()
    /// What stands on the booking sheet, once everybody's year is told.
    var sheet = SheetPlan()

    /// Places of the staff by what they do at a counter.
    let tills: [Int32]
    let artisans: [Int32]
    let boss: Int32
    /// Packages' contents as places of services.
    let contents: [[(service: Int32, sessions: Int64)]]
    private let rush: Int

    /// A teller for a store of so many members.
    init(pack: Pack, members: Int, seed: UInt64, timeline: Timeline) {
        func places(_ roles: Set<StaffRole>) -> [Int32] {
            pack.staff.indices.filter { roles.contains(pack.staff[$0].role) }.map(Int32.init)
        }
        self.pack = pack
        self.seed = seed
        self.members = members
        self.timeline = timeline
        phrases = Phrases(pack)
        tills = places([.cashier, .receptionist])
        artisans = places([.beautician])
        boss = places([.manager])[0]
        let order = Dictionary(uniqueKeysWithValues: pack.services.enumerated().map { ($1.id, Int32($0)) })
        contents = pack.packages.map { sold in
            sold.sessions.sorted { $0.key < $1.key }.compactMap { id, count in order[id].map { ($0, count) } }
        }
        rush = pack.weekdays.max() ?? 1
        today = TodayPlan(pack: pack, members: members, seed: seed, timeline: timeline, artisans: artisans)
        book.reserve(members)
    }

    /// The day a member joined: most long before, a third within the year; later members later.
    func joinDay(_ place: Int, _ chance: inout Chance) -> Int {
        let spot = Double(place) + Double(chance.below(1000)) / 1000
        let share = spot / Double(members)
        return share < 0.66 ? Int(-1095 + share / 0.66 * 1095) : Int((share - 0.66) / 0.34 * 364)
    }

    /// Tells a member's year, today included.
    mutating func tell(_ place: Int, joined: Int, _ chance: inout Chance) -> Purse {
        var purse = Purse(member: Int32(place))
        let slot = today.slots[place]
        let habit = pack.habits[slot == nil ? pack.kinds.draw(&chance) : today.habit]
        let paying = slot?.paying ?? habit.pays.draw(&chance)
        let isAsleep = slot == nil && joined < 0 && chance.happens(16)
        if isAsleep {
            purse.lastVisit = opening(of: joined + chance.below(max(1, -joined)), &chance)
        } else {
            for (number, day) in days(habit, joined, slot != nil, &chance).enumerated() {
                visit(on: day, paying, &purse, &chance)
                if joined >= 0, number == 0, chance.happens(40) { handOut(0, &purse, &chance) }
                if chance.happens(3) { handOut(chance.below(pack.coupons.count), &purse, &chance) }
            }
        }
        if let slot { come(slot, &purse, &chance) }
        return purse
    }

    /// A time of a day at which people come.
    func opening(of day: Int, _ chance: inout Chance) -> Int64 {
        timeline.at(day, minute: arrival(60, &chance), second: chance.below(60))
    }

    private func arrival(_ minutes: Int, _ chance: inout Chance) -> Int {
        let wanted = pack.hours.draw(&chance) * 60 + chance.below(60)
        return max(pack.opening.lowerBound, min(wanted, pack.opening.upperBound - minutes - 20))
    }

    /// The days of the year a member came, earliest first: a rhythm with slips, fuller on full weekdays.
    private func days(_ habit: Pack.Habit, _ joined: Int, _ comesToday: Bool, _ chance: inout Chance) -> [Int] {
        let first = max(0, joined)
        let last = !comesToday && chance.happens(22) ? first + chance.below(Timeline.today - first) : Timeline.today - 1
        let span = last - first + 1
        let wanted = (chance.between(habit.visits) * span + 182) / 365
        let count = max(joined >= 0 || comesToday ? 1 : 0, min(wanted, span))
        guard count > 0 else { return [] }
        let pace = Double(span) / Double(count)
        var days: [Int] = []
        for number in 0..<count {
            let slip = Double(chance.below(70)) / 100 - (joined >= 0 && number == 0 ? 1 : 0)
            var day = max(first + Int((Double(number) + slip) * pace), (days.last ?? first - 1) + 1)
            if day < last, chance.below(rush) >= pack.weekdays[timeline.weekdays[day]] { day += 1 }
            if day <= last { days.append(day) }
        }
        return days
    }

    /// One visit of a day gone by.
    private mutating func visit(
        on day: Int, _ paying: Pack.Habit.Paying, _ purse: inout Purse, _ chance: inout Chance
    ) {
        let service = wish(paying, purse, &chance)
        let minutes = pack.services[service].minutes
        let came = timeline.at(day, minute: arrival(minutes, &chance), second: chance.below(60))
        let isBooked = chance.happens(64)
        let expected = isBooked ? quarter(came + Int64(chance.below(20) - 8) * 60_000) : -1
        let staff = chance.one(of: artisans)
        let place = Int32(chance.below(pack.places.count))
        if isBooked, day > 0, purse.lastVisit != nil, chance.happens(3) {
            book.visits.append(
                .init(
                    member: purse.member, state: .cancelled, service: Int32(service), staff: staff, place: place,
                    day: Int32(day), expected: expected, arrived: -1, started: -1, finished: -1))
            return
        }
        let started = came + Int64(2 + chance.below(14)) * 60_000 + Int64(chance.below(60_000))
        let finished = started + Int64(max(5, minutes + chance.below(14) - 6)) * 60_000 + Int64(chance.below(60_000))
        book.visits.append(
            .init(
                member: purse.member, state: .done, service: Int32(service), staff: staff, place: place,
                day: Int32(day),
                expected: expected, arrived: came, started: started, finished: finished))
        purse.firstVisit = purse.firstVisit ?? came
        purse.lastVisit = came
        settle(Bill(service: service, paying: paying, at: finished + 60_000, slips: true), &purse, &chance)
    }

    /// What they come for: a session they have, or what people ask for.
    func wish(_ paying: Pack.Habit.Paying, _ purse: Purse, _ chance: inout Chance) -> Int {
        if paying == .package, let item = purse.items.last(where: { book.items[Int($0)].left > 0 }) {
            return Int(book.items[Int(item)].service)
        }
        return pack.wishes.draw(&chance)
    }

    /// A time as people book it: on the quarter of an hour.
    func quarter(_ time: Int64) -> Int64 { time - ((time % 900_000) + 900_000) % 900_000 }

    /// A member gets a coupon: when they join, and now and then after a visit.
    private mutating func handOut(_ template: Int, _ purse: inout Purse, _ chance: inout Chance) {
        let at = purse.moment(purse.lastVisit ?? purse.clock)
        let until = timeline.at(timeline.day(of: at) + pack.coupons[template].days + 1, minute: 0)
        book.handOut(
            template: Int32(template), until: until,
            Heading(at: at, by: chance.one(of: tills), title: phrases.coupon(template)), &purse)
    }
}
