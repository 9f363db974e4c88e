import Domain
import Operations
import StoreFixture
import Testing

@testable import Desk

/// What a shop sells on account and by pay codes, and what its gateway says.
extension Shop {
    /// Takes a mask along and pays later.
    func owe(_ member: MemberID) async throws -> OrderID {
        let cart = Cart(lines: [.init(.good(Self.mask))])
        let order = PayOrder(
            cart: cart, member: member, total: .yuan(68), payments: [OrderPayment(.onAccount, .yuan(68))])
        return try await byManager(order).order
    }

    private var witness: GatewayWitness {
        let clock = parlour.store.clock
        return GatewayWitness(parlour.store.vault, now: { clock.now })
    }

    /// The gateway has taken a payment.
    func arrive(_ payment: PaymentID) async throws {
        var session = try #require(try await ask(PaymentOnItsWay(payment: payment)).payment).session
        let now = parlour.store.clock.now
        session.take(.sending(at: now), .counter)
        session.take(
            .told(.succeeded(GatewayProof(reference: "G1", amount: session.amount, at: now)), at: now), .counter)
        _ = try await byManager(try witness.settle(payment, session))
    }

    /// The gateway has said what becomes of a payment on its way back.
    func told(_ back: PaymentReturnID, _ outcome: RefundOutcome) async throws {
        var session = try #require(try await ask(ReturnOnItsWay(paymentReturn: back)).back).session
        let now = parlour.store.clock.now
        session.take(.sending(at: now), .counter)
        session.take(.told(outcome, at: now), .counter)
        _ = try await byManager(try witness.settle(back, session))
    }

    /// A mask that was paid by a pay code.
    func scanned() async throws -> OrderID {
        let begun = try await byManager(BeginPayment(amount: .yuan(68), method: .wechat, title: "补水面膜"))
        try await arrive(begun.payment)
        return try await sell([.init(.good(Self.mask))], by: [OrderPayment(.scanned(begun.payment), .yuan(68))])
    }
}

extension Driver {
    /// What was handed to the gateway's runner.
    var errands: [PaymentErrand] {
        effects.compactMap { if case .collect(let errand, _) = $0 { errand } else { nil } }
    }
}
