import Domain
import Operations
import SQL
import StoreFixture
import Testing

@Suite("抢位: two writers, one slot")
struct BookingRaceTests {
    /// Ten quarters of an hour in a row with one person: ten slots that one visit takes or does not take.
    private func visit(_ salon: Salon, _ number: Int, by guest: String, backwards: Bool) -> Book {
        let (day, place) = (1 + number / 8, number % 8)
        let staff = place < 4 ? Salon.li : Salon.zhou
        let first = salon.at(10, 150 * (place % 4), inDays: day)
        let lines = (0..<10).map {
            BookingLine(service: Salon.neck, staff: staff, start: first.advanced(minutes: Int64($0) * 15), minutes: 15)
        }
        return Book(customer: .guest(name: guest, phone: ""), lines: backwards ? lines.reversed() : lines)
    }

    @Test("ten thousand last slots, two writers for each: exactly one gets it")
    func lastSlot() async throws {
        let salon = try await Salon.open()
        let rounds = 1000
        for first in stride(from: 0, to: rounds, by: 50) {
            let won = await withTaskGroup(of: (Int, Bool).self) { group in
                for number in first..<first + 50 {
                    for (guest, backwards) in [("甲", false), ("乙", true)] {
                        let book = visit(salon, number, by: guest, backwards: backwards)
                        group.addTask {
                            switch await salon.counter.perform(book) {
                            case .done: (number, true)
                            case .refused(.obstacles): (number, false)
                            case .refused, .denied, .failed: (-1, true)
                            }
                        }
                    }
                }
                return await group.reduce(into: [Int: Int]()) { $0[$1.0, default: 0] += $1.1 ? 1 : 0 }
            }
            #expect(won.count == 50 && won[-1] == nil && won.values.allSatisfy { $0 == 1 }, "\(first): \(won)")
        }
        let counts = try await salon.counter.store.database.read { db in
            try db.first("SELECT count(*), count(DISTINCT staff || '-' || starts_at) FROM appointment WHERE active = 1")
            {
                [$0.integer(0), $0.integer(1)]
            }
        }
        #expect(counts == [Int64(rounds * 10), Int64(rounds * 10)])
        try await salon.sheetIsSound()
    }

    @Test("the last place of a class is taken once, whoever else wants it")
    func lastPlace() async throws {
        let salon = try await Salon.open()
        for day in 1...20 {
            let line = salon.line(Salon.yoga, Salon.zhou, salon.at(18, inDays: day))
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for guest in ["甲", "乙", "丙", "丁", "戊"] {
                    group.addTask {
                        let book = Book(customer: .guest(name: guest, phone: ""), lines: [line])
                        if case .done = await salon.counter.perform(book) { return true }
                        return false
                    }
                }
                return await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 3)
        }
        try await salon.sheetIsSound()
    }

    @Test("the same key twenty times at once is one booking")
    func sameKey() async throws {
        let salon = try await Salon.open()
        let book = Book(
            customer: .guest(name: "甲", phone: ""), lines: [salon.line(Salon.facial, Salon.li, salon.at(14))])
        let key = RequestKey("one-booking-for-twenty")
        let outcomes = await withTaskGroup(of: Outcome<Book>.self) { group in
            for _ in 0..<20 { group.addTask { await salon.counter.perform(book, key: key) } }
            return await group.reduce(into: [Outcome<Book>]()) { $0.append($1) }
        }
        let first = try #require(outcomes.first)
        #expect(outcomes.allSatisfy { $0 == first })
        guard case .done = first else { return #expect(Bool(false), "\(first)") }
        #expect(try await salon.sheet().items.count == 1)
        let other = Book(customer: .guest(name: "乙", phone: ""), lines: book.lines)
        #expect(await salon.counter.perform(other, key: key) == .denied(.keyReused))
    }
}
