package import Domain
package import SQL

extension Reading {
    /// Everybody's time from the beginning of a business day on: hours, duty, leave, repairs and appointments.
    /// - Parameters:
    ///   - days: how many business days.
    ///   - besides: appointments that do not count, because they are about to be moved.
    /// - Throws: `EngineError`.
    package func agenda(
        from first: Day, days: Int, calendar: StoreCalendar, besides: Set<AppointmentID> = []
    ) throws -> Agenda {
        let (from, until) = (calendar.start(of: first), calendar.start(of: first.advanced(days: days)))
        var agenda = Agenda(from: from, minutes: Int((until.ms - from.ms) / 60_000))
        // Hours of the day before may reach into the first morning.
        let (early, late) = (first.advanced(days: -1), first.advanced(days: days))
        let hours = try hours(from: early, through: late)
        let skills = try skills()
        for day in (-1...days).map({ first.advanced(days: $0) }) {
            for range in hours.hours(of: .store, on: day) {
                agenda.openStore(
                    from: calendar.instant(of: day, minute: range.lowerBound),
                    until: calendar.instant(of: day, minute: range.upperBound))
            }
        }
        for (staff, services) in skills {
            agenda.add(staff, skills: services)
            for day in (-1...days).map({ first.advanced(days: $0) }) {
                for range in hours.hours(of: .staff(staff), on: day) {
                    agenda.add(
                        dutyOf: staff, from: calendar.instant(of: day, minute: range.lowerBound),
                        until: calendar.instant(of: day, minute: range.upperBound))
                }
            }
        }
        for resource in try resources() { agenda.add(resource.id, kind: resource.kind) }
        for absence in try absences(from: from, until: until) {
            if let lane = absence.lane {
                agenda.take(Occupancy(lane: lane, from: absence.from, until: absence.until), for: nil)
            } else {
                agenda.closeStore(from: absence.from, until: absence.until)
            }
        }
        try take(from, until, besides, &agenda)
        return agenda
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
