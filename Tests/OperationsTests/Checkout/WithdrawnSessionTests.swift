import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("退卡以后: sessions of a package that was given back for money stay used, its prices stay those of its sale")
struct WithdrawnSessionTests {
    /// Gives the rest of a package back for money; a manager stands at the counter.
    private func giveBack(_ counter: Counter, _ item: PackageItemID, of member: MemberID) async throws -> Money {
        let claim = PrepaidClaim(what: .package(item), cause: .consumersCause)
        guard
            case .figures(let figures) = try await counter.ask(PrepaidRefundPreview(member: member, claim: claim))
        else { throw Unexpected() }
        let refund = RefundPrepaid(
            member: member, claim: claim, tender: .cash, paidOut: figures.legal, reason: "不来了")
        _ = try await counter.done(refund, by: counter.manager)
        return figures.legal
    }

    @Test("an order's session line cannot go back once its package has; the other lines can")
    func order() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let item = try await counter.sold(2, to: member)
        let cart = Cart(lines: [.init(.service(ServiceID(2)), session: item), .init(.service(ServiceID(1)))])
        let sold = try await counter.sell(cart, to: member)
        _ = try await giveBack(counter, item, of: member)
        let both = [RefundSale.Line(line: 1, quantity: 1), RefundSale.Line(line: 2, quantity: 1)]
        #expect(
            try await counter.ask(RefundPreview(order: sold.order, lines: both)).fault == .withdrawn(line: 1))
        let refund = RefundSale(order: sold.order, lines: both, paidOut: .yuan(128), reason: "不满意")
        #expect(await counter.perform(refund, by: counter.manager) == .refused(.fault(.withdrawn(line: 1))))
        let back = try await counter.takeBack(sold.order, [(2, 1)])
        #expect(back.total == .yuan(128))
        try await counter.booksAreRight()
    }

    @Test("a verification of such a package is not undone")
    func verification() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let item = try await counter.sold(2, to: member)
        let verify = Verify(
            what: .session(item), member: member, presence: .code(counter.store.memberCode(of: member)))
        _ = try await counter.done(verify)
        let verified = try #require(
            try await counter.store.database.read { db in
                try db.first("SELECT max(id) FROM verification") { VerificationID($0.integer(0)) }
            })
        _ = try await giveBack(counter, item, of: member)
        let undo = UndoVerification(verification: verified, reason: "点错了")
        guard case .refused(.fault(.withdrawn)) = await counter.perform(undo, by: counter.manager) else {
            Issue.record("a session came back into a package that was given back")
            return
        }
        try await counter.booksAreRight()
    }

    @Test("what was used counts at the list price of the day of the sale, whatever it is today (art. 19)")
    func listPrice() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let item = try await counter.sold(2, to: member)
        let verify = Verify(
            what: .session(item), member: member, presence: .code(counter.store.memberCode(of: member)))
        _ = try await counter.done(verify)
        let claim = PrepaidClaim(what: .package(item), cause: .consumersCause)
        let before = try await counter.ask(PrepaidRefundPreview(member: member, claim: claim))
        try await counter.store.database.write { try $0.execute("UPDATE service SET price = price * 3") }
        #expect(try await counter.ask(PrepaidRefundPreview(member: member, claim: claim)) == before)
    }

    @Test("interest begins with the rates of the day of the contract; the owner adds later ones, nobody future ones")
    func rates() async throws {
        let counter = try await Counter.open()
        let known = try await counter.ask(InterestRatesKnown())
        #expect(known.rates(on: Day(year: 2024, month: 12, day: 1)) == InterestRates(loanPrime: 310, deposit: 150))
        #expect(known.rates(on: Day(year: 2019, month: 1, day: 1)) == nil)
        let today = counter.store.operations.calendar.businessDay(of: counter.store.clock.now)
        let newer = SetInterestRates(from: today, rates: InterestRates(loanPrime: 290, deposit: 140))
        #expect(await counter.perform(newer) == .denied(.right(.changeSettings)))
        _ = try await counter.done(newer, by: counter.owner)
        let member = try await counter.funded()
        let choice = try await counter.ask(PrepaidInHand(member: member)).choices.first
        #expect(choice?.rates == InterestRates(loanPrime: 290, deposit: 140))
        let future = SetInterestRates(from: today.advanced(days: 1), rates: newer.rates)
        #expect(await counter.perform(future, by: counter.owner) == .refused(.future))
        let odd = SetInterestRates(from: today, rates: InterestRates(loanPrime: 10_001, deposit: 0))
        #expect(await counter.perform(odd, by: counter.owner) == .refused(.rate))
    }
}
