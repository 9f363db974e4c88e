import Domain

/// Who comes today, and where each of them stands at this moment.
struct TodayPlan: Sendable {
    /// One member's place in the day; moments are -1 where there is none.
    struct Slot: Sendable {
        let state: VisitState
        let expected: Int64
        let arrived: Int64
        let started: Int64
        let finished: Int64
        let paying: Pack.Habit.Paying
        let staff: Int32
        let room: Int32
        /// A session of a package is kept for this visit.
        let holds: Bool
    }

    /// Slots by the place of the member.
    let slots: [Int: Slot]
    /// A guest without a membership who waits.
    let guest: Slot
    /// Place of the habit these people have: neither the rarest comers nor the most eager.
    let habit: Int

    /// Plans a day: 12 to 25 visits, as far as there are members.
    init(pack: Pack, members: Int, seed: UInt64, timeline: Timeline, artisans: [Int32]) {
        var chance = Chance(seed: seed, 0x746F_6461_79)
        let count = min(members, 12 + chance.below(14))
        var chosen: [Int] = []
        while chosen.count < count {
            let place = chance.below(members)
            if !chosen.contains(place) { chosen.append(place) }
        }
        let states = Self.states(count, Self.progress(pack, timeline))
        var drafter = Drafter(timeline: timeline, pack: pack, artisans: artisans, chance: chance)
        var slots: [Int: Slot] = [:]
        for (number, place) in chosen.enumerated() { slots[place] = drafter.slot(states[number], number) }
        self.slots = slots
        guest = drafter.slot(.waiting, 1)
        habit = min(2, pack.habits.count - 1)
    }

    /// How much of the business day is over, in percent, kept so far inside that every state has somebody.
    private static func progress(_ pack: Pack, _ timeline: Timeline) -> Int {
        let open = timeline.at(Timeline.today, minute: pack.opening.lowerBound)
        let shut = timeline.at(Timeline.today, minute: pack.opening.upperBound)
        return Int(max(18, min(75, (timeline.now - open) * 100 / (shut - open))))
    }

    /// The states of so many visits, every state as long as there are enough.
    private static func states(_ count: Int, _ progress: Int) -> [VisitState] {
        var states: [VisitState] = [
            .expected, .waiting, .serving, .done, .expected, .waiting, .serving, .expected, .done,
        ]
        let rest = max(0, count - states.count)
        let done = rest * progress / 100
        states += (0..<rest).map { $0 < done ? .done : $0 == done ? .serving : .expected }
        return Array(states.prefix(count))
    }
}

/// Writes slots one after the other: those gone by lie back to back before now, those to come after it.
private struct Drafter {
    let timeline: Timeline
    let pack: Pack
    let artisans: [Int32]
    var chance: Chance
    private var behind = 0
    private var ahead = 0
    private var busy = 0

    init(timeline: Timeline, pack: Pack, artisans: [Int32], chance: Chance) {
        self.timeline = timeline
        self.pack = pack
        self.artisans = artisans
        self.chance = chance
    }

    mutating func slot(_ state: VisitState, _ number: Int) -> TodayPlan.Slot {
        // One of those who wait has a booking, whatever the dice say.
        let isBooked = state == .expected || (state == .waiting && number == 5) || chance.happens(60)
        func ago(_ minutes: Int) -> Int64 {
            max(
                timeline.span.lowerBound + Int64(number) * 1000,
                timeline.now - Int64(minutes) * 60_000 - Int64(chance.below(60_000)))
        }
        var (expected, arrived, started, finished): (Int64, Int64, Int64, Int64) = (-1, -1, -1, -1)
        switch state {
        case .expected:
            expected = coming()
        case .waiting:
            arrived = ago(3 + chance.below(18))
        case .serving:
            let since = 6 + chance.below(40)
            started = ago(since)
            arrived = min(ago(since + 4 + chance.below(12)), started)
            busy += 1
        case .done, .cancelled:
            let since = 18 + behind * 25 + chance.below(12)
            behind += 1
            finished = ago(since)
            started = min(ago(since + 40 + chance.below(40)), finished)
            arrived = min(ago(since + 85 + chance.below(10)), started)
        }
        if isBooked, expected < 0 { expected = max(timeline.span.lowerBound, arrived - arrived % 900_000) }
        let holds = state != .done && number < 8 && number % 2 == 0
        let paying: Pack.Habit.Paying =
            holds ? .package : number % 3 == 0 ? .package : number % 3 == 1 ? .stored : .direct
        return .init(
            state: state, expected: expected, arrived: arrived, started: started, finished: finished, paying: paying,
            staff: artisans[(busy + number) % artisans.count], room: Int32(number % pack.places.count), holds: holds)
    }

    /// The next quarter of an hour somebody is booked for: the first a little late, the others to come.
    private mutating func coming() -> Int64 {
        let close = max(timeline.at(Timeline.today, minute: pack.opening.upperBound - 30), timeline.now + 900_000)
        let last = min(close, timeline.span.upperBound - 60_000)
        let open = timeline.at(Timeline.today, minute: pack.opening.lowerBound)
        let base = max(timeline.now, open) - timeline.now % 900_000 % 900_000
        let quarters = Int64(max(1, (last - base) / 900_000))
        let step = ahead == 0 ? 0 : 1 + Int64(ahead * 2 + chance.below(3)) % quarters
        ahead += 1
        let wanted = base + step * 900_000
        return max(timeline.span.lowerBound, min(wanted - wanted % 900_000, last))
    }
}
