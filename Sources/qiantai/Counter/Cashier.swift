import Desk
import Domain
import Foundation
import Operations
import Synchronization

/// Takes scanned payments to their end beside the store's business: the counter goes on while a payer types a password.
final class Cashier: Sendable {
    private let store: OpenStore
    private let gateway: any PaymentGateway
    private let mailbox: Mailbox
    private let underWay = Mutex<Set<PaymentErrand.Subject>>([])
    private let hasGateway: Bool

    /// Works for a desk; news goes into the mailbox. Without a gateway nothing is sent.
    init(_ store: OpenStore, gateway: (any PaymentGateway)?, _ mailbox: Mailbox) {
        self.store = store
        self.gateway = gateway ?? NoGateway()
        self.mailbox = mailbox
        hasGateway = gateway != nil
    }

    /// Takes one payment, or one on its way back, to its end.
    func take(_ errand: PaymentErrand, _ session: SessionToken) {
        guard underWay.withLock({ $0.insert(errand.subject).inserted }) else { return }
        let collecting = collecting(session)
        Task.detached { [self] in
            let news: PaymentNews
            switch errand {
            case .collect(let payment, let code):
                news = await collecting.collect(payment, code: code) { [mailbox] in
                    mailbox.put(.payment(errand.subject, $0))
                }
            case .giveBack(let back): news = await collecting.giveBack(back)
            case .lookAgain(let back): news = await collecting.lookAgain(back)
            }
            underWay.withLock { _ = $0.remove(errand.subject) }
            mailbox.put(.payment(errand.subject, news))
        }
    }

    /// Takes everything up again whose end is not known.
    func takeUp(_ session: SessionToken) {
        guard hasGateway else { return }
        Task.detached { [self] in
            guard case .answer(let open) = await store.operations.query(OpenPayments(), session: session) else {
                return
            }
            for payment in open.payments where payment.state.isOpen {
                take(.collect(payment.payment, code: nil), session)
            }
            for back in open.returns where back.state.isOpen { take(.giveBack(back.paymentReturn), session) }
        }
    }

    private func collecting(_ session: SessionToken) -> Collecting {
        Collecting(
            store.operations, session: session,
            settling: Settling(gateway, now: { Clock.now }) { milliseconds in
                try? await Task.sleep(for: .milliseconds(milliseconds))
            }, witness: GatewayWitness(store.vault, now: { Clock.now }), newKey: { RequestKey(Random.hexadecimal(16)) })
    }
}

/// Where no gateway is set: nothing can be sent, and nothing is known.
private struct NoGateway: PaymentGateway {
    func pay(_ order: PaymentOrder) async -> PaymentOutcome { .failed(.neverArrived) }
    func query(_ number: GatewayNumber, amount: Money) async -> PaymentOutcome { .unknown(.notConnected) }
    func refund(_ order: RefundOrder) async -> RefundOutcome { .failed(.neverArrived) }
    func queryRefund(_ number: GatewayNumber, amount: Money) async -> RefundOutcome { .unknown(.notConnected) }
}
