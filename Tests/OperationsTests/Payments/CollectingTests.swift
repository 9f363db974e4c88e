import Domain
import Foundation
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("扫码收款: what the books know of it")
struct CollectingTests {
    private let code = PayCode("134567890112345678")

    private func begun(_ counter: Counter, fen: Int64 = 12_800, member: MemberID? = nil) async throws -> PaymentID {
        try await counter.done(
            BeginPayment(amount: Money(fen: fen), method: .wechat, title: "补水护理", member: member)
        ).payment
    }

    private func collecting(
        _ counter: Counter, _ gateway: any PaymentGateway, through operations: (any Operations)? = nil
    ) -> Collecting {
        let clock = counter.store.clock
        return Collecting(
            operations ?? counter.store.operations, session: counter.cashier,
            settling: Settling(
                gateway, now: { clock.now }, pause: { milliseconds in clock.advance(milliseconds: milliseconds) }),
            witness: GatewayWitness(counter.store.vault, now: { clock.now }),
            newKey: { [store = counter.store] in store.newKey() })
    }

    private func unapplied(_ counter: Counter) async throws -> Int64 {
        try await counter.store.database.read { db in
            try db.first(
                """
                SELECT coalesce(sum(CASE credit WHEN ?1 THEN amount ELSE -amount END), 0) FROM transfer
                WHERE ?1 IN (debit, credit)
                """, AccountID(.unapplied)
            ) { $0.integer(0) } ?? 0
        }
    }

    private func sell(_ payment: PaymentID, _ amount: Money) -> PayOrder {
        PayOrder(
            cart: Cart(lines: [.init(.amount, amount: amount)]), member: nil, total: amount,
            payments: [OrderPayment(.scanned(payment), amount)])
    }

    @Test("A payment arrives, is booked once, and pays an order once")
    func arrives() async throws {
        let counter = try await Counter.open()
        let payment = try await begun(counter)
        let gateway = FaultyGateway(counter.store.clock, seed: 1, badness: 0)
        #expect(await counter.perform(sell(payment, .yuan(128))) == .refused(.scanned(payment)))
        #expect(await collecting(counter, gateway).collect(payment, code: code) == .received)
        #expect(await collecting(counter, gateway).collect(payment, code: code) == .received)
        #expect(try await unapplied(counter) == 12_800 && gateway.charges == 1)
        _ = try await counter.done(sell(payment, .yuan(128)))
        #expect(await counter.perform(sell(payment, .yuan(128))) == .refused(.scanned(payment)))
        #expect(try await unapplied(counter) == 0)
        #expect(try await counter.ask(OpenPayments()).payments.isEmpty)
        try await counter.booksAreRight()
    }

    @Test("Without an open shift nothing begins; what arrives after the shift is kept and booked in the next one")
    func shift() async throws {
        let counter = try await Counter.open()
        let gateway = FaultyGateway(counter.store.clock, seed: 1, badness: 0)
        let payment = try await begun(counter)
        let count = try await counter.done(CountTill(cash: TillCount([.yuan100: 5])))
        _ = try await counter.done(CloseShift(count: count.count, floatLeft: .zero))
        #expect(await collecting(counter, gateway).collect(payment, code: code) == .waitsForShift)
        let begin = BeginPayment(amount: .yuan(1), method: .alipay, title: "补水护理")
        #expect(await counter.perform(begin) == .denied(.shiftNeeded))
        _ = try await counter.done(OpenShift(openingFloat: .zero))
        #expect(await collecting(counter, gateway).settleAll() == [payment: .received])
        #expect(gateway.calls == 1)
        try await counter.booksAreRight()
    }

    @Test("A program that ended before it sent anything has charged nobody, and says so at the next sign-in")
    func endedBefore() async throws {
        let counter = try await Counter.open()
        let gateway = FaultyGateway(counter.store.clock, seed: 1, badness: 0)
        let payment = try await begun(counter)
        #expect(await collecting(counter, gateway).settleAll() == [payment: .failed(.neverArrived)])
        // The code scanned once more under the same payment sends nothing.
        #expect(await collecting(counter, gateway).collect(payment, code: code) == .failed(.neverArrived))
        #expect(gateway.calls == 0)
    }

