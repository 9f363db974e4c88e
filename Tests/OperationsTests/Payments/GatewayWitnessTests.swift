import Domain
import Operations
import StoreFixture
import Testing

@Suite("扫码收款: only whoever heard the gateway settles")
struct GatewayWitnessTests {
    private func proof(_ amount: Money) -> GatewayProof {
        GatewayProof(reference: "4200001", amount: amount, at: TestStore.morning)
    }

    private func succeeded(_ number: GatewayNumber, _ amount: Money) -> PaymentSession {
        var session = PaymentSession(number: number, amount: amount)
        session.take(.sending(at: TestStore.morning), .counter)
        session.take(.told(.succeeded(proof(amount)), at: TestStore.morning), .counter)
        return session
    }

    @Test("a made-up arrival is refused to everybody, on the wire too, and the audit knows who tried")
    func forged() async throws {
        let counter = try await Counter.open()
        let begun = try await counter.done(BeginPayment(amount: .yuan(88), method: .wechat, title: "补水护理"))
        let said = succeeded(begun.number, .yuan(88))
        let forged = SettlePayment(
            payment: begun.payment, session: said,
            heard: Heard(at: counter.store.clock.now, code: [UInt8](repeating: 0, count: 32)))
        for who in [counter.cashier, counter.manager, counter.owner] {
            #expect(await counter.perform(forged, by: who) == .refused(.unheard))
        }
        #expect(try await counter.audit().last == "SettlePayment refused unheard")
        let text = try await Registry.perform(
            "SettlePayment", content: CanonicalJSON.text(forged), key: counter.store.newKey(), session: counter.owner,
            on: counter.store.operations)
        #expect(text.contains("unheard"))
        #expect(try await counter.ask(PaymentOnItsWay(payment: begun.payment)).payment?.state == .begun)
        try await counter.booksAreRight()
    }

    @Test("what was heard of one payment settles no other, nor another end, nor at another time")
    func borrowed() async throws {
        let counter = try await Counter.open()
        let first = try await counter.done(BeginPayment(amount: .yuan(88), method: .wechat, title: "补水护理"))
        let second = try await counter.done(BeginPayment(amount: .yuan(88), method: .wechat, title: "补水护理"))
        let heard = try counter.witness.settle(first.payment, succeeded(first.number, .yuan(88)))
        let others = [
            SettlePayment(
                payment: second.payment, session: succeeded(second.number, .yuan(88)), heard: heard.heard),
            SettlePayment(
                payment: first.payment, session: PaymentSession(number: first.number, amount: .yuan(88)),
                heard: heard.heard),
            SettlePayment(
                payment: first.payment, session: heard.session,
                heard: Heard(at: heard.heard.at.advanced(milliseconds: 1), code: heard.heard.code)),
        ]
        for other in others { #expect(await counter.perform(other) == .refused(.unheard)) }
        #expect(try await counter.done(heard).state == .received)
        // Said once more it changes nothing.
        #expect(try await counter.done(heard).state == .received)
        try await counter.booksAreRight()
    }

    @Test("a made-up way back is refused")
    func forgedReturn() async throws {
        let counter = try await Counter.open()
        let payment = try await counter.arrived(.yuan(88))
        let back = try await counter.done(ReturnPayment(payment: payment), by: counter.manager).paymentReturn
        let known = try #require(try await counter.ask(ReturnOnItsWay(paymentReturn: back)).back)
        var session = known.session
        session.take(.told(.succeeded(proof(.yuan(88))), at: TestStore.morning), .counter)
        let forged = SettleReturn(
            paymentReturn: back, session: session, heard: Heard(at: TestStore.morning, code: [1, 2, 3]))
        #expect(await counter.perform(forged, by: counter.owner) == .refused(.unheard))
        #expect(try await counter.done(counter.witness.settle(back, session)).state == .returned)
        try await counter.booksAreRight()
    }
}
