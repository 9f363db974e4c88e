import Domain
import StoreFixture
import Synchronization

/// A gateway that takes every payment, and says of refunds what it is told to say.
final class StubbornGateway: PaymentGateway {
    private let said: Mutex<(refund: RefundOutcome, look: RefundOutcome, sent: Int, looks: Int)>
    private let clock: TestClock

    init(_ clock: TestClock) {
        self.clock = clock
        said = Mutex((.failed(.refusedByBank), .failed(.refusedByBank), 0, 0))
    }

    func says(refund: RefundOutcome? = nil, look: RefundOutcome? = nil) {
        said.withLock { said in
            said.refund = refund ?? said.refund
            said.look = look ?? said.look
        }
    }

    /// How many refunds it was asked to make.
    var refundsAsked: Int { said.withLock { $0.sent } }
    /// How often it was asked what became of one.
    var looks: Int { said.withLock { $0.looks } }

    func proof(_ amount: Money) -> GatewayProof { GatewayProof(reference: "G1", amount: amount, at: clock.now) }

    func pay(_ order: PaymentOrder) async -> PaymentOutcome { .succeeded(proof(order.amount)) }
    func query(_ number: GatewayNumber, amount: Money) async -> PaymentOutcome { .succeeded(proof(amount)) }
    func refund(_ order: RefundOrder) async -> RefundOutcome {
        said.withLock { said in
            said.sent += 1
            return said.refund
        }
    }
    func queryRefund(_ number: GatewayNumber, amount: Money) async -> RefundOutcome {
        said.withLock { said in
            said.looks += 1
            return said.look
        }
    }
}
