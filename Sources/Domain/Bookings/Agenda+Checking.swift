/// Whether services can take place as proposed.
extension Agenda {
    /// Everything that stands against a placement; empty = it can take place.
    package func clashes(of placement: Placement) -> [Clash] {
        openClashes(placement) + staffClashes(placement) + resourceClashes(placement)
    }

    /// Whether the store is closed, or whoever does it off duty, for some of it.
    package func isOutsideHours(_ placement: Placement) -> Bool {
        let begin = minute(of: placement.start)
        guard open.contains(begin..<begin + placement.plan.minutes), let worker = worker(placement.staff) else {
            return true
        }
        return !placement.plan.staffPieces.allSatisfy {
            worker.duty.contains(begin + $0.lowerBound..<begin + $0.upperBound)
        }
    }

    /// Everything that stands against a visit of several services, each with the place of the service it is about.
    package func clashes(of visit: [Placement]) -> [(line: Int, clash: Clash)] {
        var found = visit.indices.flatMap { line in clashes(of: visit[line]).map { (line, $0) } }
        for (line, placement) in visit.enumerated() {
            let own = placement.occupancies
            let isInTheWay = visit[..<line].contains { earlier in
                earlier.occupancies.contains { piece in own.contains { $0.overlaps(piece) } }
            }
            if isInTheWay { found.append((line, .itself)) }
        }
        return found
    }

    private func openClashes(_ placement: Placement) -> [Clash] {
        let begin = minute(of: placement.start)
        guard !open.contains(begin..<begin + placement.plan.minutes) else { return [] }
        guard let opens = open.contains(begin) ? begin : open.first(from: begin) else {
            return [.closed(opens: nil, closes: nil)]
        }
        let first = opens - open.run(before: opens)
        return [.closed(opens: instant(of: first), closes: instant(of: open.firstMissing(from: opens)))]
    }

    private func staffClashes(_ placement: Placement) -> [Clash] {
        guard let worker = worker(placement.staff) else { return [.unknownStaff(placement.staff)] }
        var found: [Clash] = worker.skills.contains(placement.plan.service) ? [] : [.unskilled(worker.staff)]
        let begin = minute(of: placement.start)
        let pieces = placement.plan.staffPieces.map { begin + $0.lowerBound..<begin + $0.upperBound }
        if !pieces.allSatisfy({ worker.duty.contains($0) }) {
            let next = worker.duty.beginnings(of: placement.plan.staffPieces).first(from: begin)
            found.append(.offDuty(worker.staff, from: next.map { instant(of: $0) }))
        }
        for piece in placement.occupancies where piece.lane == .staff(worker.staff) {
            for item in taken(piece) {
                let (from, until) = (item.occupancy.from, item.occupancy.until)
                found.append(
                    item.appointment.map { .busy(piece.lane, from: from, until: until, with: $0) }
                        ?? .absent(piece.lane, from: from, until: until))
            }
        }
        return found.withoutRepeats
    }

    private func resourceClashes(_ placement: Placement) -> [Clash] {
        guard fits(placement.resources, placement.plan.needs) else { return [.wrongResources] }
        var found: [Clash] = []
        for piece in placement.occupancies {
            guard case .resource = piece.lane else { continue }
            for item in taken(piece) {
                let (from, until) = (item.occupancy.from, item.occupancy.until)
                found.append(
                    item.appointment.map { .busy(piece.lane, from: from, until: until, with: $0) }
                        ?? .absent(piece.lane, from: from, until: until))
            }
        }
        return found
    }

    /// Whether chosen rooms are as many of each kind as are needed, none of them twice.
    private func fits(_ chosen: [ResourceID], _ needs: [ServicePlan.Need]) -> Bool {
        guard Set(chosen).count == chosen.count, chosen.count == needs.reduce(0, { $0 + $1.count }) else {
            return false
        }
        return needs.allSatisfy { need in
            chosen.count { resource($0)?.kind == need.kind }
                == needs.reduce(0) { $0 + ($1.kind == need.kind ? $1.count : 0) }
        }
    }

    /// Rooms, beds and devices that are free for a service then, the lowest numbers first.
    /// - Parameter besides: what other services of the same visit take.
    /// - Throws: `Clash.noResource` or `Clash.resourcesTaken` for the first kind that falls short.
    package func rooms(
        for plan: ServicePlan, at start: Instant, besides: [Occupancy] = []
    ) throws(Clash) -> [ResourceID] {
        var chosen: [ResourceID] = []
        for need in plan.needs {
            guard choose(need, plan, start, besides, &chosen) else {
                let ofKind = resources.filter { $0.kind == need.kind && !chosen.contains($0.resource) }
                guard ofKind.count >= need.count else { throw .noResource(need.kind) }
                let freeFrom = freed(ofKind, need.count, roomPiece(of: plan, at: start))
                throw .resourcesTaken(need.kind, freeFrom: freeFrom.map { instant(of: $0) })
            }
        }
        return chosen
    }

    /// The same rooms, or nil without a word about why: for those who try one time after the other.
    package func freeRooms(for plan: ServicePlan, at start: Instant, besides: [Occupancy] = []) -> [ResourceID]? {
        var chosen: [ResourceID] = []
        let areFree = plan.needs.allSatisfy { choose($0, plan, start, besides, &chosen) }
        return areFree ? chosen : nil
    }

    private func roomPiece(of plan: ServicePlan, at start: Instant) -> Range<Int> {
        let begin = minute(of: start)
        return begin + plan.roomPiece.lowerBound..<begin + plan.roomPiece.upperBound
    }

    /// Adds the first free ones of a kind; false if there are not enough.
    private func choose(
        _ need: ServicePlan.Need, _ plan: ServicePlan, _ start: Instant, _ besides: [Occupancy],
        _ chosen: inout [ResourceID]
    ) -> Bool {
        let piece = roomPiece(of: plan, at: start)
        var missing = need.count
        for item in resources where item.kind == need.kind && missing > 0 && item.free.contains(piece) {
            let wanted = Occupancy(
                lane: .resource(item.resource), from: instant(of: piece.lowerBound),
                until: instant(of: piece.upperBound))
            guard !chosen.contains(item.resource), !besides.contains(where: { $0.overlaps(wanted) }) else { continue }
            chosen.append(item.resource)
            missing -= 1
        }
        return missing == 0
    }

    /// The first minute from the piece's beginning on at which so many of them are free for as long.
    private func freed(_ resources: [Resource], _ count: Int, _ piece: Range<Int>) -> Int? {
        let beginnings = resources.map { $0.free.beginnings(of: piece.count) }
        var minute = piece.lowerBound
        while true {
            guard let next = beginnings.compactMap({ $0.first(from: minute) }).min() else { return nil }
            if beginnings.count(where: { $0.contains(next) }) >= count { return next }
            minute = next + 1
        }
    }
}

extension [Clash] {
    /// Each once, in the order they were found.
    fileprivate var withoutRepeats: [Clash] {
        var seen: Set<Clash> = []
        return filter { seen.insert($0).inserted }
    }
}
