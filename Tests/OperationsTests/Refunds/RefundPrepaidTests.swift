import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("退卡: stored value and packages given back for money")
struct RefundPrepaidTests {
    private func counter(_ order: DeductionOrder = .proportional, bonusDays: Int? = nil) async throws -> Counter {
        var founding = Founding.sample
        founding.offers = [
            TopUpOffer(id: OfferID(1), paid: .yuan(3000), bonus: .yuan(1000), bonusDays: bonusDays),
            TopUpOffer(id: OfferID(2), paid: .yuan(500), bonus: .yuan(60)),
        ]
        founding.settings.deductionOrder = order
        founding.settings.largeAmount = .yuan(100_000)
        return try await Counter(TestStore.inMemory(founding))
    }

    private func claim(_ cause: RefundCause, _ what: PrepaidThing = .storedValue) -> PrepaidClaim {
        PrepaidClaim(what: what, cause: cause)
    }

    private func figures(_ counter: Counter, _ member: MemberID, _ claim: PrepaidClaim) async throws
        -> PrepaidRefundPreview.Figures
    {
        guard case .figures(let found) = try await counter.ask(PrepaidRefundPreview(member: member, claim: claim))
        else { throw Unexpected() }
        return found
    }

    private func giveBack(
        _ counter: Counter, _ member: MemberID, _ claim: PrepaidClaim, _ figure: PrepaidClaim.Figure = .legal
    ) async throws -> PrepaidReceipt {
        let shown = try await figures(counter, member, claim)
        return try await counter.done(
            RefundPrepaid(
                member: member, claim: claim, figure: figure, tender: .cash, paidOut: shown.amount(figure),
                reason: "搬家"), by: counter.manager)
    }

    @Test(
        "3000 + 1000, 800 used: 2400 for the store's cause, 2200 for the consumer's, in every order of deduction",
        arguments: DeductionOrder.allCases)
    func example(_ order: DeductionOrder) async throws {
        for (cause, refund) in [(RefundCause.storesCause, Int64(2400)), (.consumersCause, 2200)] {
            let counter = try await counter(order)
            let member = try await counter.funded(1)
            _ = try await counter.done(counter.pay(member, 800))
            let shown = try await figures(counter, member, claim(cause))
            #expect(shown.legal == .yuan(refund))
            let kept: Int64 = order == .proportional ? 2400 : order == .principalFirst ? 2200 : 3000
            #expect(shown.principalOnly == .yuan(kept))
            let receipt = try await giveBack(counter, member, claim(cause))
            #expect(receipt.paidOut == .yuan(refund) && receipt.principalAfter == .zero && receipt.bonusAfter == .zero)
            #expect(try await counter.card(member).row.balance == .zero)
            let again = RefundPrepaid(
                member: member, claim: claim(cause), tender: .cash, paidOut: .zero, reason: "再退")
            #expect(await counter.perform(again, by: counter.manager) == .refused(.trouble(.nothingLeft)))
            try await counter.booksAreRight()
        }
    }

    @Test("where principal went first, the law's sum goes beyond what is left of it, and the books still fit")
    func beyond() async throws {
        let counter = try await counter(.principalFirst)
        let member = try await counter.funded(1)
        _ = try await counter.done(counter.pay(member, 3000))
        let shown = try await figures(counter, member, claim(.storesCause))
        #expect(shown.legal == .yuan(750) && shown.principalOnly == .zero && shown.bonus == .yuan(1000))
        #expect(try await giveBack(counter, member, claim(.storesCause)).paidOut == .yuan(750))
        try await counter.booksAreRight()
    }

