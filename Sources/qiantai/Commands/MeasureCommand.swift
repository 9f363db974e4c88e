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
        subcommands: [MeasureSearch.self, MeasureDeduct.self, MeasureBookings.self, MeasurePricing.self])
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

/// Times deductions as the counter makes them, each with a member code: for each line of its input a batch, answered
/// with their microseconds, so that a floor can be measured in turns with it.
struct MeasureDeduct: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "deduct")

    @OptionGroup var data: DataOptions
    /// How many deductions make a batch.
    @Option var batch = 50
    /// Makes so many deductions and writes their SQL into `statements`, instead of timing any.
    @Option var count = 0
    @Option var statements: String?

    func run() throws {
        let (folder, batch, count, file) = (data.folder, batch, count, statements)
        wait {
            let store = try await folder.open()
            defer { store.close() }
            try await Task(executorPreference: store.database.inPlace) {
                let session = await store.benchSession()
                let members = try await Self.members(store)
                if let file { return try await Self.record(store, session, members.prefix(count), into: file) }
                var rest = members[...]
                while readLine() != nil {
                    let times = await Self.times(store, session, rest.prefix(batch))
                    rest = rest.dropFirst(batch)
                    print("[" + times.map { String(format: "%.1f", $0.microseconds) }.joined(separator: ",") + "]")
                    fflush(nil)
                }
            }.value
        }
    }

    /// Writes the statements of deductions, for the floor to run on a copy of the store.
    private static func record(
        _ store: OpenStore, _ session: SessionToken?, _ members: ArraySlice<MemberID>, into file: String
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
        _ = await times(store, session, members)
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
        _ store: OpenStore, _ session: SessionToken?, _ members: ArraySlice<MemberID>
    ) async -> [Duration] {
        var times: [Duration] = []
        let clock = ContinuousClock()
        for member in members {
            guard let code = CodeCommand.code(of: member, store.vault) else { continue }
            let command = DeductStoredValue(member: member, amount: Money(fen: 101), presence: .code(code.digits))
            let key = RequestKey(Random.hexadecimal(12))
            let begun = clock.now
            let outcome = await store.operations.perform(command, key: key, session: session)
            if case .done = outcome { times.append(clock.now - begun) }
        }
        return times
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
