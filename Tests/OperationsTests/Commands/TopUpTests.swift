import Domain
import Operations
import StoreFixture
import Testing

@Suite("充值: selling stored value")
struct TopUpTests {
    private func amount(_ member: MemberID, _ fen: Int64) -> TopUp {
        TopUp(member: member, what: .amount(Money(fen: fen)), tender: .cash)
    }

    @Test("a step of the ladder brings its bonus, and the receipt says so")
    func ladder() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let receipt = try await counter.done(TopUp(member: member, what: .offer(OfferID(3)), tender: .alipay))
        #expect(receipt.principalAfter == .yuan(1000) && receipt.bonusAfter == .yuan(150))
        #expect(receipt.payments == [.init(means: .tender(.alipay), amount: .yuan(1000))])
        #expect(receipt.bonusGranted == .yuan(150) && receipt.phone == "138****5678")
        let movement = try #require(try await counter.card(member).movements.first)
        #expect(movement.title == "充值 1000.00 送 150.00" && movement.amount == .yuan(1150))
        try await counter.booksAreRight()
    }

    @Test("a card holds 5000.00 and not 5000.01 without the owner")
    func limit() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        _ = try await counter.done(amount(member, 499_999))
        var one = amount(member, 2)
        #expect(
            await counter.perform(one) == .refused(.aboveLimit(limit: .yuan(5000), after: Money(fen: 500_001))))
        #expect(
            await counter.perform(one, by: counter.manager)
                == .refused(.aboveLimit(limit: .yuan(5000), after: Money(fen: 500_001))))
        _ = try await counter.done(amount(member, 1))
        one = amount(member, 1)
        one.approval = try await counter.approval(of: one)
        #expect(await counter.perform(one) == .denied(.approval(.approver)))
        one.approval = try await counter.approval(of: one, number: 9999, pin: "918273")
        #expect(try await counter.done(one).balanceAfter == Money(fen: 500_001))
        _ = try await counter.done(amount(member, 1), by: counter.owner)
        try await counter.booksAreRight()
    }

    @Test("nothing, less than nothing, too much and a step that is gone are refused")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        for fen: Int64 in [0, -1, .min, .max, 1_000_000_000] {
            #expect(await counter.perform(amount(member, fen), by: counter.owner) == .refused(.amount))
        }
        #expect(
            await counter.perform(TopUp(member: member, what: .offer(OfferID(9)), tender: .cash)) == .refused(.offer))
        #expect(await counter.perform(amount(MemberID(9), 1)) == .refused(.unknown))
        #expect(try await counter.card(member).row.balance == .zero)
    }

    @Test("an account never holds more than the books can count")
    func mostHeld() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        for _ in 0..<100 { _ = try await counter.done(amount(member, Money.most.fen), by: counter.owner) }
        #expect(await counter.perform(amount(member, Money.most.fen), by: counter.owner) == .refused(.amount))
        _ = try await counter.done(amount(member, 100), by: counter.owner)
        #expect(await counter.perform(amount(member, 1), by: counter.owner) == .refused(.amount))
        try await counter.booksAreRight()
    }

    @Test("bonus that has lapsed is nobody's to spend and is shown nowhere")
    func lapsed() async throws {
        var founding = Founding.sample
        founding.offers = [TopUpOffer(id: OfferID(1), paid: .yuan(100), bonus: .yuan(10), bonusDays: 1)]
        let counter = try await Counter(TestStore.inMemory(founding))
        let member = try await counter.member()
        _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(1)), tender: .cash))
        counter.days(2)
        let card = try await counter.card(member)
        #expect(card.row.balance == .yuan(100) && card.principal == .yuan(100) && card.bonus == .zero)
        let preview = try await counter.ask(DeductionPreview(member: member, amount: .yuan(30)))
        #expect(preview.principal == .yuan(30) && preview.bonus == .zero && preview.balanceAfter == .yuan(70))
        #expect(await counter.perform(counter.pay(member, 101)) == .refused(.insufficient(available: .yuan(100))))
        let receipt = try await counter.done(counter.pay(member, 30))
        #expect(receipt.balanceAfter == .yuan(70))
        try await counter.booksAreRight()
    }
}
