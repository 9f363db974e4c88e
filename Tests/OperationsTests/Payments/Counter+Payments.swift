import Domain
import Operations
import StoreFixture
import Testing

/// What a test of scanned payments says at the counter.
extension Counter {
    /// Whoever hears the gateway.
    var witness: GatewayWitness {
        let clock = store.clock
        return GatewayWitness(store.vault, now: { clock.now })
    }

    /// Takes payments to their end with a gateway.
    func collecting(_ gateway: any PaymentGateway) -> Collecting {
        let (store, clock) = (store, store.clock)
        return Collecting(
            store.operations, session: cashier,
            settling: Settling(
                gateway, now: { clock.now }, pause: { milliseconds in clock.advance(milliseconds: milliseconds) }),
            witness: witness, newKey: { store.newKey() })
    }

    /// A scanned payment that has arrived and pays nothing yet.
    func arrived(_ amount: Money, through gateway: (any PaymentGateway)? = nil) async throws -> PaymentID {
        let begun = try await done(BeginPayment(amount: amount, method: .wechat, title: "补水护理"))
        let gateway = gateway ?? FaultyGateway(store.clock, seed: 1, badness: 0)
        let code = try #require(PayCode("134567890112345678"))
        #expect(await collecting(gateway).collect(begun.payment, code: code) == .received)
        return begun.payment
    }
}
