import ArgumentParser
import Domain
import Foundation
import Operations
import SQL
import SQLite
import Store
import Synchronization

/// Measures inside the program, for scripts/bench; the last line is JSON with `p50_us`, `p99_us` and `n`.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "计时,供 scripts/bench 使用。", shouldDisplay: false,
        subcommands: [MeasureSearch.self, MeasurePaying.self, MeasureBookings.self, MeasurePricing.self])
}

/// Times searches as the find box makes them.
struct MeasureSearch: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "search")

    @OptionGroup var data: DataOptions

    func run() throws {
        let folder = data.folder
        let times = wait {
            let store = try await folder.open()
            defer { store.close() }
            return await Task(executorPreference: store.database.inPlace) { await Self.times(store) }.value
        }
        Summary(times).print()
    }

    private static func times(
        _ what: What, _ store: OpenStore, _ session: SessionToken?, _ members: ArraySlice<MemberID>
    ) async -> [Duration] {
        var times: [Duration] = []
        for member in members {
            guard let code = CodeCommand.code(of: member, store.vault) else { continue }
            let presence = Presence.code(code.digits)
            let amount = Money(fen: 101)
            let time: Duration?
            switch what {
            case .deduct:
                time = await self.time(
                    DeductStoredValue(member: member, amount: amount, presence: presence), store, session)
            case .order:
                let lines = [50, 40, 11].map { Cart.Line(.amount, amount: Money(fen: $0)) }
                let order = PayOrder(
                    cart: Cart(lines: lines), member: member, total: amount, payments: [.init(.storedValue, amount)],
                    presence: presence)
                time = await self.time(order, store, session)
            }
            if let time { times.append(time) }
        }
        return times
    }

    /// How long a command took that was done.
    private static func time<C: Command>(
        _ command: C, _ store: OpenStore, _ session: SessionToken?
    ) async -> Duration? {
        let clock = ContinuousClock()
        let key = RequestKey(Random.hexadecimal(12))
        let begun = clock.now
        let outcome = await store.operations.perform(command, key: key, session: session)
        if case .done = outcome { return clock.now - begun }
        return nil
    }
}

extension OpenStore {
    /// A session of the demo store's first cashier.
    func benchSession() async -> SessionToken? {
        guard case .answer(let front) = await operations.query(StoreFront(), session: nil),
            let pin = front.demoPINs.first
        else { return nil }
        let outcome = await operations.perform(
            SignIn(number: pin.number, pin: pin.pin), key: RequestKey(Random.hexadecimal(12)), session: nil)
        if case .done(let answer) = outcome { return answer.session }
        return nil
    }
}

extension Duration {
    fileprivate var microseconds: Double { Double(components.attoseconds) / 1e12 + Double(components.seconds) * 1e6 }
}

/// Percentiles of some times.
struct Summary {
    let microseconds: [Double]

    init(_ times: [Duration]) {
        microseconds = times.map(\.microseconds).sorted()
    }

    func print() {
        func at(_ share: Double) -> Double {
            microseconds.isEmpty
                ? 0 : microseconds[min(microseconds.count - 1, Int(Double(microseconds.count) * share))]
        }
        let line = String(
            format: "{\"n\":%d,\"p50_us\":%.1f,\"p99_us\":%.1f}", microseconds.count, at(0.5), at(0.99))
        Swift.print(line)
    }
}