    @Test("the second figure pays what is left of the principal")
    func principalOnly() async throws {
        let counter = try await counter(.bonusFirst)
        let member = try await counter.funded(1)
        _ = try await counter.done(counter.pay(member, 800))
        #expect(
            try await giveBack(counter, member, claim(.consumersCause), .principalOnly).paidOut == .yuan(3000))
        try await counter.booksAreRight()
    }

    @Test("a deduction undone after the refund brings only the difference, never more than was paid")
    func undoneAfterwards() async throws {
        let counter = try await counter()
        let member = try await counter.funded(1)
        let used = try await counter.done(counter.pay(member, 800))
        _ = try await giveBack(counter, member, claim(.consumersCause))
        _ = try await counter.done(UndoDeduction(entry: used.entry, reason: "记错"), by: counter.manager)
        #expect(try await giveBack(counter, member, claim(.consumersCause)).paidOut == .yuan(800))
        try await counter.booksAreRight()
    }

    @Test("lapsed bonus is not used: it makes no difference to the law's sum")
    func lapsed() async throws {
        let counter = try await counter(bonusDays: 10)
        let member = try await counter.funded(1)
        _ = try await counter.done(counter.pay(member, 800))
        counter.days(20)
        #expect(try await figures(counter, member, claim(.storesCause)).legal == .yuan(2400))
        let today = counter.store.operations.calendar.businessDay(of: counter.store.clock.now)
        _ = try await counter.done(LapseLots(day: today))
        let shown = try await figures(counter, member, claim(.storesCause))
        #expect(shown.legal == .yuan(2400) && shown.bonus == .zero)
        _ = try await giveBack(counter, member, claim(.storesCause))
        try await counter.booksAreRight()
    }

    @Test("an order counts at its list price, and what went back of it does not count")
    func orders() async throws {
        let counter = try await counter()
        try await counter.stockTheShelf(campaign: true)
        let member = try await counter.funded(1)
        let cart = Cart(lines: [.init(.service(ServiceID(2)), quantity: 2)])
        let total = try await counter.quote(cart, member).quotation.total
        #expect(total == .yuan(286))
        let sold = try await counter.sell(cart, to: member, by: [.init(.storedValue, total)])
        #expect(try await figures(counter, member, claim(.consumersCause)).legal == .yuan(3000 - 336))
        _ = try await counter.takeBack(sold.order, [(1, 1)])
        #expect(try await figures(counter, member, claim(.consumersCause)).legal == .yuan(3000 - 168))
        _ = try await counter.takeBack(sold.order, [(1, 1)])
        #expect(try await figures(counter, member, claim(.consumersCause)).legal == .yuan(3000))
        _ = try await giveBack(counter, member, claim(.consumersCause))
        try await counter.booksAreRight()
    }

    @Test("seven days: all of it when unused, not on the eighth, not for who knew the service")
    func sevenDays() async throws {
        let counter = try await counter()
        let member = try await counter.funded(1)
        #expect(try await figures(counter, member, claim(.withinSevenDays)).legal == .yuan(3000))
        let knew = PrepaidClaim(what: .storedValue, cause: .withinSevenDays, hadTheSameBefore: true)
        #expect(
            try await counter.ask(PrepaidRefundPreview(member: member, claim: knew))
                == .trouble(.rules(.hadTheSameBefore)))
        counter.days(8)
        #expect(
            try await counter.ask(PrepaidRefundPreview(member: member, claim: claim(.withinSevenDays)))
                == .trouble(.rules(.sevenDaysOver(last: Day(year: 2026, month: 11, day: 30)))))
    }

    @Test("gifts and interest: a used gift is taken off, interest is paid on top")
    func giftsAndInterest() async throws {
        let counter = try await counter()
        let member = try await counter.funded(1)
        let today = counter.store.operations.calendar.businessDay(of: counter.store.clock.now)
        counter.days(100)
        let claim = PrepaidClaim(
            what: .storedValue, cause: .storesCause,
            gifts: [GiftInKind(title: "面膜", value: .yuan(100), fate: .paidFor)],
            interest: .init(ended: today, rate: 365))
        let shown = try await figures(counter, member, claim)
        #expect(shown.legal == .yuan(2929))
        _ = try await giveBack(counter, member, claim)
        try await counter.booksAreRight()
    }

    @Test("a package: used sessions at card or list price; held ones first released; its codes are void")
    func package() async throws {
        let counter = try await counter()
        let member = try await counter.member()
        let item = try await counter.sold(1, to: member)
        _ = try await counter.done(Verify(what: .session(item), member: member))
        let visit = try await counter.expected(member)
        let hold = try await counter.done(HoldSession(visit: visit, item: item)).hold
        let thing = PrepaidThing.package(item)
        #expect(
            try await counter.ask(PrepaidRefundPreview(member: member, claim: claim(.storesCause, thing)))
                == .trouble(.held(1)))
        _ = try await counter.done(ReleaseHold(hold: hold))
        #expect(try await figures(counter, member, claim(.storesCause, thing)).legal == Money(fen: 89_820))
        let shown = try await figures(counter, member, claim(.consumersCause, thing))
        #expect(shown.legal == .yuan(998 - 128) && shown.principalOnly == nil && shown.sessions == 9)
        let choices = try await counter.ask(PrepaidInHand(member: member)).choices
        #expect(choices.map(\.what) == [thing] && choices.map(\.sessions) == [9])
        let other = RefundPrepaid(
            member: member, claim: claim(.consumersCause, thing), figure: .principalOnly, tender: .cash,
            paidOut: .yuan(870), reason: "退")
        #expect(await counter.perform(other, by: counter.manager) == .refused(.trouble(.figure)))
        let receipt = try await giveBack(counter, member, claim(.consumersCause, thing))
        #expect(receipt.paidOut == .yuan(870) && receipt.items == ["补水护理"])
        let code = Vouchers.code(.session, target: item.raw, serial: 4, vault: counter.store.vault)
        guard case .notVerifiable(.withdrawn, _) = try await counter.ask(ReadCode(digits: code)) else {
            throw Unexpected()
        }
        #expect(try await counter.ask(PrepaidInHand(member: member)).choices.isEmpty)
        #expect(
            try await counter.ask(PrepaidRefundPreview(member: member, claim: claim(.storesCause, thing)))
                == .trouble(.nothingLeft))
        try await counter.booksAreRight()
    }

    @Test("a cashier needs a manager; no reason, another sum and a frozen member are refused")
    func refused() async throws {
        let counter = try await counter()
        let member = try await counter.funded(1)
        func asked(_ paidOut: Money, _ reason: String = "退") -> RefundPrepaid {
            RefundPrepaid(
                member: member, claim: claim(.consumersCause), tender: .cash, paidOut: paidOut, reason: reason)
        }
        #expect(await counter.perform(asked(.yuan(3000))) == .denied(.approvalNeeded(.refundPrepaid)))
        #expect(
            await counter.perform(asked(.yuan(2999)), by: counter.manager) == .refused(.changed(.yuan(3000))))
        #expect(await counter.perform(asked(.yuan(3000), " "), by: counter.manager) == .refused(.reason(.empty)))
        var approved = asked(.yuan(3000))
        approved.approval = try await counter.approval(of: asked(.yuan(3000)))
        _ = try await counter.done(approved)
        try await counter.booksAreRight()
    }

    @Test(
        "whatever was done before: never more than was paid, twice is nothing, the books are right",
        arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func walk(_ seed: UInt64) async throws {
        let dice = Dice(seed: seed)
        let counter = try await counter(DeductionOrder.allCases[Int(seed) % 3], bonusDays: seed % 2 == 0 ? 40 : nil)
        try await counter.stockTheShelf(campaign: true)
        let member = try await counter.funded(2)
        var paid = Money.yuan(500)
        var refunded = Money.zero
        for _ in 0..<30 {
            counter.nextCode()
            switch dice.below(6) {
            case 0:
                let top = TopUp(member: member, what: .offer(OfferID(2)), tender: .cash)
                if case .done = await counter.perform(top) { paid += .yuan(500) }
            case 1, 2:
                let used = await counter.perform(counter.pay(member, Int64(1 + dice.below(200))))
                if case .done(let receipt) = used, dice.below(3) == 0 {
                    _ = await counter.perform(UndoDeduction(entry: receipt.entry, reason: "错"), by: counter.manager)
                }
            case 3:
                let cart = Cart(lines: [.init(.service(ServiceID(1)), quantity: Int64(1 + dice.below(3)))])
                let total = try await counter.quote(cart, member).quotation.total
                guard try await counter.card(member).row.balance >= total else { continue }
                let order = try await counter.buying(cart, member, by: [.init(.storedValue, total)])
                guard case .done(let sold) = await counter.perform(order) else { continue }
                if dice.below(2) == 0 {
                    counter.days(dice.below(2) == 0 ? 0 : 30)
                    _ = try await counter.takeBack(sold.order, [(1, 1)])
                }
            case 4: counter.days(Int64(dice.below(10)))
            default:
                let claim = claim(dice.below(2) == 0 ? .storesCause : .consumersCause)
                guard
                    case .figures(let shown) = try await counter.ask(
                        PrepaidRefundPreview(member: member, claim: claim)), dice.below(2) == 0
                else { continue }
                let figure: PrepaidClaim.Figure = dice.below(3) == 0 ? .principalOnly : .legal
                refunded += shown.amount(figure)
                _ = try await giveBack(counter, member, claim, figure)
                #expect(try await counter.ask(PrepaidInHand(member: member)).choices.isEmpty)
            }
            #expect(refunded <= paid)
        }
        try await counter.booksAreRight()
    }
}
