import Domain
import Operations
import SQL
import StoreFixture
import Testing

@Suite("过期入账: bonus and points whose time has passed")
struct LapseLotsTests {
    /// Bonus until tonight, points until tonight.
    private func counter() async throws -> Counter {
        var founding = Founding.sample
        founding.offers = [TopUpOffer(id: OfferID(1), paid: .yuan(1000), bonus: .yuan(200), bonusDays: 0)]
        founding.settings.pointsDays = 0
        return try await Counter(TestStore.inMemory(founding))
    }

    private func funded(_ counter: Counter, _ phone: String = "13812345678") async throws -> (MemberID, EntryID) {
        let member = try await counter.member(phone: phone)
        let top = try await counter.done(TopUp(member: member, what: .offer(OfferID(1)), tender: .cash))
        return (member, top.entry)
    }

    private func today(_ counter: Counter) -> Day {
        counter.store.operations.calendar.businessDay(of: counter.store.clock.now)
    }

    private func lapse(_ counter: Counter) async throws -> LapseLots.Answer {
        try await counter.done(LapseLots(day: today(counter)))
    }

    @Test("each member has one entry for what lapsed over night; asked again there is nothing; tomorrow is not yet")
    func lapse() async throws {
        let counter = try await counter()
        let (first, _) = try await funded(counter)
        let (second, _) = try await funded(counter, "13900001111")
        _ = try await counter.done(counter.pay(first, 120))
        #expect(try await lapse(counter).members == 0)
        #expect(await counter.perform(LapseLots(day: today(counter).advanced(days: 1))) == .refused(.notYet))
        counter.days(1)
        #expect(try await counter.ask(LapsesDue()).lots == 3)
        let before = try await counter.card(first)
        #expect(
            try await lapse(counter)
                == LapseLots.Answer(members: 2, bonus: .yuan(380), points: 100, isMore: false))
        #expect(try await counter.audit().last.hasPrefix("LapseLots done 2026-11-24"))
        let after = try await counter.card(first)
        #expect(after.row.balance == .yuan(900) && after.row.balance == before.row.balance && after.points == 0)
        let movement = try #require(after.movements.first)
        #expect(movement.kind == .lapse && movement.amount == .yuan(-180) && movement.balanceAfter == .yuan(900))
        #expect(movement.title == "赠金和积分 100 过期" && movement.undoUntil == nil)
        #expect(try await counter.card(second).movements.first?.title == "赠金过期")
        #expect(try await lapse(counter).members == 0)
        #expect(try await counter.ask(LapsesDue()).lots == 0)
        try await counter.booksAreRight()
    }

    @Test("a payment before the expiry, taken back after it, comes back usable for a month (rules 24 and 26)")
    func undoneAfterwards() async throws {
        let counter = try await counter()
        let (member, _) = try await funded(counter)
        counter.store.clock.advance(milliseconds: 10 * 3_600_000)
        let paid = try await counter.done(counter.pay(member, 600))
        counter.store.clock.advance(milliseconds: 10 * 3_600_000)
        #expect(try await lapse(counter).bonus == .yuan(100))
        _ = try await counter.done(UndoDeduction(entry: paid.entry, reason: "退"), by: counter.manager)
        let card = try await counter.card(member)
        #expect(card.principal == .yuan(1000) && card.bonus == .yuan(100) && card.points == 0)
        #expect(try await counter.ask(LapsesDue()).lots == 0)
        try await counter.booksAreRight()
        counter.days(29)
        #expect(try await lapse(counter).members == 0)
        #expect(try await counter.card(member).bonus == .yuan(100))
        counter.days(2)
        #expect(
            try await lapse(counter) == LapseLots.Answer(members: 1, bonus: .yuan(100), points: 0, isMore: false))
        #expect(try await counter.card(member).row.balance == .yuan(1000))
        try await counter.booksAreRight()
    }

    @Test("where nothing was written down yet, what had lapsed beside it stays lapsed, in the same breath")
    func undoneBeforeOpening() async throws {
        let counter = try await counter()
        let (member, _) = try await funded(counter)
        counter.store.clock.advance(milliseconds: 10 * 3_600_000)
        let paid = try await counter.done(counter.pay(member, 600))
        counter.store.clock.advance(milliseconds: 10 * 3_600_000)
        _ = try await counter.done(UndoDeduction(entry: paid.entry, reason: "退"), by: counter.manager)
        let card = try await counter.card(member)
        #expect(card.row.balance == .yuan(1100) && card.bonus == .yuan(100))
        #expect(card.movements.prefix(2).map(\.kind) == [.reversal, .lapse])
        #expect(try await lapse(counter).members == 0)
        try await counter.booksAreRight()
    }

    @Test("points for a gift, given back after their time, can be used for a month too")
    func pointsGivenBack() async throws {
        let counter = try await counter()
        let (member, _) = try await funded(counter)
        _ = try await counter.done(counter.pay(member, 120))
        counter.store.clock.advance(milliseconds: 10 * 3_600_000)
        let gift = try await counter.done(
            Verify(what: .gift(GiftID(1)), member: member, presence: .code(counter.store.memberCode(of: member))))
        counter.store.clock.advance(milliseconds: 10 * 3_600_000)
        #expect(try await lapse(counter).points == 0)
        _ = try await counter.done(UndoVerification(verification: gift.verification, reason: "退"))
        #expect(try await counter.card(member).points == 100)
        #expect(try await lapse(counter).points == 0)
        counter.days(31)
        #expect(try await lapse(counter).points == 100)
        try await counter.booksAreRight()
    }

    @Test("a top-up whose bonus has lapsed was not used: it goes back, and what lapsed is forgotten with it")
    func undoTopUp() async throws {
        let counter = try await counter()
        let (member, entry) = try await funded(counter)
        let paid = try await counter.done(counter.pay(member, 60))
        counter.store.clock.advance(milliseconds: 20 * 3_600_000)
        _ = try await lapse(counter)
        let undo = UndoTopUp(entry: entry, reason: "退")
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.used(.yuan(60))))
        _ = try await counter.done(UndoDeduction(entry: paid.entry, reason: "退"), by: counter.manager)
        let back = try await counter.done(undo, by: counter.manager)
        #expect(back.total == .yuan(-1000) && back.bonusGranted == .yuan(-200) && back.balanceAfter == .zero)
        #expect(try await lapse(counter).members == 0)
        let accounts = [AccountKind.bonusGranted, .bonusLapsed, .pointsIssued, .pointsLapsed].map { AccountID($0).raw }
        for account in accounts {
            let sum = try await counter.store.database.read { db in
                try db.first(
                    """
                    SELECT coalesce(sum(CASE credit WHEN ?1 THEN amount ELSE -amount END), 0) FROM transfer
                    WHERE ?1 IN (debit, credit)
                    """, account
                ) { $0.integer(0) }
            }
            #expect(sum == 0)
        }
        try await counter.booksAreRight()
    }

    @Test("many are done in batches; one stopped half-way goes on; whoever signs in opens the day")
    func batches() async throws {
        let counter = try await counter()
        for number in 0..<(LapseLots.batch + 5) { _ = try await funded(counter, "1380000\(1000 + number)") }
        counter.days(1)
        #expect(try await lapse(counter).isMore)
        #expect(try await counter.ask(LapsesDue()).lots == 5)
        #expect(await counter.store.operations.openDay(counter.beautician) { counter.store.newKey() } == 5)
        #expect(await counter.store.operations.openDay(counter.beautician) { counter.store.newKey() } == 0)
        #expect(await counter.store.operations.openDay(SessionToken("nobody")) { counter.store.newKey() } == nil)
        try await counter.booksAreRight()
    }

    @Test("two who open the day at the same moment do it once")
    func race() async throws {
        let counter = try await counter()
        let (member, _) = try await funded(counter)
        counter.days(1)
        await withTaskGroup(of: Void.self) { group in
            for session in [counter.cashier, counter.manager, counter.owner] {
                group.addTask { _ = await counter.store.operations.openDay(session) { counter.store.newKey() } }
            }
        }
        #expect(try await counter.card(member).movements.count { $0.kind == .lapse } == 1)
        try await counter.booksAreRight()
    }
}
