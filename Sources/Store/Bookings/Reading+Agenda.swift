package import Domain
package import SQL

extension Reading {
    /// Everybody's time around some business days: hours, duty, leave, repairs and appointments. It begins a day
    /// earlier, so that what is prepared before a day begins, or reaches into it, is known.
    /// - Parameters:
    ///   - days: how many business days.
    ///   - besides: appointments that do not count, because they are about to be moved.
    ///   - onlyFree: what is free is enough; by whom the rest is taken is not told.
    /// - Throws: `EngineError`.
    package func agenda(
        from first: Day, days: Int, calendar: StoreCalendar, besides: Set<AppointmentID> = [],
        onlyFree: Bool = false
    ) throws -> Agenda {
        let (from, until) = (
            calendar.start(of: first.advanced(days: -1)), calendar.start(of: first.advanced(days: days))
        )
        var agenda = Agenda(from: from, minutes: Int((until.ms - from.ms) / 60_000))
        // Hours of the day before may reach into the first morning.
        let (early, late) = (first.advanced(days: -2), first.advanced(days: days))
        let hours = try hours(from: early, through: late)
        let skills = try skills()
        let clocks = (-2...days).map { first.advanced(days: $0) }.map { (day: $0, clock: DayClock($0, calendar)) }
        func each(_ who: HoursOf, _ body: (Instant, Instant) -> Void) {
            for (day, clock) in clocks {
                for range in hours.hours(of: who, on: day) {
                    body(clock.instant(minute: range.lowerBound), clock.instant(minute: range.upperBound))
                }
            }
        }
        each(.store) { agenda.openStore(from: $0, until: $1) }
        for (staff, services) in skills {
            agenda.add(staff, skills: services)
            each(.staff(staff)) { agenda.add(dutyOf: staff, from: $0, until: $1) }
        }
        for resource in try resources() { agenda.add(resource.id, kind: resource.kind) }
        for absence in try absences(from: from, until: until) {
            if let lane = absence.lane {
                agenda.take(Occupancy(lane: lane, from: absence.from, until: absence.until), for: nil)
            } else {
                agenda.closeStore(from: absence.from, until: absence.until)
            }
        }
        if onlyFree, besides.isEmpty {
            try block(from, until, &agenda)
        } else {
            try take(from, until, besides, &agenda)
        }
        return agenda
    }

    /// Visits that are not over and whose appointments stand outside the hours without having been agreed so, in order
    /// of time (rule 38).
    /// - Throws: `EngineError`.
    package func visitsOutsideHours(from first: Day, days: Int, calendar: StoreCalendar) throws -> [VisitID] {
        let agenda = try agenda(from: first, days: days, calendar: calendar, onlyFree: true)
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

    /// Lane by lane, out of the index alone.
    private func block(_ from: Instant, _ until: Instant, _ agenda: inout Agenda) throws {
        let lanes = agenda.workers.map { Lane.staff($0.staff) } + agenda.resources.map { Lane.resource($0.resource) }
        for lane in lanes {
            let (kind, who): (String, Int64) =
                switch lane {
                case .staff(let staff): ("staff", staff.raw)
                case .resource(let resource): ("resource", resource.raw)
                }
            agenda.block(
                lane,
                try rows(
                    """
                    SELECT from_at, until_at FROM occupancy
                    WHERE lane = ? AND who = ? AND active = 1 AND from_at > ? AND from_at < ?
                    """, kind, who, from.advanced(hours: -48), until
                ) { ($0.instant(0), $0.instant(1)) })
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
