import Domain
import Operations
import StoreFixture
import Testing

@Suite("轮牌: whose turn it is")
struct WalkInTurnsTests {
    @Test("the fewest turns first, then the longest wait; the busy stand behind, bookings do not count")
    func order() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        func names() async throws -> [String] {
            try await salon.counter.ask(WalkInTurns(service: Salon.neck)).turns.map(\.name)
        }
        #expect(try await names() == ["张丽", "周敏", "吴倩"])
        _ = try await salon.book(member, salon.line(Salon.neck, Salon.zhou, salon.at(10)))
        let busy = try await salon.counter.ask(WalkInTurns(service: Salon.neck)).turns
        #expect(busy.map(\.name) == ["张丽", "吴倩", "周敏"])
        #expect(busy[2].free == salon.at(10, 45) && !busy[2].isNow && busy[2].turns == 0)
        let guest = try await salon.counter.done(CheckIn(who: .guest(name: "散客甲"))).visit
        _ = try await salon.counter.done(
            Book(customer: .visit(guest), lines: [salon.line(Salon.neck, Salon.li, salon.at(10))]))
        salon.counter.store.clock.set(salon.at(11))
        let after = try await salon.counter.ask(WalkInTurns(service: Salon.neck)).turns
        #expect(after.map(\.name) == ["周敏", "吴倩", "张丽"] && after.map(\.turns) == [0, 0, 1])
        #expect(after[2].last == salon.at(10) && after[2].isNow)
        #expect(try await salon.counter.ask(WalkInTurns(service: Salon.yoga)).turns.map(\.name) == ["周敏"])
        try await salon.sheetIsSound()
    }
}
