import Domain

/// A random store for one day: the same in an `Agenda` and in the oracle.
struct BookingWorld {
    static let day = Instant(ms: 1_795_363_200_000)
    static let minutes = 1440
    var agenda = Agenda(from: day, minutes: minutes)
    var oracle = MinuteOracle(from: day, count: minutes)
    var plans: [ServicePlan] = []
    var dice: SplitMix
    let staff: [OperatorID]
    let rooms: [ResourceID]

    init(seed: UInt64) {
        var dice = SplitMix(seed: seed)
        func below(_ bound: Int) -> Int { Int(dice.next() % UInt64(bound)) }
        staff = (0..<2 + below(4)).map { OperatorID(Int64(1001 + $0)) }
        rooms = (0..<1 + below(4)).map { ResourceID(Int64(1 + $0)) }
        for number in 1...4 {
            let length = 10 + below(90)
            let pause = below(3) == 0 && length > 20 ? 5..<5 + below(length - 10) + 1 : nil
            plans.append(
                ServicePlan(
                    service: ServiceID(Int64(number)), minutes: length, before: below(3) * 5, after: below(4) * 5,
                    processing: pause, roomBefore: below(2) * 5, roomAfter: below(3) * 5,
                    needs: below(4) == 0 ? [] : [.init(kind: ResourceKindID(Int64(1 + below(2))))]))
        }
        let (from, until) = (540 + below(120), 1080 + below(240))
        agenda.openStore(from: agenda.instant(of: from), until: agenda.instant(of: until))
        for minute in from..<until { oracle.open[minute] = true }
        for room in rooms {
            let kind = ResourceKindID(room.raw % 2 + 1)
            agenda.add(room, kind: kind)
            oracle.kinds[room] = kind
            oracle.lanes[.resource(room)] = Array(repeating: 0, count: Self.minutes)
        }
        for person in staff {
            let skills = Set(plans.map(\.service).filter { _ in below(4) > 0 })
            agenda.add(person, skills: skills)
            oracle.skills[person] = skills
            oracle.lanes[.staff(person)] = Array(repeating: 0, count: Self.minutes)
            oracle.duty[person] = Array(repeating: false, count: Self.minutes)
            let lunch = 690 + below(90)
            for (from, until) in [(520 + below(100), lunch), (lunch + below(60), 1100 + below(200))] {
                agenda.add(dutyOf: person, from: agenda.instant(of: from), until: agenda.instant(of: until))
                for minute in from..<until { oracle.duty[person]?[minute] = true }
            }
        }
        self.dice = dice
    }

    mutating func below(_ bound: Int) -> Int { Int(dice.next() % UInt64(bound)) }

    mutating func proposal() -> Placement {
        var plan = plans[below(plans.count)]
        if below(4) == 0 { plan = plan.lasting(5 + below(120)) }
        let needed = plan.needs.reduce(0) { $0 + $1.count }
        return Placement(
            plan: plan, start: agenda.instant(of: 480 + below(180) * 5), staff: staff[below(staff.count)],
            resources: (0..<(below(20) == 0 ? needed + 1 : needed)).map { _ in rooms[below(rooms.count)] })
    }

    func agrees(_ placement: Placement) -> (ours: Bool, theirs: Bool) {
        (
            agenda.clashes(of: placement).isEmpty,
            oracle.fits(placement.plan, at: agenda.minute(of: placement.start), placement.staff, placement.resources)
        )
    }
}
