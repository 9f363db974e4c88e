import Devices
import Domain
import Synchronization

/// A line inside this program to a played gateway, with faults drawn by a seed and a clock that only it moves.
final class FaultyLine: HTTPExchange {
    private struct State {
        var dice: PaymentDice
        var now: Int64 = 1_795_600_000_000
        var underway: [(due: Int64, request: HTTPRequest)] = []
        var exchanges = 0
    }

    private let gateway: PlayedGateway
    private let state: Mutex<State>
    /// Of 100 exchanges, how many go wrong.
    private let badness: Int

    init(_ gateway: PlayedGateway, seed: UInt64, badness: Int) {
        self.gateway = gateway
        self.badness = badness
        state = Mutex(State(dice: PaymentDice(seed: seed)))
    }

    var now: Instant { state.withLock { Instant(ms: $0.now) } }
    var exchanges: Int { state.withLock { $0.exchanges } }

    /// Time passes, and what was underway arrives.
    func pass(_ milliseconds: Int64) {
        state.withLock { state in
            state.now += milliseconds
            let arrived = state.underway.filter { $0.due <= state.now }.sorted { $0.due < $1.due }
            state.underway.removeAll { $0.due <= state.now }
            for item in arrived { _ = gateway.serve(item.request, at: Instant(ms: item.due)) }
        }
    }

    func send(_ request: HTTPRequest) async -> HTTPAnswer {
        pass(20)
        return state.withLock { state in
            state.exchanges += 1
            let faults = LineFault.allCases.count - 1
            let fault =
                state.dice.below(100) < badness ? LineFault.allCases[1 + state.dice.below(faults)] : LineFault.none
            let now = Instant(ms: state.now)
            switch fault.play(request, gateway, { gateway.serve(request, at: now) }) {
            case .answer(let status, let signature, let body):
                return .answered(status: status, signature: signature, body: body)
            case .notConnected: return .notConnected
            case .silence(let arrives):
                // Some come within the minute, some so late that the gateway takes them no more.
                if arrives { state.underway.append((state.now + Int64(state.dice.below(150)) * 1000, request)) }
                state.now += 15_000
                return .noAnswer
            }
        }
    }
}

/// A seeded generator: the same seed, the same faults.
struct PaymentDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }
}
