package import Domain
package import SQL

/// A service at a time with somebody, as the store file has it.
package struct AppointmentRow: Sendable, Equatable {
    /// Its number.
    package let id: AppointmentID
    /// Which service.
    package let service: ServiceID
    /// 补水护理
    package let title: String
    /// By whom.
    package let staff: OperatorID
    /// Begins.
    package let start: Instant
    /// Ends; half-open.
    package let end: Instant
    /// Places: 1, or those of a class.
    package let capacity: Int
    /// It takes somebody's time: not cancelled, nobody failed to come.
    package let isActive: Bool
    /// Why it stands outside the hours; empty = it does not.
    package let forced: String

    static let columns = "a.id, a.service, s.title, a.staff, a.starts_at, a.ends_at, a.capacity, a.active, a.forced"

    init(_ row: any Row) {
        id = row.identity(0)
        service = row.identity(1)
        title = row.text(2)
        staff = row.identity(3)
        start = row.instant(4)
        end = row.instant(5)
        capacity = Int(row.integer(6))
        isActive = row.bool(7)
        forced = row.text(8)
    }

    /// Minutes it takes the customer.
    package var minutes: Int { end.minutes(since: start) }
}

extension Reading {
    /// An appointment, or nil.
    /// - Throws: `EngineError`.
    package func appointment(_ id: AppointmentID) throws -> AppointmentRow? {
        try first(
            "SELECT \(AppointmentRow.columns) FROM appointment a JOIN service s ON s.id = a.service WHERE a.id = ?", id
        ) { AppointmentRow($0) }
    }

    /// What a visit is booked for, in order of time.
    /// - Parameter onlyActive: leaves out what was cancelled.
    /// - Throws: `EngineError`.
    package func appointments(of visit: VisitID, onlyActive: Bool = true) throws -> [AppointmentRow] {
        try rows(
            """
            SELECT \(AppointmentRow.columns) FROM seat t JOIN appointment a ON a.id = t.appointment
            JOIN service s ON s.id = a.service WHERE t.visit = ? AND (t.active = 1 OR ? = 0)
            ORDER BY a.starts_at, a.id
            """, visit, onlyActive
        ) { AppointmentRow($0) }
    }

    /// Rooms, beds and devices an appointment takes.
    /// - Throws: `EngineError`.
    package func resources(of appointment: AppointmentID) throws -> [ResourceID] {
        try rows(
            """
            SELECT DISTINCT who FROM occupancy WHERE appointment = ? AND lane = 'resource' AND active = 1 ORDER BY who
            """, appointment
        ) { $0.identity(0) }
    }

    /// Visits that sit in an appointment.
    /// - Throws: `EngineError`.
    package func seats(of appointment: AppointmentID) throws -> [VisitID] {
        try rows("SELECT visit FROM seat WHERE appointment = ? AND active = 1 ORDER BY visit", appointment) {
            $0.identity(0)
        }
    }

    /// A class of this service that begins at this moment and takes place, or nil.
    /// - Throws: `EngineError`.
    package func openClass(of service: ServiceID, at start: Instant, by staff: OperatorID) throws -> AppointmentRow? {
        try first(
            """
            SELECT \(AppointmentRow.columns) FROM appointment a JOIN service s ON s.id = a.service
            WHERE a.staff = ? AND a.starts_at = ? AND a.service = ? AND a.active = 1 AND a.capacity > 1
            """, staff, start, service
        ) { AppointmentRow($0) }
    }

    /// A member's appointments that share time with a stretch.
    /// - Throws: `EngineError`.
    package func appointments(
        of member: MemberID, from: Instant, until: Instant, besides: VisitID?
    ) throws -> [AppointmentRow] {
        try rows(
            """
            SELECT \(AppointmentRow.columns) FROM visit v JOIN seat t ON t.visit = v.id AND t.active = 1
            JOIN appointment a ON a.id = t.appointment AND a.active = 1 JOIN service s ON s.id = a.service
            WHERE v.member = ? AND v.id <> ? AND a.starts_at < ? AND a.ends_at > ? ORDER BY a.starts_at
            """, member, besides ?? VisitID(0), until, from
        ) { AppointmentRow($0) }
    }
}

