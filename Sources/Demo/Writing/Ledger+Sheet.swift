import Domain
import Operations
import SQL
import Vault

extension Ledger {
    /// The rows of the booking sheet, table by table.
    private struct SheetPages {
        var series = Batch.Rows("INSERT INTO series (id, rule) VALUES (?,?)")
        var notes = Batch.Rows(
            """
            UPDATE visit SET booking = ?2, ending = ?3, remark = ?4, series = ?5, contact_sealed = ?6,
                contact_index = ?8, contact_last4 = ?9,
                guest = CASE WHEN ?7 = '' THEN guest ELSE ?7 END WHERE id = ?1
            """)
        var places = Batch.Rows("UPDATE visit SET place = ?2 WHERE id = ?1")
        var appointments = Batch.Rows(
            """
            INSERT INTO appointment (id, service, staff, day, starts_at, ends_at, capacity, active, forced)
            VALUES (?,?,?,?,?,?,?,?,?)
            """)
        var seats = Batch.Rows("INSERT INTO seat (appointment, visit, active) VALUES (?,?,?)")
        var occupancies = Batch.Rows(
            "INSERT INTO occupancy (appointment, lane, who, from_at, until_at) VALUES (?,?,?,?,?)")
        var steps = Batch.Rows(
            """
            INSERT INTO visit_step (visit, at, operator, kind, reason, appointment, now_at, now_staff, now_minutes)
            VALUES (?,?,?,?,?,?,?,?,?)
            """)
        var absences = Batch.Rows(
            """
            INSERT INTO absence (id, staff, from_at, until_at, kind, reason, operator, at)
            VALUES (?,?,?,?,'leave',?,?,?)
            """)
        var wishes = Batch.Rows(
            """
            INSERT INTO wish (id, member, service, staff, from_at, until_at, from_minute, until_minute, note, state, at,
                operator) VALUES (?,?,?,?,?,?,?,?,?,'open',?,?)
            """)

        var all: [Batch.Rows] {
            [series, notes, places, appointments, seats, occupancies, steps, absences, wishes]
        }
    }

    /// The booking sheet, once its visits are written: small beside everything else, so in one piece.
    mutating func sheet() -> Batch {
        var pages = SheetPages()
        if let series = story.sheet.series {
            pages.series.add(.integer(1), .text(series.text))
            ending.series = 1
        }
        for (place, appointment) in story.sheet.appointments.enumerated() { write(appointment, place + 1, &pages) }
        ending.appointments = Int64(story.sheet.appointments.count)
        // Visits by note, to find the appointment a step is about.
        var appointmentOf: [Int: Int] = [:]
        for (place, appointment) in story.sheet.appointments.enumerated() {
            for seat in appointment.seats { appointmentOf[seat] = place }
        }
        for note in story.sheet.notes { write(note, appointmentOf[note.visit], &pages) }
        writeLeaveAndWishes(&pages)
        pages.notes.finish = { [vault] in try Self.seal(&$0, vault) }
        return Batch(rows: pages.all, weight: 0)
    }

    private func write(_ appointment: SheetPlan.Appointment, _ number: Int, _ pages: inout SheetPages) {
        let placement = appointment.placement
        let active = Value.number(appointment.isActive ? 1 : 0)
        pages.appointments.add(
            .number(number), .integer(placement.plan.service.raw), .integer(placement.staff.raw),
            .text(story.timeline.dates[appointment.day]), .integer(placement.start.ms), .integer(placement.end.ms),
            .number(placement.plan.capacity), active, .text(appointment.forced))
        let names = story.pack.sheet.rooms.flatMap(\.rooms)
        let rooms = placement.resources.sorted().map { names[Int($0.raw) - 1] }.joined(separator: " ")
        for seat in appointment.seats {
            pages.seats.add(.number(number), .number(visitNumbers[seat]), active)
            pages.places.add(.number(visitNumbers[seat]), .text(rooms))
        }
        guard appointment.isActive else { return }
        for piece in placement.occupancies {
            let (lane, who) =
                switch piece.lane {
                case .staff(let staff): ("staff", staff.raw)
                case .resource(let resource): ("resource", resource.raw)
                }
            pages.occupancies.add(
                .number(number), .text(lane), .integer(who), .integer(piece.from.ms), .integer(piece.until.ms))
        }
    }

    /// What is known of a booked visit beside its times, and its history.
    private func write(_ note: SheetPlan.Note, _ place: Int?, _ pages: inout SheetPages) {
        let visit = story.book.visits[note.visit]
        let number = Value.number(visitNumbers[note.visit])
        pages.notes.add(
            number, .text(note.surety.rawValue), note.ending.map { .text($0.rawValue) } ?? .null, .text(note.remark),
            note.isSeries ? .integer(1) : .null, note.phone.isEmpty ? .null : .text(note.phone), .text(note.guest),
            .null, .null)
        let by = Value.integer(staff[Int(note.by)])
        func step(_ kind: VisitStepKind, at: Int64, _ change: Placement? = nil) {
            guard at >= 0 else { return }
            pages.steps.add(
                number, .integer(at), by, .text(kind.rawValue), .text(kind == .cancelled ? "临时有事" : ""),
                change == nil ? .null : .number((place ?? 0) + 1), change.map { .integer($0.start.ms) } ?? .null,
                change.map { .integer($0.staff.raw) } ?? .null, change.map { .number($0.plan.minutes) } ?? .null)
        }
        step(.booked, at: note.bookedAt, place.map { story.sheet.appointments[$0].placement })
        step(.arrived, at: visit.arrived)
        step(.started, at: visit.started)
        step(.finished, at: visit.finished)
        switch note.ending {
        case .noShow: step(.noShow, at: min(story.timeline.now, visit.expected + 1_200_000))
        case .customerEarly, .customerLate, .store: step(.cancelled, at: note.bookedAt + 3_600_000)
        case nil: break
        }
    }

    private mutating func writeLeaveAndWishes(_ pages: inout SheetPages) {
        let (now, by) = (Value.integer(story.timeline.now), Value.integer(staff[Int(story.boss)]))
        if let leave = story.sheet.leave {
            pages.absences.add(
                .integer(1), .integer(leave.staff.raw), .integer(leave.from.ms), .integer(leave.until.ms),
                .text(leave.reason), by, now)
            ending.absences = 1
        }
        for wish in story.sheet.wishes {
            ending.wishes += 1
            pages.wishes.add(
                .integer(ending.wishes), .number(wish.member + 1), .integer(wish.service.raw),
                wish.staff.map { .integer($0.raw) } ?? .null,
                .integer(story.timeline.start(of: wish.days.lowerBound)),
                .integer(story.timeline.start(of: wish.days.upperBound + 1)), .number(wish.minutes.lowerBound),
                .number(wish.minutes.upperBound), .text(wish.note), now, by)
        }
    }

    /// Seals guests' numbers just before they are written.
    private static func seal(_ values: inout [Value], _ vault: Vault) throws {
        for row in stride(from: 0, to: values.count, by: 9) {
            guard case .integer(let number) = values[row], case .text(let phone) = values[row + 5] else { continue }
            values[row + 7] = .blob(vault.phoneIndex(phone))
            values[row + 8] = .blob(vault.last4Index(String(phone.suffix(4))))
            values[row + 5] = .blob(try vault.seal(phone, table: "visit", column: "contact", row: number))
        }
    }
}
