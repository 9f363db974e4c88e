import Domain
import StoreFixture
import Synchronization

/// A gateway that keeps its word on a line that does not: requests get lost, arrive late or twice, answers are cut off.
final class FaultyGateway: PaymentGateway {
    private struct Ledger {
        var charged: [String: Int64] = [:]
        var refused: Set<String> = []
        var backs: [String: (payment: String, amount: Int64)] = [:]
        var charges = 0
        var calls = 0
        var underWay: [(due: Int64, order: PaymentOrder)] = []
    }

    private let ledger = Mutex(Ledger())
    private let dice: Dice
    private let clock: TestClock
    /// Of a hundred exchanges, how many go wrong.
    private let badness: Int

    init(_ clock: TestClock, seed: UInt64, badness: Int = 45) {
        self.clock = clock
        self.badness = badness
        dice = Dice(seed: seed)
    }

    /// What was charged under each number.
    var charged: [String: Int64] { ledger.withLock { $0.charged } }
    /// How often money was taken.
    var charges: Int { ledger.withLock { $0.charges } }
    /// What went back in all.
    var givenBack: Int64 { ledger.withLock { $0.backs.values.reduce(0) { $0 + $1.amount } } }
    var calls: Int { ledger.withLock { $0.calls } }

    func pay(_ order: PaymentOrder) async -> PaymentOutcome {
        let now = pass()
        return ledger.withLock { ledger in
            guard dice.below(100) < badness else { return Self.take(order, now, &ledger, fails: dice.below(8) == 0) }
            switch dice.below(5) {
            case 0: return .unknown(.notConnected)
            case 1: return .unknown(.status(502))
            case 2:
                ledger.underWay.append((now.ms + Int64(dice.below(60_000)), order))
                return .unknown(.noAnswer)
            case 3:
                _ = Self.take(order, now, &ledger, fails: false)
                return .unknown(.noAnswer)
            default: return .pending
            }
        }
    }

    func query(_ number: GatewayNumber, amount: Money) async -> PaymentOutcome {
        let now = pass()
        return ledger.withLock { ledger in
            if dice.below(100) < badness { return .unknown(dice.below(2) == 0 ? .noAnswer : .badSignature) }
            if ledger.refused.contains(number.text) { return .failed(.insufficient) }
            guard let fen = ledger.charged[number.text] else { return .unknown(.absent) }
            return .succeeded(GatewayProof(reference: "G\(number)", amount: Money(fen: fen), at: now))
        }
    }

    func refund(_ order: RefundOrder) async -> RefundOutcome {
        let now = pass()
        return ledger.withLock { ledger in
            if dice.below(100) < badness, dice.below(2) == 0 { return .unknown(.notConnected) }
            let back = ledger.backs.filter { $0.value.payment == order.payment.text && $0.key != order.number.text }
            let rest = (ledger.charged[order.payment.text] ?? 0) - back.values.reduce(0) { $0 + $1.amount }
            guard rest >= order.amount.fen else { return .failed(.exceedsPaid) }
            if ledger.backs[order.number.text] == nil, dice.below(10) == 0 { return .failed(.storeFunds) }
            ledger.backs[order.number.text] = (order.payment.text, order.amount.fen)
            if dice.below(100) < badness { return .unknown(.noAnswer) }
            return .succeeded(GatewayProof(reference: "R\(order.number)", amount: order.amount, at: now))
        }
    }

    func queryRefund(_ number: GatewayNumber, amount: Money) async -> RefundOutcome {
        let now = pass()
        return ledger.withLock { ledger in
            if dice.below(100) < badness { return .unknown(.noAnswer) }
            guard let back = ledger.backs[number.text] else { return .unknown(.absent) }
            return .succeeded(GatewayProof(reference: "R\(number)", amount: Money(fen: back.amount), at: now))
        }
    }

    /// A moment passes, and what was under way arrives.
    private func pass() -> Instant {
        clock.advance(milliseconds: 20)
        let now = clock.now
        ledger.withLock { ledger in
            ledger.calls += 1
            for item in ledger.underWay where item.due <= now.ms {
                _ = Self.take(item.order, now, &ledger, fails: false)
            }
            ledger.underWay.removeAll { $0.due <= now.ms }
        }
        return now
    }

    /// Once for each number.
    private static func take(
        _ order: PaymentOrder, _ now: Instant, _ ledger: inout Ledger, fails: Bool
    ) -> PaymentOutcome {
        if ledger.refused.contains(order.number.text) { return .failed(.insufficient) }
        if ledger.charged[order.number.text] == nil {
            if fails {
                ledger.refused.insert(order.number.text)
                return .failed(.insufficient)
            }
            ledger.charged[order.number.text] = order.amount.fen
            ledger.charges += 1
        }
        return .succeeded(GatewayProof(reference: "G\(order.number)", amount: order.amount, at: now))
    }
}
