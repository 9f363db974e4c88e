import Domain
import Operations
import StoreFixture
import Testing

@Suite("撤销充值: taking a top-up back")
struct UndoTopUpTests {
    @Test("an untouched top-up goes back whole, bonus included, once, and only that one")
    func undo() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded(1)
        let receipt = try await counter.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .wechat))
        #expect(try await counter.card(member).movements.first?.paid == .yuan(500))
        let undo = UndoTopUp(entry: receipt.entry, reason: "  重复  收款 ")
        let back = try await counter.done(undo, by: counter.manager)
        #expect(back.total == .yuan(-500) && back.bonusGranted == .yuan(-60) && back.note == "重复 收款")
        #expect(back.payments == [.init(means: .tender(.wechat), amount: .yuan(-500))])
        #expect(try await counter.card(member).row.balance == .yuan(110))
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.fault(.alreadyUndone)))
        try await counter.booksAreRight()
    }

    @Test("of a used one it says how much; after the deduction is taken back it goes")
    func used() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let entry = try await counter.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .cash)).entry
        let paid = try await counter.done(counter.pay(member, 56))
        let undo = UndoTopUp(entry: entry, reason: "退")
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.used(.yuan(56))))
        _ = try await counter.done(UndoDeduction(entry: paid.entry, reason: "退"), by: counter.manager)
        _ = try await counter.done(undo, by: counter.manager)
        #expect(try await counter.card(member).row.balance == .zero)
        #expect(await counter.perform(counter.pay(member, 1)) == .refused(.code(.replayed)))
        try await counter.booksAreRight()
    }

    @Test("bonus that lapsed overnight was not used")
    func lapsed() async throws {
        var founding = Founding.sample
        founding.offers = [TopUpOffer(id: OfferID(1), paid: .yuan(100), bonus: .yuan(10), bonusDays: 0)]
        let counter = try await Counter(TestStore.inMemory(founding))
        let member = try await counter.member()
        let entry = try await counter.done(TopUp(member: member, what: .offer(OfferID(1)), tender: .cash)).entry
        counter.store.clock.advance(milliseconds: 20 * 3_600_000)
        _ = try await counter.done(UndoTopUp(entry: entry, reason: "退"), by: counter.manager)
        #expect(try await counter.card(member).row.balance == .zero)
        try await counter.booksAreRight()
    }

    @Test("too late, no top-up, no reason and no manager are refused")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let entry = try await counter.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .cash)).entry
        let paid = try await counter.done(counter.pay(member, 1)).entry
        #expect(
            await counter.perform(UndoTopUp(entry: entry, reason: ""), by: counter.manager)
                == .refused(.reason(.empty)))
        #expect(await counter.perform(UndoTopUp(entry: entry, reason: "退")) == .denied(.approvalNeeded(.undoTopUp)))
        for wrong in [paid, EntryID(99)] {
            #expect(
                await counter.perform(UndoTopUp(entry: wrong, reason: "退"), by: counter.manager) == .refused(.unknown))
        }
        counter.days(1)
        #expect(
            await counter.perform(UndoTopUp(entry: entry, reason: "退"), by: counter.manager)
                == .refused(.used(.yuan(1))))
        let late = try await counter.done(TopUp(member: member, what: .offer(OfferID(1)), tender: .cash)).entry
        counter.days(1)
        #expect(
            await counter.perform(UndoTopUp(entry: late, reason: "退"), by: counter.manager)
                == .refused(.fault(.tooLate(hours: 24))))
    }
}
