import Domain
import Operations
import StoreFixture
import Testing

@Suite("团课: moved, left and come back to")
struct ClassChangeTests {
    @Test("a class is not moved onto another: their hour is taken")
    func onto() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        let first = try await salon.book(people[0], salon.line(Salon.yoga, Salon.zhou, salon.at(15)))
        _ = try await salon.book(people[1], salon.line(Salon.yoga, Salon.zhou, salon.at(18)))
        guard case .refused(.obstacles(let found)) = try await salon.move(first, to: salon.at(18)) else {
            return #expect(Bool(false), "two classes at once")
        }
        #expect(found.map(\.who) == ["周敏"] && found.map(\.doing) == ["团课瑜伽"])
        guard case .done = try await salon.move(first, to: salon.at(16)) else { return #expect(Bool(false)) }
        try await salon.sheetIsSound()
    }

    @Test("who leaves a class and comes back finds a place, in whichever class of that hour there is by now")
    func back() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        func cancel(_ visit: VisitID) async throws {
            _ = try await salon.counter.done(CancelBooking(visit: visit, by: .customer, reason: "有事"))
        }
        let line = salon.line(Salon.yoga, Salon.zhou, salon.at(18))
        let mine = try await salon.book(people[0], line)
        try await cancel(mine)
        let other = try await salon.book(people[1], line)
        _ = try await salon.counter.done(ReinstateBooking(visit: mine))
        #expect(try await salon.sheet().items.map(\.seats.count) == [2])
        try await cancel(mine)
        try await cancel(other)
        #expect(try await salon.sheet().items.isEmpty)
        _ = try await salon.counter.done(ReinstateBooking(visit: mine))
        #expect(try await salon.sheet().items.map(\.seats.count) == [1])
        _ = try await salon.counter.done(ReinstateBooking(visit: other))
        #expect(try await salon.sheet().items.map(\.seats.count) == [2])
        try await salon.sheetIsSound()
    }
}
