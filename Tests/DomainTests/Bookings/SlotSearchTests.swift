import Domain
import Testing

@Suite("Feature C4: the next free time")
struct SlotSearchTests {
    @Test("finds every time at which one service fits, and no other", arguments: 0..<40)
    func single(seed: UInt64) {
        var world = BookingWorld(seed: seed + 500)
        fill(&world)
        let plan = world.plans[world.below(world.plans.count)]
        let chosen = world.below(2) == 0 ? [] : [world.staff[world.below(world.staff.count)]]
        let search = SlotSearch(
            lines: [.init(plan: plan, staff: chosen)], earliest: world.agenda.instant(of: 600),
            latest: world.agenda.instant(of: 1300), step: 5, limit: 10_000)
        let found = world.agenda.slots(for: search)
        let expected = stride(from: 600, to: 1300, by: 5).filter { begin in
            world.staff.contains { staff in
                (chosen.isEmpty || chosen.contains(staff))
                    && someRooms(plan, world).contains {
                        world.oracle.fits(plan, at: begin, staff, $0)
                    }
            }
        }
        #expect(found.map { world.agenda.minute(of: $0.start) } == expected)
        for slot in found { #expect(slot.placements.allSatisfy { world.agrees($0).theirs }) }
        #expect(found.count { $0.isRecommended } == min(1, found.count))
        #expect(found.first.map { $0.reasons.first == .earliest } ?? true)
    }

    @Test("finds every time at which two services fit one after the other", arguments: 0..<40)
    func pair(seed: UInt64) {
        var world = BookingWorld(seed: seed + 900)
        fill(&world)
        let (first, second) = (world.plans[0], world.plans[1])
        let alongside = seed % 4 == 0
        let search = SlotSearch(
            lines: [.init(plan: first), .init(plan: second, alongside: alongside)], earliest: world.agenda.from,
            latest: world.agenda.instant(of: 1440), step: 15, patience: 10, limit: 10_000)
        let found = world.agenda.slots(for: search)
        let expected = stride(from: 0, to: 1440, by: 15).filter { begin in
            pairs(world, first, second, begin, alongside ? [begin] : (0...10).map { begin + first.minutes + $0 })
        }
        #expect(found.map { world.agenda.minute(of: $0.start) } == expected)
        for slot in found { #expect(world.agenda.clashes(of: slot.placements).isEmpty) }
    }

    private func pairs(
        _ world: BookingWorld, _ first: ServicePlan, _ second: ServicePlan, _ begin: Int, _ followers: [Int]
    ) -> Bool {
        for staff in world.staff {
            for rooms in someRooms(first, world) where world.oracle.fits(first, at: begin, staff, rooms) {
                let placement = Placement(
                    plan: first, start: world.agenda.instant(of: begin), staff: staff, resources: rooms)
                var after = world.oracle
                after.take(placement.occupancies, 99_999)
                for follower in followers {
                    for other in world.staff {
                        for rooms in someRooms(second, world) where after.fits(second, at: follower, other, rooms) {
                            return true
                        }
                    }
                }
            }
        }
        return false
    }

    private func someRooms(_ plan: ServicePlan, _ world: BookingWorld) -> [[ResourceID]] {
        plan.needs.isEmpty ? [[]] : world.rooms.map { [$0] }
    }

    private func fill(_ world: inout BookingWorld) {
        for number in 1...40 {
            let placement = world.proposal()
            guard world.agrees(placement) == (true, true) else { continue }
            for piece in placement.occupancies { world.agenda.take(piece, for: AppointmentID(Int64(number))) }
            world.oracle.take(placement.occupancies, Int64(number))
        }
    }

    @Test("proposes the time that leaves no gap, and says why")
    func recommends() {
        var agenda = Agenda(from: BookingWorld.day, minutes: 1440)
        let staff = OperatorID(1003)
        func at(_ hour: Int, _ minute: Int = 0) -> Instant { agenda.instant(of: hour * 60 + minute) }
        agenda.openStore(from: at(10), until: at(20))
        agenda.add(staff, skills: [ServiceID(1)])
        agenda.add(dutyOf: staff, from: at(10), until: at(20))
        agenda.take(Occupancy(lane: .staff(staff), from: at(10), until: at(10, 45)), for: AppointmentID(1))
        agenda.take(Occupancy(lane: .staff(staff), from: at(12), until: at(13)), for: AppointmentID(2))
        let search = SlotSearch(
            lines: [.init(plan: ServicePlan(service: ServiceID(1), minutes: 60))], earliest: at(10), latest: at(20),
            usual: [staff], limit: 3)
        let slots = agenda.slots(for: search)
        #expect(slots.map(\.start) == [at(10, 45), at(11), at(13)])
        #expect(slots[0].reasons == [.earliest, .usualStaff(staff), .leavesGap(minutes: 15)])
        #expect(slots[1].reasons == [.usualStaff(staff), .leavesGap(minutes: 15)])
        #expect(slots[2].reasons == [.usualStaff(staff), .adjoins])
        #expect(slots.map(\.isRecommended) == [true, false, false])
    }
}
