/// Everybody's time in one stretch, to the minute: when the store is open, who works and is free, which rooms are free.
///
/// It knows only what it was told: who fills it decides how far it reaches. Whatever lies outside the stretch counts
/// as taken.
package struct Agenda: Sendable, Equatable {
    /// Somebody who does services.
    package struct Worker: Sendable, Equatable {
        /// Who.
        package let staff: OperatorID
        /// What they have learned.
        package let skills: Set<ServiceID>
        /// When they are on duty, breaks left out.
        package fileprivate(set) var duty: MinuteSet
        /// On duty, not absent, not busy.
        package fileprivate(set) var free: MinuteSet
    }

    /// A room, a bed, a device.
    package struct Resource: Sendable, Equatable {
        /// Which.
        package let resource: ResourceID
        /// What it is.
        package let kind: ResourceKindID
        /// In order and not taken.
        package fileprivate(set) var free: MinuteSet
    }

    /// Why a stretch of a lane is taken.
    package struct Taken: Sendable, Equatable {
        /// Whose time.
        package let occupancy: Occupancy
        /// By which appointment; nil = leave, repair.
        package let appointment: AppointmentID?
    }

    /// Minute 0; a whole minute.
    package let from: Instant
    /// Minutes it reaches.
    package let count: Int
    /// When the store is open.
    package private(set) var open: MinuteSet
    /// Who works, by number.
    package private(set) var workers: [Worker] = []
    /// Rooms, beds, devices, by number.
    package private(set) var resources: [Resource] = []
    private var taken: [Lane: [Taken]] = [:]

    /// An empty agenda from a whole minute on.
    package init(from: Instant, minutes: Int) {
        precondition(from.ms % 60_000 == 0, "an agenda begins with a whole minute")
        self.from = from
        count = minutes
        open = MinuteSet(count: minutes)
    }

    /// The minute a moment lies in; may be outside.
    package func minute(of instant: Instant) -> Int {
        let ms = instant.ms - from.ms
        return Int(ms >= 0 ? ms / 60_000 : (ms - 59_999) / 60_000)
    }

    /// The moment a minute begins.
    package func instant(of minute: Int) -> Instant { from.advanced(minutes: Int64(minute)) }

    private func minutes(_ from: Instant, _ until: Instant) -> Range<Int> {
        let (begin, end) = (minute(of: from), minute(of: until))
        return begin..<max(begin, end)
    }

    // MARK: Filling it

    /// The store is open then.
    package mutating func openStore(from: Instant, until: Instant) { open.insert(minutes(from, until)) }

    /// The store is closed then after all.
    package mutating func closeStore(from: Instant, until: Instant) { open.remove(minutes(from, until)) }

    /// Somebody who does these services; `add(duty:…)` says when. In the order of their numbers.
    package mutating func add(_ staff: OperatorID, skills: Set<ServiceID>) {
        let none = MinuteSet(count: count)
        workers.append(Worker(staff: staff, skills: skills, duty: none, free: none))
        workers.sort { $0.staff < $1.staff }
    }

    /// They are on duty then; before anything of theirs is taken.
    package mutating func add(dutyOf staff: OperatorID, from: Instant, until: Instant) {
        guard let index = workers.firstIndex(where: { $0.staff == staff }) else { return }
        workers[index].duty.insert(minutes(from, until))
        workers[index].free.insert(minutes(from, until))
    }

    /// A room, bed or device. In the order of their numbers.
    package mutating func add(_ resource: ResourceID, kind: ResourceKindID) {
        resources.append(Resource(resource: resource, kind: kind, free: MinuteSet(count: count, full: true)))
        resources.sort { $0.resource < $1.resource }
    }

    /// Somebody's or something's time is taken, by an appointment or, if nil, by leave or repair.
    package mutating func take(_ occupancy: Occupancy, for appointment: AppointmentID?) {
        taken[occupancy.lane, default: []].append(Taken(occupancy: occupancy, appointment: appointment))
        let range = minutes(occupancy.from, occupancy.until)
        switch occupancy.lane {
        case .staff(let staff):
            if let index = workers.firstIndex(where: { $0.staff == staff }) { workers[index].free.remove(range) }
        case .resource(let resource):
            if let index = resources.firstIndex(where: { $0.resource == resource }) {
                resources[index].free.remove(range)
            }
        }
    }

    /// Many stretches of one lane are taken, by whom does not matter: enough for finding free times, and quick.
    package mutating func block(_ lane: Lane, _ stretches: [(from: Instant, until: Instant)]) {
        switch lane {
        case .staff(let staff):
            guard let index = workers.firstIndex(where: { $0.staff == staff }) else { return }
            for (from, until) in stretches { workers[index].free.remove(minutes(from, until)) }
        case .resource(let resource):
            guard let index = resources.firstIndex(where: { $0.resource == resource }) else { return }
            for (from, until) in stretches { resources[index].free.remove(minutes(from, until)) }
        }
    }

    /// An appointment's time is free again.
    package mutating func release(_ appointment: AppointmentID) {
        for (lane, list) in taken where list.contains(where: { $0.appointment == appointment }) {
            taken[lane] = list.filter { $0.appointment != appointment }
            refresh(lane)
        }
    }

    private mutating func refresh(_ lane: Lane) {
        let rest = taken[lane] ?? []
        switch lane {
        case .staff(let staff):
            guard let index = workers.firstIndex(where: { $0.staff == staff }) else { return }
            workers[index].free = workers[index].duty
            for item in rest { workers[index].free.remove(minutes(item.occupancy.from, item.occupancy.until)) }
        case .resource(let resource):
            guard let index = resources.firstIndex(where: { $0.resource == resource }) else { return }
            resources[index].free = MinuteSet(count: count, full: true)
            for item in rest { resources[index].free.remove(minutes(item.occupancy.from, item.occupancy.until)) }
        }
    }

    // MARK: Reading it

    /// Somebody who works here, or nil.
    package func worker(_ staff: OperatorID) -> Worker? { workers.first { $0.staff == staff } }

    /// A room, bed or device, or nil.
    package func resource(_ resource: ResourceID) -> Resource? { resources.first { $0.resource == resource } }

    /// What takes a stretch of a lane, the earliest first.
    package func taken(_ occupancy: Occupancy) -> [Taken] {
        (taken[occupancy.lane] ?? []).filter { $0.occupancy.overlaps(occupancy) }
            .sorted { ($0.occupancy.from, $0.occupancy.until) < ($1.occupancy.from, $1.occupancy.until) }
    }
}
