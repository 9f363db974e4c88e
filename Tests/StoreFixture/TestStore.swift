import Foundation
import Synchronization

package import Domain
package import Operations
package import SQL
import SQLite
package import Store
package import Vault

/// A small store for tests: in memory or in a folder, with a clock that only moves when told.
package final class TestStore: Sendable {
    /// The books.
    package let database: any Database
    /// Keys made of a fixed number.
    package let vault: Vault
    /// The anchor.
    package let anchor: any Anchor
    /// What the clock says.
    package let clock: TestClock
    /// The operations.
    package let operations: LocalOperations

    private let numbers = Mutex(0)

    private init(_ database: any Database, _ anchor: any Anchor, _ clock: TestClock, _ vault: Vault) async throws {
        self.database = database
        self.anchor = anchor
        self.clock = clock
        self.vault = vault
        let dice = Dice(seed: 7)
        operations = try await LocalOperations(
            .init(
                database: database, vault: vault, anchor: anchor, clock: { clock.now }, random: { dice.bytes($0) },
                uptime: { clock.uptime }, boot: "test",
                staffCost: .test, memberCost: .test))
    }

    /// Monday 2026-11-23 10:00 in Shanghai.
    package static let morning = Instant(ms: 1_795_399_200_000)

    /// A founded store in memory, with a shift open unless told.
    package static func inMemory(_ founding: Founding = .sample, opensShift: Bool = true) async throws -> TestStore {
        let vault = Vault(kek: [UInt8](repeating: 1, count: 32))
        let database = try SQLiteDatabase.inMemory(migrations: Schema.migrations)
        let dice = Dice(seed: 3)
        try await database.write { db in
            try founding.write(to: db, vault: vault, cost: .test) { dice.bytes($0) }
            if opensShift { try Self.openShift(db) }
        }
        return try await TestStore(database, MemoryAnchor(), TestClock(morning), vault)
    }

    /// A founded store in a folder, or the store that is there.
    package static func inFolder(
        _ folder: String, clock: TestClock = TestClock(morning), founding: Founding = .sample
    ) async throws -> TestStore {
        let vault = Vault(kek: [UInt8](repeating: 1, count: 32))
        let path = folder + "/store.sqlite"
        let holder = Holder(process: 1, user: "test", terminal: "test", since: 0)
        let exists = FileManager.default.fileExists(atPath: path)
        let database =
            exists
            ? try SQLiteDatabase.open(at: path, migrations: Schema.migrations, holder: holder)
            : try SQLiteDatabase.create(at: path, migrations: Schema.migrations, holder: holder)
        if !exists {
            let dice = Dice(seed: 3)
            try await database.write { db in
                try founding.write(to: db, vault: vault, cost: .test) { dice.bytes($0) }
                try Self.openShift(db)
            }
        }
        return try await TestStore(database, AnchorFile(path: folder + "/anchor"), clock, vault)
    }

    /// The cashier has opened her shift with 500.00 in the drawer.
    private static func openShift(_ db: any Writing) throws {
        _ = try db.insertShift(
            day: Day(year: 2026, month: 11, day: 23), at: morning, by: OperatorID(1001), openingFloat: .yuan(500))
    }

    /// A key nobody had before.
    package func newKey() -> RequestKey {
        numbers.withLock { number in
            number += 1
            return RequestKey("test-key-\(1_000_000 + number)")
        }
    }

    /// Somebody signed in.
    package func signIn(_ number: Int64, pin: String) async -> SessionToken? {
        let outcome = await operations.perform(
            SignIn(number: OperatorID(number), pin: pin), key: newKey(), session: nil)
        if case .done(let answer) = outcome { return answer.session }
        return nil
    }

    /// The code a member's phone would show now.
    package func memberCode(of member: MemberID) -> String {
        guard let keys = MemberCodeKeys(masters: [1: vault.memberCodeMaster(keyID: 1)]) else { return "" }
        return MemberCode.issue(to: member, keyID: 1, at: clock.now, keys: keys)?.digits ?? ""
    }

    /// Proves the books.
    package func examine() async throws -> Examined {
        let vault = vault
        return try await database.read { try $0.examineBooks(vault: vault) }
    }
}

/// A clock that only moves when told.
package final class TestClock: Sendable {
    private let time: Mutex<Instant>
    private let passed = Mutex<Int64>(0)
    /// A clock that stands at a moment.
    package init(_ start: Instant) { time = Mutex(start) }
    /// What it says.
    package var now: Instant { time.withLock(\.self) }
    /// The time that has really passed, whatever the clock was set to.
    package var uptime: Int64 { passed.withLock(\.self) }
    /// Lets time pass.
    package func advance(milliseconds: Int64) {
        passed.withLock { $0 += milliseconds }
        time.withLock { $0 = $0.advanced(milliseconds: milliseconds) }
    }
    /// Turns it; no time passes.
    package func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// Random bytes that are always the same (SplitMix64).
package final class Dice: Sendable {
    private let state: Mutex<UInt64>
    /// Dice that fall as the seed says.
    package init(seed: UInt64) { state = Mutex(seed) }
    /// The next number.
    package func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
    /// The next bytes.
    package func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }
    /// A number below a bound.
    package func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// An anchor that forgets with the process.
package final class MemoryAnchor: Anchor {
    private let head = Mutex<Head?>(nil)
    /// An empty memory.
    package init() {}
    package func read() throws -> Head? { head.withLock(\.self) }
    package func record(_ new: Head) throws { head.withLock { $0 = new } }
    package func settle() throws {}
}

extension Founding {
    /// A beauty store with one of every role.
    package static let sample = Founding(
        settings: StoreSettings(name: "清颜美容中心", industry: "beauty", isDemo: true),
        staff: [
            .init(number: OperatorID(1001), name: "王芳", role: .cashier, pin: "246813"),
            .init(number: OperatorID(1002), name: "李娜", role: .receptionist, pin: "135792"),
            .init(number: OperatorID(1003), name: "张丽", role: .beautician, pin: "864209"),
            .init(number: OperatorID(9001), name: "陈店长", role: .manager, pin: "702468"),
            .init(number: OperatorID(9999), name: "刘老板", role: .owner, pin: "918273"),
        ],
        services: [
            .init(id: ServiceID(1), title: "补水护理", price: .yuan(128), minutes: 60),
            .init(id: ServiceID(2), title: "肩颈舒缓", price: .yuan(168), minutes: 45),
            .init(id: ServiceID(3), title: "抗衰紧致", price: .yuan(598), minutes: 90),
        ],
        packages: [
            .init(id: PackageID(1), title: "补水护理 10 次", price: .yuan(998), days: 365, sessions: [ServiceID(1): 10]),
            .init(
                id: PackageID(2), title: "肩颈舒缓 3 次", price: .yuan(398), days: nil, sessions: [ServiceID(2): 3]),
        ],
        coupons: [.init(id: CouponTemplateID(1), title: "新客立减 20 元", days: 30)],
        gifts: [.init(id: GiftID(1), title: "面膜 1 片", points: 100)])
}
