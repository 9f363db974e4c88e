import Domain
import Operations

/// The days to come.
extension SheetPlanner {
    private static let remarks = ["靠窗的位置", "第一次来", "会晚到十分钟", "带朋友一起来", "请先发消息提醒", "安静一点的房间"]

    /// One member comes every week at the same time.
    mutating func placeSeries() {
        guard members >= 20 else { return }
        let rule = Recurrence(.weekly(on: []), end: .count(6))
        for day in Timeline.today + 1...Timeline.today + 6 {
            for worker in agenda.workers {
                guard let service = pack.services.first(where: { worker.skills.contains($0.id) }),
                    let plan = plans[service.id], plan.capacity == 1
                else { continue }
                let days = (0..<6).map { day + $0 * 7 }
                let placements = days.compactMap {
                    placement(plan, at: Instant(ms: timeline.at($0, minute: 15 * 60)), by: worker.staff)?.placement
                }
                guard placements.count == days.count, let member = somebody(on: day) else { continue }
                diary[Int(member), default: []] += days.dropFirst()
                for placement in placements { book(placement, member: member, isSeries: true) }
                sheet.series = rule
                return
            }
        }
    }

    /// The week's classes, half full to full.
    mutating func placeCourses() {
        for day in Self.ahead.map({ Timeline.today + $0 }) {
            for course in pack.courses where course.days.contains(timeline.weekdays[day] + 1) {
                guard let plan = plans[course.service],
                    let (placement, _) = placement(
                        plan, at: Instant(ms: timeline.at(day, minute: course.at)), by: course.staff)
                else { continue }
                var seats: [Int] = []
                for _ in 0..<chance.between(max(2, plan.capacity / 2)...plan.capacity) {
                    guard let member = somebody(on: day) else { break }
                    seats.append(visits.count)
                    visits.append(visit(member: member, placement))
                    note(seats[seats.count - 1], placement)
                }
                if !seats.isEmpty { take(placement, on: day, seats: seats) }
            }
        }
    }

    /// Books a day until it is as full as its weekday.
    mutating func fill(_ day: Int) {
        let weekday = timeline.weekdays[day]
        let duty = agenda.workers.reduce(0) { sum, worker in
            sum + (pack.sheet.hours[.staff(worker.staff)]?[weekday + 1] ?? []).reduce(0) { $0 + $1.count }
        }
        var booked = sheet.appointments.reduce(0) { $0 + ($1.day == day ? $1.placement.plan.minutes : 0) }
        let target = duty * share(weekday) / 100
        for _ in 0..<duty / 4 where booked < target {
            guard let placement = freeTime(on: day) else { continue }
            if chance.happens(6) {
                book(placement, member: -1, isSeries: false)
            } else {
                guard let member = somebody(on: day) else { return }
                book(placement, member: member, isSeries: false)
            }
            booked += placement.plan.minutes
        }
    }

    /// How full a weekday is, in percent: the quietest a little under a half, the busiest two thirds.
    private mutating func share(_ weekday: Int) -> Int {
        let (least, most) = (pack.weekdays.min() ?? 1, pack.weekdays.max() ?? 1)
        return 48 + 18 * (pack.weekdays[weekday] - least) / max(1, most - least) + chance.below(5)
    }

    /// A time somebody might ask for, and whoever can do it then.
    private mutating func freeTime(on day: Int) -> Placement? {
        let service = pack.services[pack.wishes.draw(&chance)].id
        let able = agenda.workers.filter { $0.skills.contains(service) }
        guard let plan = plans[service], plan.capacity == 1, !able.isEmpty else { return nil }
        let minute = pack.hours.draw(&chance) * 60 + chance.below(4) * 15
        let first = chance.below(able.count)
        for step in [0, 1, -1, 2, 3, -2] {
            let start = Instant(ms: timeline.at(day, minute: minute + step * 15))
            for offset in able.indices {
                let worker = able[(first + offset) % able.count].staff
                if let (placement, _) = placement(plan, at: start, by: worker) { return placement }
            }
        }
        return nil
    }

    private mutating func book(_ placement: Placement, member: Int32, isSeries: Bool) {
        take(placement, on: timeline.day(of: placement.start.ms), seats: [visits.count])
        visits.append(visit(member: member, placement))
        note(visits.count - 1, placement, isSeries: isSeries)
    }

    private mutating func note(_ place: Int, _ placement: Placement, isSeries: Bool = false) {
        var note = SheetPlan.Note(
            visit: place, surety: !isSeries && chance.happens(12) ? .pending : .confirmed,
            bookedAt: bookedAt(placement.start.ms), by: chance.one(of: tills))
        note.isSeries = isSeries
        if chance.happens(8) { note.remark = chance.one(of: Self.remarks) }
        if visits[place].member < 0 { (note.guest, note.phone) = guest() }
        sheet.notes.append(note)
    }

    /// Somebody has asked for an afternoon off in the next week, and one customer has still to be told.
    mutating func giveLeave() {
        for day in Timeline.today + 5...Timeline.today + 11 {
            for worker in agenda.workers.reversed() {
                guard let ends = pack.sheet.hours[.staff(worker.staff)]?[timeline.weekdays[day] + 1]?.last?.upperBound
                else { continue }
                let pieces = sheet.appointments.filter { $0.day == day && $0.placement.staff == worker.staff }
                    .sorted { $0.placement.start < $1.placement.start }
                guard pieces.count >= 2, let last = pieces.last, last.placement.plan.capacity == 1,
                    let before = pieces.dropLast().map({ free(from: $0.placement) }).max()
                else { continue }
                let from = max(before, Instant(ms: last.placement.start.ms - 3_600_000))
                let until = Instant(ms: timeline.at(day, minute: ends))
                guard from.ms % 900_000 == 0, from < last.placement.start, free(from: last.placement) <= until else {
                    continue
                }
                sheet.leave = .init(staff: worker.staff, from: from, until: until, reason: "家里有事")
                return
            }
        }
    }

    /// When the staff has nothing more to do with a service.
    private func free(from placement: Placement) -> Instant {
        let ends = placement.occupancies.filter { $0.lane == .staff(placement.staff) }.map(\.until)
        let end = ends.max() ?? placement.end
        return Instant(ms: (end.ms + 899_999) / 900_000 * 900_000)
    }

    /// Two wait for a time that is taken.
    mutating func makeWishes() {
        let asked = sheet.appointments.filter { $0.day > Timeline.today && $0.placement.plan.capacity == 1 }
        guard !asked.isEmpty else { return }
        for (number, note) in ["下班后都可以", "只约这位"].enumerated() {
            let wanted = asked[chance.below(asked.count)]
            guard let member = somebody(on: wanted.day) else { return }
            // One of a series may lie beyond the days that are filled.
            let last = max(wanted.day, min(wanted.day + 3, Timeline.today + Self.ahead.upperBound))
            sheet.wishes.append(
                .init(
                    member: member, service: wanted.placement.plan.service,
                    staff: number == 1 ? wanted.placement.staff : nil, days: wanted.day...last,
                    minutes: number == 0 ? 1020..<1260 : 0..<1440, note: note))
        }
    }
}
