import Devices
import Domain
import Foundation
import Testing

@Suite("Payments over a line on which everything goes wrong")
struct PaymentChaosTests {
    /// The program was ended here.
    private struct Killed: Error {}

    /// One counter's payments: a number each, ended at any point and taken up again from what was kept.
    private struct Counter {
        let line: FaultyLine
        let settling: Settling
        var dice: PaymentDice

        init(_ gateway: PlayedGateway, seed: UInt64, badness: Int) {
            let line = FaultyLine(gateway, seed: seed, badness: badness)
            self.line = line
            let http = HTTPGateway(line, key: gateway.key) { line.now }
            settling = Settling(http, now: { line.now }, pause: { line.pass($0) })
            dice = PaymentDice(seed: seed + 1)
        }

        /// Takes a payment as far as it goes in one day.
        mutating func pay(_ begun: PaymentSession, _ code: PayCode, _ title: String) async throws -> PaymentSession {
            try await toItsEnd(begun) { settling, session, isFirst, keep in
                try await settling.pay(session, code: isFirst ? code : nil, title: title, keep: keep)
            }
        }

        mutating func refund(_ begun: RefundSession, of payment: GatewayNumber) async throws -> RefundSession {
            try await toItsEnd(begun) { settling, session, _, keep in
                try await settling.refund(session, of: payment, keep: keep)
            }
        }

        private mutating func toItsEnd<Refusal: Sendable>(
            _ begun: GatewaySession<Refusal>,
            _ run: (Settling, GatewaySession<Refusal>, Bool, (GatewaySession<Refusal>) async throws -> Void)
                async throws
                -> GatewaySession<Refusal>
        ) async throws -> GatewaySession<Refusal> {
            var kept = begun
            for round in 0..<40 where !kept.isOver {
                if round > 0 {
                    // Later, from what the store's file says.
                    line.pass(Int64(dice.below(900)) * 1000)
                    kept = try JSONDecoder().decode(
                        GatewaySession<Refusal>.self, from: try JSONEncoder().encode(kept))
                    kept.take(.lookingAgain, .counter)
                }
                let (chance, fate) = (dice.below(6), dice.below(4))
                var keeps = 0
                let ended = try? await run(settling, kept, round == 0) { session in
                    keeps += 1
                    let isKilled = chance == 0 && keeps == 1 + fate
                    // Ended before it was written, or after.
                    if isKilled && fate % 2 == 0 { throw Killed() }
                    kept = session
                    if isKilled { throw Killed() }
                }
                kept = ended ?? kept
            }
            return kept
        }
    }

    @Test("10 000 payments: each settled, none lost, none charged twice, and both books agree", arguments: [1, 2])
    func tenThousand(seed: UInt64) async throws {
        let gateway = try PlayedGateway()
        var counter = Counter(gateway, seed: seed, badness: 55)
        var booked: Int64 = 0
        var givenBack: Int64 = 0
        var ends: [String: Int] = [:]
        for sale in 0..<5000 {
            let number = try #require(GatewayNumber("2026112\(seed)-\(1_000_000 + sale)"))
            let code = try #require(PayCode("1345678901\(10_000_000 + sale)"))
            let amount = Money(fen: Int64(1 + counter.dice.below(100_000)))
            let session = try await counter.pay(
                PaymentSession(number: number, amount: amount), code, "sale \(sale)")
            switch session.state {
            case .succeeded(let proof):
                #expect(gateway.isCharged(number) && proof.amount == amount)
                booked += proof.amount.fen
                ends["succeeded", default: 0] += 1
                guard counter.dice.below(4) == 0 else { continue }
                givenBack += try await refund(number, amount, &counter)
            case .failed(let refusal):
                #expect(!gateway.isCharged(number), "\(number) counts as failed and was charged")
                ends[refusal.rawValue, default: 0] += 1
            case .begun, .waiting, .unsettled, .late: Issue.record("\(number) is not settled: \(session.state)")
            }
        }
        // What is still underway arrives, or is too old.
        counter.line.pass(600_000)
        #expect(gateway.charged == booked)
        #expect(gateway.givenBack == givenBack)
        #expect(gateway.charges.values.allSatisfy { $0 == 1 })
        #expect(gateway.charges.count == ends["succeeded"])
        // Chaos that never happened proves nothing.
        #expect(counter.line.exchanges > 12_000 && ends.count == 3, "\(ends) in \(counter.line.exchanges) exchanges")
    }

    private func refund(_ payment: GatewayNumber, _ amount: Money, _ counter: inout Counter) async throws -> Int64 {
        let number = try #require(GatewayNumber("R\(payment)"))
        let part = Money(fen: 1 + Int64(counter.dice.below(Int(amount.fen))))
        let session = try await counter.refund(RefundSession(number: number, amount: part), of: payment)
        switch session.state {
        case .succeeded(let proof): return proof.amount.fen
        case .failed(.neverArrived): return 0
        default:
            Issue.record("refund \(number) is not settled: \(session.state)")
            return 0
        }
    }
}