extension Writing {
    /// Writes an appointment and takes the time of everybody it needs.
    /// - Throws: `EngineError`; `.constraint` if some of it is taken, which the agenda should have told before.
    package func insertAppointment(_ placement: Placement, day: Day, forced: String) throws -> AppointmentID {
        let id = AppointmentID(try next("appointment"))
        try execute(
            """
            INSERT INTO appointment (id, service, staff, day, starts_at, ends_at, capacity, forced)
            VALUES (?,?,?,?,?,?,?,?)
            """, id, placement.plan.service, placement.staff, day, placement.start, placement.end,
            placement.plan.capacity, forced)
        try occupy(placement, id)
        return id
    }

    /// Puts an appointment elsewhere: another time, another person, other rooms, longer or shorter.
    /// - Throws: as `insertAppointment`.
    package func moveAppointment(_ id: AppointmentID, to placement: Placement, day: Day, forced: String) throws {
        try vacate(id)
        try execute(
            "UPDATE appointment SET staff = ?, day = ?, starts_at = ?, ends_at = ?, forced = ?, active = 1 WHERE id = ?",
            placement.staff, day, placement.start, placement.end, forced, id)
        try occupy(placement, id)
    }

    /// An appointment does not take place; its time is free.
    /// - Throws: `EngineError`.
    package func endAppointment(_ id: AppointmentID) throws {
        try vacate(id)
        try execute("UPDATE appointment SET active = 0 WHERE id = ?", id)
    }

    private func vacate(_ id: AppointmentID) throws {
        try execute("UPDATE occupancy SET active = 0 WHERE appointment = ? AND active = 1", id)
    }

    private func occupy(_ placement: Placement, _ id: AppointmentID) throws {
        for piece in placement.occupancies {
            let (lane, who) =
                switch piece.lane {
                case .staff(let staff): ("staff", staff.raw)
                case .resource(let resource): ("resource", resource.raw)
                }
            try execute(
                "INSERT INTO occupancy (appointment, lane, who, from_at, until_at) VALUES (?,?,?,?,?)", id, lane, who,
                piece.from, piece.until)
        }
    }

    /// A visit takes a place in an appointment, again or for the first time.
    /// - Throws: `EngineError`; `.constraint` if all places are taken.
    package func takeSeat(in appointment: AppointmentID, for visit: VisitID) throws {
        try execute(
            """
            INSERT INTO seat (appointment, visit) VALUES (?,?)
            ON CONFLICT (appointment, visit) DO UPDATE SET active = 1
            """, appointment, visit)
    }

    /// A visit gives up its place.
    /// - Throws: `EngineError`.
    package func leaveSeat(in appointment: AppointmentID, of visit: VisitID) throws {
        try execute("UPDATE seat SET active = 0 WHERE appointment = ? AND visit = ?", appointment, visit)
    }
}

extension Reading {
    /// Appointments that take place between two moments, in order of time.
    /// - Parameter staff: only theirs; nil = everybody's.
    /// - Throws: `EngineError`.
    package func appointments(from: Instant, until: Instant, staff: OperatorID? = nil) throws -> [AppointmentRow] {
        try rows(
            """
            SELECT \(AppointmentRow.columns) FROM appointment a JOIN service s ON s.id = a.service
            WHERE a.active = 1 AND a.starts_at < ? AND a.starts_at > ? AND a.ends_at > ? AND (? = 0 OR a.staff = ?)
            ORDER BY a.starts_at, a.id
            """, until, from.advanced(hours: -24), from, staff?.raw ?? 0, staff?.raw ?? 0
        ) { AppointmentRow($0) }
    }

    /// Minutes booked and how many appointments, by business day; days without any are left out.
    /// - Throws: `EngineError`.
    package func loads(from: Day, through: Day) throws -> [Day: (count: Int, minutes: Int)] {
        var loads: [Day: (count: Int, minutes: Int)] = [:]
        try each(
            """
            SELECT day, count(*), sum(ends_at - starts_at) / 60000 FROM appointment
            WHERE active = 1 AND day BETWEEN ? AND ? GROUP BY day
            """, from, through
        ) { row in
            if let day = Day(row.text(0)) { loads[day] = (Int(row.integer(1)), Int(row.integer(2))) }
        }
        return loads
    }

    /// Visits of a day that are expected or here and have no time on the sheet.
    /// - Throws: `EngineError`.
    package func unplacedVisits(on day: Day) throws -> [VisitRow] {
        try rows(
            """
            \(VisitRow.select) WHERE v.day = ? AND v.state IN ('expected','waiting','serving')
            AND NOT EXISTS (SELECT 1 FROM seat t WHERE t.visit = v.id AND t.active = 1)
            ORDER BY coalesce(v.expected_at, v.arrived_at), v.id
            """, day
        ) { VisitRow($0) }
    }
}
