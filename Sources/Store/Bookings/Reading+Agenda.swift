package import Domain
package import SQL

/// What stays the same while several agendas are read: hours, skills, rooms.
package struct SheetFrame: Sendable {
    /// Hours from two days before the first to the day after the last.
    package let hours: Hours
    /// What everybody who still works here has learned.
    package let skills: [OperatorID: Set<ServiceID>]
    /// Rooms, beds and devices in use.
    package let resources: [ResourceRow]
}

extension Reading {
    /// What agendas between two days, the last included, have in common.
    /// - Throws: `EngineError`.
    package func sheetFrame(from first: Day, through last: Day) throws -> SheetFrame {
        // An agenda begins a day earlier, and hours of the day before that may reach into its first morning.
        SheetFrame(
            hours: try hours(from: first.advanced(days: -2), through: last.advanced(days: 1)), skills: try skills(),
            resources: try resources())
    }

    /// Everybody's time around some business days: hours, duty, leave, repairs and appointments. It begins a day
    /// earlier, so that what is prepared before a day begins, or reaches into it, is known.
    /// - Parameters:
    ///   - days: how many business days.
    ///   - besides: appointments that do not count, because they are about to be moved.
    ///   - frame: what is known already of the days; nil = it is read.
    ///   - roomsFrom: for those who only look for what is free, and need not know by whom the rest is taken: told what is
    ///     known of the staff, it answers from when on rooms matter; nil = not at all.
    /// - Throws: `EngineError`.
    package func agenda(
        from first: Day, days: Int, calendar: StoreCalendar, besides: Set<AppointmentID> = [],
        frame known: SheetFrame? = nil, roomsFrom: ((Agenda) -> Instant?)? = nil
    ) throws -> Agenda {
        let (from, until) = (
            calendar.start(of: first.advanced(days: -1)), calendar.start(of: first.advanced(days: days))
        )
        var agenda = Agenda(from: from, minutes: Int((until.ms - from.ms) / 60_000))
        let frame = try known ?? sheetFrame(from: first, through: first.advanced(days: days - 1))
        let clocks = (-2...days).map { first.advanced(days: $0) }.map { (day: $0, clock: DayClock($0, calendar)) }
        func each(_ who: HoursOf, _ body: (Instant, Instant) -> Void) {
            for (day, clock) in clocks {
                for range in frame.hours.hours(of: who, on: day) {
                    body(clock.instant(minute: range.lowerBound), clock.instant(minute: range.upperBound))
                }
            }
        }
        each(.store) { agenda.openStore(from: $0, until: $1) }
        for (staff, services) in frame.skills {
            agenda.add(staff, skills: services)
            each(.staff(staff)) { agenda.add(dutyOf: staff, from: $0, until: $1) }
        }
        for resource in frame.resources { agenda.add(resource.id, kind: resource.kind) }
        for absence in try absences(from: from, until: until) {
            if let lane = absence.lane {
                agenda.take(Occupancy(lane: lane, from: absence.from, until: absence.until), for: nil)
            } else {
                agenda.closeStore(from: absence.from, until: absence.until)
            }
        }
        if let roomsFrom, besides.isEmpty {
            try block("staff", agenda.workers.map(\.staff.raw), from, until, &agenda) { .staff(OperatorID($0)) }
            if let chance = roomsFrom(agenda) {
                let rooms = agenda.resources.map(\.resource.raw)
                try block("resource", rooms, max(from, chance), until, &agenda) { .resource(ResourceID($0)) }
            }
        } else {
            try take(from, until, besides, &agenda)
        }
        return agenda
    }

    /// Visits that are not over and whose appointments stand outside the hours without having been agreed so, in order
    /// of time (rule 38).
    /// - Throws: `EngineError`.
    package func visitsOutsideHours(from first: Day, days: Int, calendar: StoreCalendar) throws -> [VisitID] {
        let agenda = try agenda(from: first, days: days, calendar: calendar, roomsFrom: { _ in nil })
        let plans = try servicePlans()
        let rows = try appointments(
            from: calendar.start(of: first), until: calendar.start(of: first.advanced(days: days)))
        var found: [VisitID] = []
        for row in rows where row.forced.isEmpty {
            let plan = (plans[row.service] ?? ServicePlan(service: row.service, minutes: row.minutes))
                .lasting(row.minutes)
            let placement = Placement(plan: plan, start: row.start, staff: row.staff)
            guard agenda.isOutsideHours(placement) else { continue }
            for visit in try seats(of: row.id) where try self.visit(visit)?.state != .done && !found.contains(visit) {
                found.append(visit)
            }
        }
        return found
    }

    /// Lane by lane, out of the index alone; what reaches into the stretch began at most two days before.
    private func block(
        _ kind: String, _ numbers: [Int64], _ from: Instant, _ until: Instant, _ agenda: inout Agenda,
        _ lane: (Int64) -> Lane
    ) throws {
        let marks = Array(repeating: "?", count: 64).joined(separator: ",")
        for first in stride(from: 0, to: numbers.count, by: 64) {
            let bunch = Array(numbers[first..<min(first + 64, numbers.count)])
            var (who, taken): (Int64, [(from: Instant, until: Instant)]) = (0, [])
            try each(
                """
                SELECT who, from_at, until_at FROM occupancy
                WHERE lane = ? AND who IN (\(marks)) AND active = 1 AND from_at > ? AND from_at < ? ORDER BY who, from_at
                """,
                arguments: [kind] + (bunch + Array(repeating: 0, count: 64 - bunch.count)) as [any Bindable]
                    + [from.advanced(hours: -48), until]
            ) { row in
                if row.integer(0) != who {
                    agenda.block(lane(who), taken)
                    (who, taken) = (row.integer(0), [])
                }
                taken.append((row.instant(1), row.instant(2)))
            }
            agenda.block(lane(who), taken)
        }
    }

    private func take(
        _ from: Instant, _ until: Instant, _ besides: Set<AppointmentID>, _ agenda: inout Agenda
    ) throws {
        try each(
            """
            SELECT appointment, lane, who, from_at, until_at FROM occupancy
            WHERE active = 1 AND from_at < ? AND from_at > ? AND until_at > ? ORDER BY from_at
            """, until, from.advanced(hours: -48), from
        ) { row in
            let appointment: AppointmentID = row.identity(0)
            guard !besides.contains(appointment) else { return }
            let lane: Lane =
                row.text(1) == "staff" ? .staff(OperatorID(row.integer(2))) : .resource(ResourceID(row.integer(2)))
            agenda.take(Occupancy(lane: lane, from: row.instant(3), until: row.instant(4)), for: appointment)
        }
    }
}
