import Domain
import SQL

/// What an examination of the booking sheet finds (rules 33 and 34).
extension Reading {
    /// Proves that nobody and nothing is booked twice, that no class has more customers than places, that every
    /// appointment takes exactly the time its service needs, and that the day's list says of each expected visit what
    /// its first appointment says. Reads everything.
    /// - Throws: `EngineError`.
    func examineSheet(_ result: inout Examined) throws {
        try examineOverlaps(&result)
        try examineSeats(&result)
        try examineOccupancies(&result)
        try examineSummaries(&result)
    }

    /// Two neighbours of a lane in order of time; whatever overlaps anything overlaps what reaches farthest before it.
    private func examineOverlaps(_ result: inout Examined) throws {
        var lane: (kind: String, who: Int64) = ("", 0)
        var (farthest, holder): (Int64, Int64) = (.min, 0)
        var found: [Finding] = []
        try each(
            """
            SELECT lane, who, from_at, until_at, appointment FROM occupancy WHERE active = 1
            ORDER BY lane, who, from_at, until_at
            """
        ) { row in
            let here = (kind: row.text(0), who: row.integer(1))
            if here != lane { (lane, farthest, holder) = (here, .min, 0) }
            let (from, until, appointment) = (row.integer(2), row.integer(3), row.integer(4))
            if from < farthest { found.append(.overlap(holder, appointment)) }
            if until > farthest { (farthest, holder) = (until, appointment) }
        }
        result.findings += found
    }

    private func examineSeats(_ result: inout Examined) throws {
        try each(
            """
            SELECT a.id, a.capacity, count(t.visit), a.active FROM appointment a
            LEFT JOIN seat t ON t.appointment = a.id AND t.active = 1
            GROUP BY a.id HAVING count(t.visit) > a.capacity OR (a.active = 1) <> (count(t.visit) > 0)
            """
        ) { row in
            result.findings.append(
                .seats(appointment: row.integer(0), taken: Int(row.integer(2)), places: Int(row.integer(1))))
        }
    }

    /// Each appointment against the plan of its service, as long as the appointment is; its rooms are those it has, as
    /// many of each kind as the service needs.
    private func examineOccupancies(_ result: inout Examined) throws {
        let plans = try servicePlans()
        let kinds = Dictionary(
            uniqueKeysWithValues: try rows("SELECT id, kind FROM resource") {
                ($0.identity(0) as ResourceID, $0.identity(1) as ResourceKindID)
            })
        var (current, pieces): (AppointmentRow?, [Occupancy]) = (nil, [])
        var found: [Finding] = []
        func close() {
            guard let row = current else { return }
            found += isAsPlanned(row, pieces, plans[row.service], kinds) ? [] : [.occupancy(appointment: row.id.raw)]
        }
        try each(
            """
            SELECT \(AppointmentRow.columns), o.lane, o.who, o.from_at, o.until_at FROM appointment a
            JOIN service s ON s.id = a.service LEFT JOIN occupancy o ON o.appointment = a.id AND o.active = 1
            WHERE a.active = 1 OR o.id IS NOT NULL ORDER BY a.id, o.id
            """
        ) { row in
            if current?.id != row.identity(0) {
                close()
                (current, pieces) = (AppointmentRow(row), [])
            }
            guard let lane = row.optionalText(9) else { return }
            pieces.append(
                Occupancy(
                    lane: lane == "staff" ? .staff(row.identity(10)) : .resource(row.identity(10)),
                    from: row.instant(11), until: row.instant(12)))
        }
        close()
        result.findings += found
    }

    private func isAsPlanned(
        _ row: AppointmentRow, _ pieces: [Occupancy], _ plan: ServicePlan?, _ kinds: [ResourceID: ResourceKindID]
    ) -> Bool {
        guard row.isActive else { return pieces.isEmpty }
        guard let plan else { return false }
        let rooms = pieces.compactMap { piece -> ResourceID? in
            if case .resource(let room) = piece.lane { room } else { nil }
        }
        let placement = Placement(plan: plan.lasting(row.minutes), start: row.start, staff: row.staff, resources: rooms)
        let needs = Dictionary(plan.needs.map { ($0.kind, $0.count) }, uniquingKeysWith: +)
        let has = Dictionary(rooms.map { (kinds[$0] ?? ResourceKindID(0), 1) }, uniquingKeysWith: +)
        return placement.end == row.end && needs == has && Set(rooms).count == rooms.count
            && placement.occupancies.ordered == pieces.ordered
    }

    private func examineSummaries(_ result: inout Examined) throws {
        try each(
            """
            SELECT v.id FROM visit v JOIN appointment a ON a.id = (
                SELECT b.id FROM seat t JOIN appointment b ON b.id = t.appointment
                WHERE t.visit = v.id AND t.active = 1 ORDER BY b.starts_at, b.id LIMIT 1)
            WHERE v.state = 'expected'
              AND (v.expected_at IS NOT a.starts_at OR v.staff IS NOT a.staff OR v.service IS NOT a.service)
            ORDER BY v.id
            """
        ) { result.findings.append(.summary(visit: $0.integer(0))) }
    }
}

extension [Occupancy] {
    /// In one order, whoever wrote them.
    fileprivate var ordered: [Occupancy] {
        sorted { left, right in
            (left.from, left.until, left.lane.order) < (right.from, right.until, right.lane.order)
        }
    }
}

extension Lane {
    fileprivate var order: Int64 {
        switch self {
        case .staff(let staff): staff.raw * 2
        case .resource(let resource): resource.raw * 2 + 1
        }
    }
}