    @Test("What no order took goes back whole, with a manager's word, and cannot be used meanwhile")
    func goesBack() async throws {
        let counter = try await Counter.open()
        let gateway = FaultyGateway(counter.store.clock, seed: 1, badness: 0)
        let payment = try await begun(counter)
        #expect(
            await counter.perform(ReturnPayment(payment: payment), by: counter.manager) == .refused(.state(.begun)))
        #expect(await collecting(counter, gateway).collect(payment, code: code) == .received)
        #expect(await counter.perform(ReturnPayment(payment: payment)) == .denied(.approvalNeeded(.refund)))
        let back = try await counter.done(ReturnPayment(payment: payment), by: counter.manager).paymentReturn
        #expect(await counter.perform(sell(payment, .yuan(128))) == .refused(.scanned(payment)))
        #expect(try await counter.ask(OpenPayments()).returns.map(\.paymentReturn) == [back])
        var news = await collecting(counter, gateway).giveBack(back)
        if case .notReturned = news {
            let again = try await counter.done(ReturnPayment(payment: payment), by: counter.manager).paymentReturn
            news = await collecting(counter, gateway).giveBack(again)
        }
        #expect(news == .returned)
        #expect(try await unapplied(counter) == 0 && gateway.givenBack == 12_800)
        try await counter.booksAreRight()
    }

    @Test("The code on the payer's telephone lies in no file")
    func secret() async throws {
        let folder = try StoreFolder()
        let counter = try await Counter(TestStore.inFolder(folder.path))
        let gateway = FaultyGateway(counter.store.clock, seed: 1, badness: 0)
        let payment = try await begun(counter)
        #expect(await collecting(counter, gateway).collect(payment, code: code) == .received)
        counter.store.database.close()
        #expect(try folder.bytes().range(of: Data("134567890112345678".utf8)) == nil)
    }

    @Test("Payment after payment on a bad line, the program killed between any two steps: none lost, none doubled")
    func chaos() async throws {
        let count = ProcessInfo.processInfo.environment["QIANTAI_PAYMENTS"].flatMap { Int($0) } ?? 600
        let counter = try await Counter.open()
        let clock = counter.store.clock
        let gateway = FaultyGateway(clock, seed: 11)
        let dice = Dice(seed: 12)
        let mortal = Mortal(counter.store.operations, dice: Dice(seed: 13))
        var amounts: [PaymentID: Int64] = [:]
        var applied: Int64 = 0
        var all: [PaymentID] = []
        for _ in 0..<(count / 50) {
            var batch: [PaymentID] = []
            for _ in 0..<50 {
                let fen = Int64(1 + dice.below(50_000))
                let payment = try await begun(counter, fen: fen)
                amounts[payment] = fen
                batch.append(payment)
                _ = await collecting(counter, gateway, through: mortal).collect(payment, code: code)
            }
            try await settle(counter, gateway, mortal)
            for row in try await counter.ask(OpenPayments()).payments {
                switch dice.below(3) {
                case 0:
                    _ = try await counter.done(sell(row.payment, row.amount))
                    applied += row.amount.fen
                case 1:
                    let back = try await counter.done(ReturnPayment(payment: row.payment), by: counter.manager)
                    _ = await collecting(counter, gateway, through: mortal).giveBack(back.paymentReturn)
                default: break
                }
            }
            try await settle(counter, gateway, mortal)
            all += batch
        }
        clock.advance(milliseconds: 600_000)
        var received: Int64 = 0
        for payment in all {
            let row = try #require(try await counter.store.database.read { try $0.payment(payment) })
            let isCharged = gateway.charged[row.number] != nil
            #expect(isCharged == (row.state != "failed"), "\(row.number) is \(row.state)")
            #expect(!["begun", "unknown"].contains(row.state))
            if row.entry != nil { received += amounts[payment] ?? 0 }
        }
        #expect(gateway.charges == gateway.charged.count)
        #expect(gateway.charged.values.reduce(0, +) == received)
        #expect(try await unapplied(counter) == received - applied - gateway.givenBack)
        #expect(
            applied > 0 && gateway.givenBack > 0 && mortal.deaths > count / 20, "chaos that never came proves nothing")
        try await counter.booksAreRight()
    }

    /// Later sign-ins, until everything is known.
    private func settle(_ counter: Counter, _ gateway: FaultyGateway, _ mortal: Mortal) async throws {
        for _ in 0..<60 {
            let open = try await counter.ask(OpenPayments())
            guard open.payments.contains(where: \.state.isOpen) || !open.returns.isEmpty else { return }
            counter.store.clock.advance(milliseconds: 90_000)
            _ = await collecting(counter, gateway, through: mortal).settleAll()
        }
        Issue.record("some stay unknown for ever")
    }
}
