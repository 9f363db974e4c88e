/// Free times for a visit.
extension Agenda {
    /// The next times a visit can take place, in order of time; the one that leaves the fewest gaps is recommended.
    package func slots(for search: SlotSearch) -> [Slot] {
        guard !search.lines.isEmpty else { return [] }
        let finder = Finder(self, search)
        var found: [Candidate] = []
        var minute = finder.first
        // Some more than asked for, so that a good one shortly after is not missed.
        while found.count < search.limit * 3, let next = finder.begins.first(from: minute) {
            if let candidate = finder.candidate(at: next) { found.append(candidate) }
            minute = next + 1
        }
        return ranked(found, search)
    }

    /// From when on a service could take place if rooms were no matter, preparation of the room included; nil = never.
    package func firstChance(for line: SlotSearch.Line, from earliest: Instant) -> Instant? {
        let places = open.beginnings(of: line.plan.minutes)
        let first = workers.compactMap { worker -> Int? in
            guard line.staff.isEmpty || line.staff.contains(worker.staff), worker.skills.contains(line.plan.service)
            else { return nil }
            var beginnings = worker.free.beginnings(of: line.plan.staffPieces)
            beginnings.formIntersection(places)
            return beginnings.first(from: max(0, minute(of: earliest)))
        }.min()
        // No service prepares its rooms for longer than four hours.
        return first.map { instant(of: $0 - 240) }
    }

    private func ranked(_ found: [Candidate], _ search: SlotSearch) -> [Slot] {
        guard let first = found.first else { return [] }
        func cost(_ candidate: Candidate) -> Int {
            candidate.begin - first.begin + candidate.waste * 2 + candidate.wait
        }
        let best = found.indices.sorted { (cost(found[$0]), $0) < (cost(found[$1]), $1) }.prefix(search.limit)
        let recommended = best.first
        return best.sorted().map { index in
            var reasons = found[index].reasons
            if index == 0 { reasons.insert(.earliest, at: 0) }
            return Slot(placements: found[index].placements, reasons: reasons, isRecommended: index == recommended)
        }
    }

    /// A visit that can take place, with what speaks for and against it.
    fileprivate struct Candidate {
        let begin: Int
        let placements: [Placement]
        /// Minutes of staff's time that become useless.
        let waste: Int
        /// Minutes the customer waits between services.
        let wait: Int
        let reasons: [Slot.Reason]
    }

