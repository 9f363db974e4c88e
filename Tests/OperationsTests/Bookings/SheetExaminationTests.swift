import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("查账: what an examination of the booking sheet finds")
struct SheetExaminationTests {
    /// A sheet with a facial at two and a class of two at six, and a hand that changes the file behind its back.
    private func tampered(_ sql: String...) async throws -> [Finding] {
        let salon = try await Salon.open()
        let people = try await salon.people(4)
        _ = try await salon.book(people[0], salon.line(Salon.facial, Salon.li, salon.at(14)))
        _ = try await salon.book(people[1], salon.line(Salon.yoga, Salon.zhou, salon.at(18)))
        _ = try await salon.book(people[2], salon.line(Salon.yoga, Salon.zhou, salon.at(18)))
        let gone = try await salon.book(people[3], salon.line(Salon.neck, Salon.li, salon.at(16)))
        _ = try await salon.counter.done(CancelBooking(visit: gone, by: .customer, reason: "有事"))
        try await salon.counter.booksAreRight()
        try await salon.counter.store.database.write { db in
            for name in ["occupancy_overlap", "seat_full"] {
                for verb in ["insert", "update"] { try db.execute("DROP TRIGGER \(name)_\(verb)") }
            }
            for statement in sql { try db.execute(statement) }
        }
        return try await salon.counter.store.examine().findings
    }

    @Test("time that two appointments take from one person, or from one bed")
    func overlap() async throws {
        let found = try await tampered(
            "UPDATE occupancy SET who = 1003 WHERE appointment = 2 AND lane = 'staff'",
            "UPDATE occupancy SET from_at = from_at - 10800000 WHERE appointment = 2")
        #expect(found.contains(.overlap(1, 2)) || found.contains(.overlap(2, 1)))
        #expect(found.contains(.occupancy(appointment: 2)))
        let bed = try await tampered(
            """
            INSERT INTO occupancy (appointment, lane, who, from_at, until_at)
            SELECT 2, 'resource', who, from_at, until_at FROM occupancy WHERE appointment = 1 AND lane = 'resource'
            """)
        #expect(bed == [.overlap(1, 2), .occupancy(appointment: 2)])
    }

    @Test("time that is not taken, taken too short, by somebody else, or by what does not take place")
    func occupancies() async throws {
        let damages = [
            "DELETE FROM occupancy WHERE appointment = 1 AND lane = 'resource'",
            "UPDATE occupancy SET active = 0 WHERE appointment = 1 AND lane = 'staff'",
            "UPDATE occupancy SET until_at = until_at - 60000 WHERE appointment = 1 AND lane = 'staff'",
            "UPDATE occupancy SET who = 1005 WHERE appointment = 1 AND lane = 'staff'",
            "UPDATE appointment SET ends_at = ends_at + 300000 WHERE id = 1",
        ]
        for damage in damages { #expect(try await tampered(damage) == [.occupancy(appointment: 1)], "\(damage)") }
        #expect(
            try await tampered("UPDATE occupancy SET active = 1 WHERE appointment = 3") == [.occupancy(appointment: 3)])
    }

    @Test("more customers than places, and time taken for nobody")
    func seats() async throws {
        #expect(
            try await tampered("UPDATE appointment SET capacity = 1 WHERE id = 2")
                == [.seats(appointment: 2, taken: 2, places: 1)])
        #expect(
            try await tampered("UPDATE seat SET active = 0 WHERE appointment = 1")
                == [.seats(appointment: 1, taken: 0, places: 1)])
    }

    @Test("a day's list that says something else than the sheet")
    func summaries() async throws {
        for damage in ["expected_at = expected_at + 60000", "staff = 1005", "service = 2"] {
            #expect(try await tampered("UPDATE visit SET \(damage) WHERE id = 1") == [.summary(visit: 1)], "\(damage)")
        }
    }
}
