import Domain
import Operations

/// Today: what happened stands where it happened, what is to come where there is room for it.
extension SheetPlanner {
    /// Places today's visits: those of the past first, whose times nobody can choose any more.
    mutating func placeToday() {
        let today = visits.indices.filter { visits[$0].day == Timeline.today && visits[$0].member >= 0 }
        for place in today { diary[Int(visits[place].member), default: []].append(Timeline.today) }
        func those(_ states: Set<VisitState>) -> [Int] {
            today.filter { states.contains(visits[$0].state) }
                .sorted { (moment(visits[$0]), $0) < (moment(visits[$1]), $1) }
        }
        for place in those([.serving]) { placeBegun(place) }
        for place in those([.done]).reversed() { placeBegun(place) }
        for place in those([.waiting]) where visits[place].expected >= 0 { placeComing(place) }
        for place in those([.expected]) { placeComing(place) }
        placeEnded()
    }

    private func moment(_ visit: HistoryBook.Visit) -> Int64 {
        visit.started >= 0 ? visit.started : visit.arrived >= 0 ? visit.arrived : visit.expected
    }

    /// A visit that has begun: from when it began until it ended, or until it will have ended.
    private mutating func placeBegun(_ place: Int) {
        let visit = visits[place]
        guard let plan = plan(of: visit) else { return }
        for grain in [900_000, 300_000] as [Int64] {
            let start = visit.started - (visit.started % grain + grain) % grain
            let end =
                visit.state == .done
                ? visit.finished : max(timeline.now + 300_000, start + Int64(plan.minutes) * 60_000)
            let minutes = Int((end - start + 299_999) / 300_000) * 5
            let length = visit.state == .done ? minutes : max(plan.minutes, minutes)
            if self.place(place, plan.lasting(length), at: Instant(ms: start)) { return }
        }
    }

    /// A visit that is still to begin: at its time, or the next at which there is room.
    private mutating func placeComing(_ place: Int) {
        let visit = visits[place]
        guard let plan = plan(of: visit) else { return }
        let wanted = visit.expected
        let last = timeline.span.upperBound - Int64(plan.minutes + 60) * 60_000
        let inTheStore = visit.state == .waiting
        for mayForce in [false, true] {
            for step in 0..<(inTheStore ? 6 : 40) {
                // Later first, then nearer to now.
                let start = wanted + Int64(step) * 900_000
                guard start < last else { break }
                if self.place(place, plan, at: Instant(ms: start), mayForce: mayForce) { return }
            }
            for step in 1..<12 where !inTheStore {
                let start = wanted - Int64(step) * 900_000
                guard start > timeline.now else { break }
                if self.place(place, plan, at: Instant(ms: start), mayForce: mayForce) { return }
            }
        }
    }

    private func plan(of visit: HistoryBook.Visit) -> ServicePlan? {
        let service = pack.services[Int(visit.service)].id
        return pack.sheet.skills.values.contains { $0.contains(service) } ? plans[service] : nil
    }

    /// Puts a visit on the sheet, with its own person if that can be; what has begun has begun, whatever the hours.
    private mutating func place(_ place: Int, _ plan: ServicePlan, at start: Instant, mayForce: Bool = true) -> Bool {
        let visit = visits[place]
        let own = pack.staff[Int(visit.staff)].number
        let workers = [own] + agenda.workers.map(\.staff).filter { $0 != own }
        for force in mayForce ? [false, true] : [false] {
            for worker in workers {
                guard let (placement, isForced) = placement(plan, at: start, by: worker, mayForce: force) else {
                    continue
                }
                take(placement, on: Timeline.today, forced: isForced ? "提前说好" : "", seats: [place])
                let isBooked = visit.expected >= 0
                visits[place] = .init(
                    member: visit.member, state: visit.state, service: visit.service,
                    staff: staff[worker] ?? visit.staff,
                    place: visit.place, day: visit.day, expected: isBooked ? start.ms : -1, arrived: visit.arrived,
                    started: visit.started, finished: visit.finished)
                if isBooked { note(place, start, isSure: visit.state != .expected || !chance.happens(15)) }
                return true
            }
        }
        return false
    }

    private mutating func note(_ place: Int, _ start: Instant, isSure: Bool) {
        sheet.notes.append(
            .init(
                visit: place, surety: isSure ? .confirmed : .pending, bookedAt: bookedAt(start.ms),
                by: chance.one(of: tills)))
    }

    /// One who called off in time, and one who did not come: on record, in nobody's way.
    private mutating func placeEnded() {
        let open = timeline.at(Timeline.today, minute: pack.opening.lowerBound)
        let morning = max(open, timeline.span.lowerBound + 3_600_000)
        guard members >= 20, timeline.now - morning > 3_600_000, let worker = agenda.workers.first,
            let service = pack.services.first(where: { worker.skills.contains($0.id) }), let plan = plans[service.id]
        else { return }
        for (ending, hours) in [(BookingEnding.customerEarly, 0), (.noShow, 1)] as [(BookingEnding, Int64)] {
            guard let member = somebody(on: Timeline.today) else { return }
            let start = Instant(ms: morning + hours * 1_800_000)
            let placement = Placement(plan: plan, start: start, staff: worker.staff)
            sheet.appointments.append(
                .init(placement: placement, day: Timeline.today, forced: "", isActive: false, seats: [visits.count]))
            sheet.notes.append(
                .init(
                    visit: visits.count, surety: .confirmed, ending: ending, bookedAt: bookedAt(start.ms),
                    by: chance.one(of: tills)))
            visits.append(visit(member: member, placement, state: .cancelled))
        }
    }
}