    /// Where each service could begin for each of the staff, worked out once.
    fileprivate struct Finder {
        private struct Option {
            let worker: Worker
            let beginnings: MinuteSet
        }

        private struct Pick {
            var placement: Placement
            let worker: Worker
            let begin: Int
        }

        private let agenda: Agenda
        private let search: SlotSearch
        private let options: [[Option]]
        private let anybody: [MinuteSet]
        let first: Int
        /// Minutes at which the first service can begin and the others probably follow.
        let begins: MinuteSet

        init(_ agenda: Agenda, _ search: SlotSearch) {
            self.agenda = agenda
            self.search = search
            first = max(0, agenda.minute(of: search.earliest.advanced(milliseconds: 59_999)))
            options = search.lines.map { Self.options($0, agenda) }
            anybody = options.map { list in
                list.reduce(into: MinuteSet(count: agenda.count)) { $0.formUnion($1.beginnings) }
            }
            begins = Self.begins(anybody, search, agenda)
        }

        private static func options(_ line: SlotSearch.Line, _ agenda: Agenda) -> [Option] {
            let places = places(line.plan, agenda)
            return agenda.workers.compactMap { worker in
                guard line.staff.isEmpty || line.staff.contains(worker.staff),
                    worker.skills.contains(line.plan.service)
                else { return nil }
                var beginnings = places
                beginnings.formIntersection(worker.free.beginnings(of: line.plan.staffPieces))
                return Option(worker: worker, beginnings: beginnings)
            }
        }

        /// Where the store is open long enough and, of each kind of room, one is free.
        private static func places(_ plan: ServicePlan, _ agenda: Agenda) -> MinuteSet {
            var places = agenda.open.beginnings(of: plan.minutes)
            for need in plan.needs {
                var free = MinuteSet(count: agenda.count)
                for resource in agenda.resources where resource.kind == need.kind {
                    free.formUnion(resource.free.beginnings(of: plan.roomPiece.count))
                }
                places.formIntersection(free.shifted(by: plan.roomPiece.lowerBound))
            }
            return places
        }

        private static func begins(_ anybody: [MinuteSet], _ search: SlotSearch, _ agenda: Agenda) -> MinuteSet {
            var offset = 0
            var waited = 0
            var groupEnd = 0
            var begins = MinuteSet(count: agenda.count)
            for minute in stride(from: 0, to: agenda.count, by: search.step) { begins.insert(minute..<minute + 1) }
            for (index, line) in search.lines.enumerated() {
                if index > 0, !line.alongside {
                    offset = groupEnd
                    waited += search.patience
                }
                groupEnd = max(groupEnd, offset + line.plan.minutes)
                begins.formIntersection(anybody[index].within(waited).shifted(by: offset))
            }
            begins.remove(agenda.minute(of: search.latest)..<Int.max)
            return begins
        }

        /// The visit that begins with a minute, each service by whom it suits best.
        func candidate(at minute: Int) -> Candidate? {
            guard let picks = assign([], line: 0, group: minute, next: minute) else { return nil }
            let begin = picks.map(\.begin).min() ?? minute
            var wait = 0
            var end = begin
            for pick in picks.sorted(by: { $0.begin < $1.begin }) {
                wait += max(0, pick.begin - end)
                end = max(end, pick.begin + pick.placement.plan.minutes)
            }
            let (waste, reasons) = judge(picks, wait)
            return Candidate(
                begin: begin, placements: picks.map(\.placement), waste: waste, wait: wait, reasons: reasons)
        }

        /// Gives every service from `line` on a time, somebody and rooms; `group` is when the line before began,
        /// `next` when everything before has ended.
        private func assign(_ picks: [Pick], line: Int, group: Int, next: Int) -> [Pick]? {
            guard search.lines.indices.contains(line) else { return picks }
            let wanted = search.lines[line]
            let waits = line == 0 || wanted.alongside ? 0...0 : 0...search.patience
            for wait in waits {
                let begin = (wanted.alongside ? group : next) + wait
                guard anybody[line].contains(begin) else { continue }
                for option in suiting(line, begin) {
                    guard let pick = pick(wanted.plan, option, begin, picks) else { continue }
                    let end = max(next, begin + wanted.plan.minutes)
                    if let all = assign(picks + [pick], line: line + 1, group: begin, next: end) { return all }
                }
            }
            return nil
        }

        private func pick(_ plan: ServicePlan, _ option: Option, _ begin: Int, _ picks: [Pick]) -> Pick? {
            let others = picks.flatMap(\.placement.occupancies)
            var placement = Placement(plan: plan, start: agenda.instant(of: begin), staff: option.worker.staff)
            guard let rooms = agenda.freeRooms(for: plan, at: placement.start, besides: others) else { return nil }
            placement.resources = rooms
            let own = placement.occupancies
            guard !others.contains(where: { other in own.contains { $0.overlaps(other) } }) else { return nil }
            return Pick(placement: placement, worker: option.worker, begin: begin)
        }

        /// Who can, the customer's usual person first, then whose day it fits best.
        private func suiting(_ line: Int, _ begin: Int) -> [Option] {
            let plan = search.lines[line].plan
            return options[line].filter { $0.beginnings.contains(begin) }
                .map { (option: $0, gaps: gaps($0.worker, plan, begin)) }
                .sorted { left, right in
                    let usual = (
                        search.usual.contains(left.option.worker.staff),
                        search.usual.contains(right.option.worker.staff)
                    )
                    if usual.0 != usual.1 { return usual.0 }
                    let waste = (useless(left.gaps), useless(right.gaps))
                    if waste.0 != waste.1 { return waste.0 < waste.1 }
                    return left.option.worker.staff < right.option.worker.staff
                }
                .map(\.option)
        }

        /// Free minutes that would be left right before and after.
        private func gaps(_ worker: Worker, _ plan: ServicePlan, _ begin: Int) -> (before: Int, after: Int) {
            let (from, until) = (begin - plan.before, begin + plan.minutes + plan.after)
            return (worker.free.run(before: from), worker.free.run(from: until))
        }

        private func useless(_ gaps: (before: Int, after: Int)) -> Int {
            [gaps.before, gaps.after].reduce(0) { $0 + ($1 < search.shortest ? $1 : 0) }
        }

        private func judge(_ picks: [Pick], _ wait: Int) -> (Int, [Slot.Reason]) {
            var waste = 0
            var reasons: [Slot.Reason] = []
            var (flush, adjoining) = (true, false)
            for pick in picks {
                let gaps = gaps(pick.worker, pick.placement.plan, pick.begin)
                waste += useless(gaps)
                flush = flush && gaps.before == 0 && gaps.after == 0
                adjoining = adjoining || gaps.before == 0 || gaps.after == 0
                if search.usual.contains(pick.worker.staff), !reasons.contains(.usualStaff(pick.worker.staff)) {
                    reasons.append(.usualStaff(pick.worker.staff))
                }
            }
            if flush {
                reasons.append(.fillsGap)
            } else if waste > 0 {
                reasons.append(.leavesGap(minutes: waste))
            } else if adjoining {
                reasons.append(.adjoins)
            }
            if wait > 0 { reasons.append(.waits(minutes: wait)) }
            return (waste, reasons)
        }
    }
}
