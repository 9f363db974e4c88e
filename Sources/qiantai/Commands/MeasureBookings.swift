import ArgumentParser
import Domain
import Foundation
import Operations
import SQL
import SQLite
import Store

/// Times the booking sheet: fills a store (a copy: what stood on its sheet is gone) with thirty people's appointments,
/// then asks as the screen does.
struct MeasureBookings: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bookings")

    /// What is timed.
    enum What: String, ExpressibleByArgument {
        /// `BookingSheet` of many days.
        case day
        /// `FindSlots` when only the last of its sixty days is free.
        case slots
        /// The search of the agenda alone, read once.
        case search
        /// `BookingMonth` of many months.
        case month
    }

    @OptionGroup var data: DataOptions
    @Option var what = What.day
    @Option var count = 10_000

    func run() throws {
        let (folder, what, count) = (data.folder, what, count)
        let times = wait {
            let store = try await folder.open()
            defer { store.close() }
            let calendar = try await store.database.read { try folder.calendar($0).calendar }
            let today = calendar.businessDay(of: Clock.now)
            let isAhead = what == .slots || what == .search
            let days = isAhead ? 59 : (count + BenchSheet.daily - 1) / BenchSheet.daily
            let first = isAhead ? today : today.advanced(days: -days / 2)
            let bench = BenchSheet(first: calendar.instant(of: first, minute: 0), seats: what != .month)
            try await store.database.write { db in
                try bench.fill(db, isAhead ? days * BenchSheet.daily : count)
            }
            return try await Task(executorPreference: store.database.inPlace) {
                switch what {
                case .day:
                    try await Self.times(store, (0..<min(40, days)).map { BookingSheet(day: first.advanced(days: $0)) })
                case .month:
                    try await Self.times(store, (0..<12).map { BookingMonth(day: today.advanced(days: $0 * 28)) })
                case .slots:
                    try await Self.times(
                        store,
                        Array(repeating: FindSlots(lines: [.init(service: ServiceID(1))], from: today), count: 10))
                case .search: try await Self.searches(store, today, calendar)
                }
            }.value
        }
        Summary(times).print()
    }

    /// Every question five times, the first round for warmth.
    private static func times<Q: Query>(_ store: OpenStore, _ queries: [Q]) async throws -> [Duration] {
        let session = await store.benchSession()
        let clock = ContinuousClock()
        var times: [Duration] = []
        for round in 0..<6 {
            for query in queries {
                let begun = clock.now
                let found = await store.operations.query(query, session: session)
                let taken = clock.now - begun
                guard case .answer = found else { throw Trouble(.data, "没有回答:\(found)") }
                if round > 0 { times.append(taken) }
            }
        }
        return times
    }

    private static func searches(_ store: OpenStore, _ today: Day, _ calendar: StoreCalendar) async throws -> [Duration]
    {
        let (agenda, plan) = try await store.database.read { db in
            (
                try db.agenda(from: today, days: FindSlots.days + 1, calendar: calendar),
                try db.servicePlans()[ServiceID(1)]
            )
        }
        guard let plan else { throw Trouble(.data, "没有项目 1。") }
        let end = calendar.start(of: today.advanced(days: FindSlots.days))
        let search = SlotSearch(lines: [.init(plan: plan)], earliest: Clock.now, latest: end)
        let clock = ContinuousClock()
        return try (0..<50).map { _ in
            let begun = clock.now
            let slots = agenda.slots(for: search)
            let taken = clock.now - begun
            guard !slots.isEmpty else { throw Trouble(.data, "没有空。") }
            return taken
        }
    }
}

/// Thirty people and thirty beds, eight facials a day each, back to back.
private struct BenchSheet {
    let first: Instant
    /// With customers, as a screen needs them; a count of days does without.
    let seats: Bool

    static let staff = 30
    static let daily = staff * 8

    /// Empties the sheet, then writes so many appointments.
    func fill(_ db: any Writing, _ count: Int) throws {
        for table in ["seat", "occupancy", "appointment", "absence", "skill", "week_hours", "day_hours"] {
            try db.execute("DELETE FROM \(table)")
        }
        try db.execute("UPDATE visit SET state = 'cancelled' WHERE state = 'expected'")
        let people = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.staff - 1))"
        try db.execute(
            """
            INSERT INTO staff (id, name, role, pin_hash)
            \(people) SELECT 2001 + i, '员工' || i, 'beautician', (SELECT pin_hash FROM staff LIMIT 1) FROM n
            """)
        try db.execute(
            "INSERT INTO resource (id, kind, title) \(people) SELECT 1001 + i, 1, '试验 ' || i || ' 号床' FROM n")
        try db.execute("INSERT INTO skill (staff, service) \(people) SELECT 2001 + i, s.id FROM n CROSS JOIN service s")
        try db.execute(
            """
            INSERT INTO week_hours (who, weekday, from_minute, until_minute)
            \(people), d(w) AS (SELECT 1 UNION ALL SELECT w + 1 FROM d WHERE w < 7)
            SELECT who, w, 600, 1260 FROM d CROSS JOIN (SELECT 0 AS who UNION ALL SELECT 2001 + i FROM n)
            """)
        // One free bed of those the demo has would do for a facial.
        try db.execute("UPDATE resource SET enabled = 0 WHERE id < 1001")
        try write(db, count)
    }

    private func write(_ db: any Writing, _ count: Int) throws {
        let each = """
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(count - 1)),
            a(i, place, at) AS (SELECT i, i / 8 % \(Self.staff),
                \(first.ms) + (i / \(Self.daily)) * 86400000 + (600 + i % 8 * 75) * 60000 FROM n)
            """
        try db.execute(
            """
            INSERT INTO appointment (id, service, staff, day, starts_at, ends_at)
            \(each) SELECT 10000001 + i, 1, 2001 + place, date(at / 1000 + 28800, 'unixepoch'), at, at + 3600000 FROM a
            """)
        guard count <= 100_000 else { return }
        for (lane, who, after) in [("staff", 2001, 70), ("resource", 1001, 65)] {
            try db.execute(
                """
                INSERT INTO occupancy (appointment, lane, who, from_at, until_at)
                \(each) SELECT 10000001 + i, '\(lane)', \(who) + place, at, at + \(after) * 60000 FROM a
                """)
        }
        guard seats else { return }
        try db.execute(
            """
            INSERT INTO visit (id, member, day, state, expected_at, service, staff, place, booking)
            \(each) SELECT 10000001 + i, 1 + i % (SELECT count(*) FROM member), date(at / 1000 + 28800, 'unixepoch'),
                'expected', at, 1, 2001 + place, '试验床', 'confirmed' FROM a
            """)
        try db.execute("INSERT INTO seat (appointment, visit) \(each) SELECT 10000001 + i, 10000001 + i FROM a")
    }
}
