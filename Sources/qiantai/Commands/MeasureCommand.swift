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
        subcommands: [
            MeasureSearch.self, MeasurePaying.self, MeasureBookings.self, MeasurePricing.self, MeasureNames.self,
        ])
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

    private static func times(_ store: OpenStore) async -> [Duration] {
        let session = await store.benchSession()
        let surnames = ["z", "w", "l", "ch", "张", "王", "李", "陈", "欧阳", "zhang", "wang", "zs", "lxy", "wf", "cx"]
        let texts =
            surnames + (0..<200).map { "\(1000 + $0 * 37)" } + ["zsan", "zhangs", "lih", "wxiao", "三丰", "小", "英"]
        var times: [Duration] = []
        let clock = ContinuousClock()
        for round in 0..<5 {
            for text in texts {
                let begun = clock.now
                _ = await store.operations.query(FindMembers(text: text), session: session)
                if round > 0 { times.append(clock.now - begun) }
            }
        }
        return times
    }
}

/// Times payments from stored value as the counter makes them, each with a member code: for each line of its input a batch, answered
/// with their microseconds, so that a floor can be measured in turns with it.
struct MeasurePaying: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "paying")

    @OptionGroup var data: DataOptions
    /// What is paid.
    enum What: String, ExpressibleByArgument, CaseIterable, Sendable {
        /// A bare amount, deducted.
        case deduct
        /// An order of three lines.
        case order
    }

    @Option var what = What.order
    /// How many payments make a batch.
    @Option var batch = 50
    /// Makes so many payments and writes their SQL into `statements`, instead of timing any.
    @Option var count = 0
    @Option var statements: String?

    func run() throws {
        let (folder, what, batch, count, file) = (data.folder, what, batch, count, statements)
        wait {
            let store = try await folder.open()
            defer { store.close() }
            try await Task(executorPreference: store.database.inPlace) {
                let session = await store.benchSession()
                let members = try await Self.members(store)
                if let file { return try await Self.record(what, store, session, members.prefix(count), into: file) }
                var rest = members[...]
                while readLine() != nil {
                    let times = await Self.times(what, store, session, rest.prefix(batch))
                    rest = rest.dropFirst(batch)
                    print("[" + times.map { String(format: "%.1f", $0.microseconds) }.joined(separator: ",") + "]")
                    fflush(nil)
                }
            }.value
        }
    }

    /// Writes the statements of payments, for the floor to run on a copy of the store.
    private static func record(
        _ what: What, _ store: OpenStore, _ session: SessionToken?, _ members: ArraySlice<MemberID>, into file: String
    ) async throws {
        let written = Mutex("")
        try await store.database.record { statement in
            written.withLock { text in
                switch statement.uppercased() {
                case let upper where upper.hasPrefix("BEGIN"): text += "-- transaction\n"
                case let upper where upper.hasPrefix("COMMIT") || upper.hasPrefix("PRAGMA") || upper.hasPrefix("--"):
                    break
                default: text += statement.replacing("\n", with: " ") + ";\n"
                }
            }
        }
        _ = await times(what, store, session, members)
        try written.withLock(\.self).write(toFile: file, atomically: true, encoding: .utf8)
    }

    private static func members(_ store: OpenStore) async throws -> [MemberID] {
        try await store.database.read { db in
            try db.rows("SELECT holder FROM account WHERE kind = 'principal' AND balance > 200 ORDER BY id") {
                MemberID($0.integer(0))
            }
        }
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
