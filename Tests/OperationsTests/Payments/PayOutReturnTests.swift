import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("退扫码款: what the gateway refuses is paid out in cash, exactly once")
struct PayOutReturnTests {
    private let amount = Money.yuan(128)

    /// An order paid by a scanned code, taken back, refused by the gateway.
    private func refused(
        _ counter: Counter, _ gateway: StubbornGateway
    ) async throws -> (order: OrderID, back: PaymentReturnID) {
        let payment = try await counter.arrived(amount, through: gateway)
        let sold = try await counter.sell(
            Cart(lines: [.init(.service(ServiceID(1)))]), by: [.init(.scanned(payment), amount)])
        let receipt = try await counter.takeBack(sold.order, [(1, 1)])
        let back = try #require(receipt.payments.first?.back)
        #expect(back.state == .underWay && back.amount == amount)
        #expect(await counter.collecting(gateway).giveBack(back.paymentReturn) == .notReturned(.refusedByBank))
        return (sold.order, back.paymentReturn)
    }

    private func payOut(_ counter: Counter, _ back: PaymentReturnID) async -> Outcome<PayOutReturn> {
        await counter.perform(PayOutReturn(paymentReturn: back, reason: "银行卡已注销"), by: counter.manager)
    }

    private func state(_ counter: Counter, _ order: OrderID) async throws -> SaleReceipt.Back.State? {
        try await counter.ask(OrderDetail(order: order)).sold?.parts.first?.backs.first?.state
    }

    /// Cash in the drawer by a sale, so that something can be paid out.
    private func fill(_ counter: Counter) async throws {
        _ = try await counter.sell(Cart(lines: [.init(.amount, amount: .yuan(500))]))
    }

    @Test(
        "the refund itself hands over what goes back; refused, asked again, paid out: the drawer and the books know it")
    func paidOut() async throws {
        let counter = try await Counter.open()
        try await fill(counter)
        let gateway = StubbornGateway(counter.store.clock)
        let (order, back) = try await refused(counter, gateway)
        #expect(try await state(counter, order) == .refused)
        counter.store.clock.advance(milliseconds: 3_600_000)
        #expect(await payOut(counter, back) == .refused(.lookFirst))
        #expect(await counter.collecting(gateway).lookAgain(back) == .notReturned(.refusedByBank))
        #expect(
            await counter.perform(PayOutReturn(paymentReturn: back, reason: "注销"))
                == .denied(.approvalNeeded(.moveCash)))
        let shift = try #require(try await counter.store.database.read { try $0.openShift() })
        let before = try await counter.store.database.read { try $0.totals(of: shift).expected(.cash) }
        guard case .done(let answer) = await payOut(counter, back) else { throw Unexpected() }
        #expect(answer.amount == amount)
        let after = try await counter.store.database.read { try $0.totals(of: shift).expected(.cash) }
        #expect(before - after == amount)
        #expect(try await state(counter, order) == .inCash)
        #expect(try await counter.ask(OpenPayments()).returns.isEmpty)
        try await counter.booksAreRight()
    }

    @Test("once paid out it is never asked of the gateway again, nor paid out, nor tried again")
    func once() async throws {
        let counter = try await Counter.open()
        try await fill(counter)
        let gateway = StubbornGateway(counter.store.clock)
        let (_, back) = try await refused(counter, gateway)
        _ = await counter.collecting(gateway).lookAgain(back)
        guard case .done = await payOut(counter, back) else { throw Unexpected() }
        let asked = gateway.refundsAsked
        #expect(await payOut(counter, back) == .refused(.repeated))
        let row = try #require(try await counter.store.database.read { try $0.paymentReturn(back) })
        let again = ReturnPayment(payment: row.payment, again: back)
        #expect(await counter.perform(again, by: counter.manager) == .refused(.repeated))
        _ = await counter.collecting(gateway).giveBack(back)
        _ = await counter.collecting(gateway).settleAll()
        #expect(gateway.refundsAsked == asked)
        // A gateway that breaks its word is not booked a second time, and the audit says so.
        var session = RefundSession(number: try #require(GatewayNumber(row.number)), amount: amount)
        session.take(.told(.succeeded(gateway.proof(amount)), at: counter.store.clock.now), .counter)
        #expect(await counter.perform(try counter.witness.settle(back, session)) == .refused(.paidOut))
        #expect(try await counter.audit().last == "SettleReturn refused paidOut")
        try await counter.booksAreRight()
    }

    @Test("a look that finds it gone back after all books that, and nothing is paid out; an unclear one pays nothing")
    func raced() async throws {
        let counter = try await Counter.open()
        try await fill(counter)
        let gateway = StubbornGateway(counter.store.clock)
        let (order, back) = try await refused(counter, gateway)
        counter.store.clock.advance(milliseconds: 3_600_000)
        gateway.says(look: .unknown(.noAnswer))
        #expect(await counter.collecting(gateway).lookAgain(back) == .unknown(.noAnswer))
        #expect(await payOut(counter, back) == .refused(.lookFirst))
        gateway.says(look: .pending)
        #expect(await counter.collecting(gateway).lookAgain(back) == .unknown(nil))
        gateway.says(look: .succeeded(gateway.proof(amount)))
        #expect(await counter.collecting(gateway).lookAgain(back) == .returned)
        #expect(await payOut(counter, back) == .refused(.notFailed))
        #expect(try await state(counter, order) == .returned)
        try await counter.booksAreRight()
    }

    @Test("tried again meanwhile at another counter: the old one is not paid out, the new one may be")
    func triedAgain() async throws {
        let counter = try await Counter.open()
        try await fill(counter)
        let gateway = StubbornGateway(counter.store.clock)
        let (_, back) = try await refused(counter, gateway)
        _ = await counter.collecting(gateway).lookAgain(back)
        let payment = try #require(try await counter.store.database.read { try $0.paymentReturn(back) }).payment
        let again = try await counter.done(
            ReturnPayment(payment: payment, again: back), by: counter.manager
        ).paymentReturn
        #expect(await payOut(counter, back) == .refused(.repeated))
        #expect(await payOut(counter, again) == .refused(.notFailed))
        gateway.says(refund: .unknown(.absent), look: .unknown(.absent))
        _ = await counter.collecting(gateway).giveBack(again)
        #expect(await payOut(counter, again) != .refused(.repeated))
        try await counter.booksAreRight()
    }

    @Test("what no order took is paid out too; not more than lies in the drawer, not without a reason")
    func unused() async throws {
        let counter = try await Counter.open()
        let gateway = StubbornGateway(counter.store.clock)
        let payment = try await counter.arrived(.yuan(900), through: gateway)
        let back = try await counter.done(ReturnPayment(payment: payment), by: counter.manager).paymentReturn
        #expect(await payOut(counter, back) == .refused(.notFailed))
        _ = await counter.collecting(gateway).giveBack(back)
        #expect(try await counter.ask(OpenPayments()).payments.first?.failedReturn == back)
        #expect(await payOut(counter, back) == .refused(.short))
        let bare = PayOutReturn(paymentReturn: back, reason: " ")
        guard case .refused(.reason) = await counter.perform(bare, by: counter.manager) else { throw Unexpected() }
        _ = try await counter.sell(Cart(lines: [.init(.amount, amount: .yuan(900))]))
        guard case .done = await payOut(counter, back) else { throw Unexpected() }
        #expect(try await counter.ask(OpenPayments()).payments.isEmpty)
        try await counter.booksAreRight()
    }
}
