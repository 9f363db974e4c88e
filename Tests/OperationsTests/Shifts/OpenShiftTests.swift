import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("开班: money moves only in a shift")
struct OpenShiftTests {
    private func closed() async throws -> Counter {
        try await Counter(TestStore.inMemory(.sample, opensShift: false))
    }

    /// What the books say of a store account.
    private func sum(_ kind: AccountKind, _ counter: Counter) async throws -> Money {
        try await counter.store.database.read { db in
            let account = AccountID(kind)
            return try db.first(
                """
                SELECT coalesce(sum(CASE WHEN debit = ?1 THEN amount ELSE -amount END), 0) FROM transfer
                WHERE debit = ?1 OR credit = ?1
                """, account
            ) { Money(fen: $0.integer(0)) } ?? .zero
        }
    }

    @Test("nothing is sold before somebody opens a shift; then the same sale goes through")
    func needed() async throws {
        let counter = try await closed()
        let member = try await counter.member()
        let topUp = TopUp(member: member, what: .offer(OfferID(2)), tender: .cash)
        #expect(await counter.perform(topUp) == .denied(.shiftNeeded))
        #expect(try await counter.ask(ShiftNow()) == .init(open: nil, left: nil, leftAt: nil))
        _ = try await counter.done(OpenShift(openingFloat: .yuan(500)))
        let now = try #require(try await counter.ask(ShiftNow()).open)
        #expect(now.name == "王芳" && now.openingFloat == .yuan(500) && now.day == Day(year: 2026, month: 11, day: 23))
        _ = try await counter.done(topUp)
        #expect(try await sum(.pettyCash, counter) == .yuan(-500))
        try await counter.booksAreRight()
    }

    @Test("one shift is open at a time; a float below nothing or beyond all sense is none")
    func once() async throws {
        let counter = try await closed()
        #expect(await counter.perform(OpenShift(openingFloat: .yuan(-1))) == .refused(.amount))
        #expect(await counter.perform(OpenShift(openingFloat: Money(fen: Money.most.fen + 1))) == .refused(.amount))
        #expect(
            await counter.perform(OpenShift(openingFloat: .zero), by: counter.beautician) == .denied(.right(.keepShift))
        )
        _ = try await counter.done(OpenShift(openingFloat: .zero))
        #expect(try await sum(.cash, counter) == .zero)
        #expect(
            await counter.perform(OpenShift(openingFloat: .yuan(5)), by: counter.receptionist)
                == .refused(.open(by: OperatorID(1001), since: counter.store.clock.now)))
    }
}
