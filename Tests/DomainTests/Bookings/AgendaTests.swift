import Domain
import Testing

@Suite("Rules 33 and 34: nobody and nothing is booked twice")
struct AgendaTests {
    @Test(
        "200 000 random bookings, moves, cancellations and leaves decide as minute by minute",
        arguments: 0..<20)
    func walk(seed: UInt64) {
        var world = BookingWorld(seed: seed &* 77 &+ 1)
        var booked: [(id: Int64, placement: Placement)] = []
        var next: Int64 = 1
        for step in 0..<10_000 {
            if step % 500 == 499 {
                world = BookingWorld(seed: seed &* 1_000 &+ UInt64(step))
                booked = []
            }
            switch world.below(10) {
            case 0 where !booked.isEmpty:
                let gone = booked.remove(at: world.below(booked.count))
                world.agenda.release(AppointmentID(gone.id))
                world.oracle.release(gone.id)
            case 1, 2:
                guard !booked.isEmpty else { continue }
                let place = world.below(booked.count)
                let old = booked[place]
                world.agenda.release(AppointmentID(old.id))
                world.oracle.release(old.id)
                var moved = world.proposal()
                if world.below(2) == 0 {
                    moved = old.placement
                    moved.start = moved.start.advanced(minutes: Int64(world.below(13) - 6) * 5)
                }
                let (ours, theirs) = world.agrees(moved)
                #expect(ours == theirs, "step \(step): \(moved)")
                if ours && theirs { booked[place].placement = moved }
                take(booked[place].placement, old.id, &world)
            case 3 where world.below(10) == 0:
                let from = world.agenda.instant(of: 480 + world.below(900))
                let leave = Occupancy(
                    lane: .staff(world.staff[world.below(world.staff.count)]), from: from,
                    until: from.advanced(minutes: Int64(10 + world.below(90))))
                guard world.agenda.taken(leave).isEmpty else { continue }
                world.agenda.take(leave, for: nil)
                world.oracle.take([leave], -1)
            default:
                let placement = world.proposal()
                let (ours, theirs) = world.agrees(placement)
                #expect(ours == theirs, "step \(step): \(placement)")
                guard ours && theirs else { continue }
                take(placement, next, &world)
                booked.append((next, placement))
                next += 1
            }
        }
        let pieces = booked.flatMap(\.placement.occupancies)
        for (index, piece) in pieces.enumerated() { #expect(!pieces[..<index].contains { $0.overlaps(piece) }) }
    }

    private func take(_ placement: Placement, _ number: Int64, _ world: inout BookingWorld) {
        for piece in placement.occupancies { world.agenda.take(piece, for: AppointmentID(number)) }
        world.oracle.take(placement.occupancies, number)
    }

    @Test("a clash says whose time it is and until when")
    func sentences() {
        var agenda = Agenda(from: BookingWorld.day, minutes: 1440)
        let (staff, bed) = (OperatorID(1003), ResourceID(3))
        func at(_ hour: Int, _ minute: Int = 0) -> Instant { agenda.instant(of: hour * 60 + minute) }
        agenda.openStore(from: at(10), until: at(21))
        agenda.add(staff, skills: [ServiceID(1)])
        agenda.add(dutyOf: staff, from: at(10), until: at(13))
        agenda.add(dutyOf: staff, from: at(14), until: at(19))
        agenda.add(bed, kind: ResourceKindID(1))
        let plan = ServicePlan(service: ServiceID(1), minutes: 30, after: 10, needs: [.init(kind: ResourceKindID(1))])
        let first = Placement(plan: plan, start: at(10, 30), staff: staff, resources: [bed])
        for piece in first.occupancies { agenda.take(piece, for: AppointmentID(7)) }

        var second = first
        second.start = at(11)
        #expect(
            agenda.clashes(of: second) == [
                .busy(.staff(staff), from: at(10, 30), until: at(11, 10), with: AppointmentID(7))
            ])
        second.start = at(11, 10)
        #expect(agenda.clashes(of: second).isEmpty)
        second.start = at(12, 30)
        #expect(agenda.clashes(of: second) == [.offDuty(staff, from: at(14))])
        second.start = at(9, 45)
        #expect(agenda.clashes(of: second).first == .closed(opens: at(10), closes: at(21)))
        second.start = at(21)
        #expect(agenda.clashes(of: second).first == .closed(opens: nil, closes: nil))
        second.start = at(14)
        second.resources = []
        #expect(agenda.clashes(of: second) == [.wrongResources])
        #expect(throws: Clash.resourcesTaken(ResourceKindID(1), freeFrom: at(11))) {
            try agenda.rooms(for: plan, at: at(10, 45))
        }
        #expect(throws: Clash.noResource(ResourceKindID(9))) {
            try agenda.rooms(
                for: ServicePlan(service: ServiceID(1), minutes: 5, needs: [.init(kind: ResourceKindID(9))]), at: at(11)
            )
        }
    }

    @Test("both services of one visit get no second pair of hands")
    func itself() {
        var agenda = Agenda(from: BookingWorld.day, minutes: 1440)
        agenda.openStore(from: agenda.from, until: agenda.instant(of: 1440))
        agenda.add(OperatorID(1), skills: [ServiceID(1)])
        agenda.add(dutyOf: OperatorID(1), from: agenda.from, until: agenda.instant(of: 1440))
        let plan = ServicePlan(service: ServiceID(1), minutes: 30, before: 5)
        let first = Placement(plan: plan, start: agenda.instant(of: 60), staff: OperatorID(1))
        var second = first
        second.start = agenda.instant(of: 90)
        #expect(agenda.clashes(of: [first, second]).map(\.clash) == [.itself])
        second.start = agenda.instant(of: 95)
        #expect(agenda.clashes(of: [first, second]).isEmpty)
    }
}
