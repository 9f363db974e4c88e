import Domain

/// A booking sheet kept in the dullest way there is: for every lane and minute, who has it. It shares nothing with
/// `Agenda` but the numbers.
struct MinuteOracle {
    let from: Instant
    let count: Int
    var open: [Bool]
    var duty: [OperatorID: [Bool]] = [:]
    var skills: [OperatorID: Set<ServiceID>] = [:]
    var kinds: [ResourceID: ResourceKindID] = [:]
    /// 0 = free, -1 = leave or repair, else the appointment.
    var lanes: [Lane: [Int64]] = [:]

    init(from: Instant, count: Int) {
        self.from = from
        self.count = count
        open = Array(repeating: false, count: count)
    }

    func minute(_ instant: Instant) -> Int { Int((instant.ms - from.ms) / 60_000) }

    /// Whether a service can begin at a minute with somebody in rooms, minute after minute.
    func fits(_ plan: ServicePlan, at begin: Int, _ staff: OperatorID, _ rooms: [ResourceID]) -> Bool {
        guard let duty = duty[staff], let lane = lanes[.staff(staff)], skills[staff]?.contains(plan.service) ?? false
        else { return false }
        for minute in begin..<begin + plan.minutes where !(0..<count).contains(minute) || !open[minute] { return false }
        for minute in begin - plan.before..<begin + plan.minutes + plan.after {
            if let pause = plan.processing, (begin + pause.lowerBound..<begin + pause.upperBound).contains(minute) {
                continue
            }
            guard (0..<count).contains(minute), duty[minute], lane[minute] == 0 else { return false }
        }
        var left = plan.needs
        for room in rooms {
            guard let place = left.firstIndex(where: { $0.kind == kinds[room] && $0.count > 0 }) else { return false }
            left[place] = .init(kind: left[place].kind, count: left[place].count - 1)
            guard let lane = lanes[.resource(room)] else { return false }
            for minute in begin - plan.roomBefore..<begin + plan.minutes + plan.roomAfter
            where (0..<count).contains(minute) && lane[minute] != 0 { return false }
        }
        return left.allSatisfy { $0.count == 0 } && Set(rooms).count == rooms.count
    }

    /// Writes an appointment, or leave, over the minutes it takes.
    mutating func take(_ occupancies: [Occupancy], _ number: Int64) {
        for piece in occupancies {
            for minute in minute(piece.from)..<minute(piece.until) where (0..<count).contains(minute) {
                lanes[piece.lane]?[minute] = number
            }
        }
    }

    mutating func release(_ number: Int64) {
        for lane in lanes.keys {
            for minute in 0..<count where lanes[lane]?[minute] == number { lanes[lane]?[minute] = 0 }
        }
    }
}
