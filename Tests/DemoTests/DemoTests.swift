import Demo
import Domain
import Operations
import SQL
import SQLite
import Store
import StoreFixture
import Testing
import Vault

/// A demo store in memory, with operations on it.
struct DemoShop {
    let database: SQLiteDatabase
    let vault = Vault(kek: [UInt8](repeating: 1, count: 32))
    let anchor = MemoryAnchor()
    let written: DemoWritten

    init(_ industry: String = "beauty", members: Int = 500, seed: UInt64 = 42, now: Instant = TestStore.morning)
        async throws
    {
        database = try SQLiteDatabase.inMemory(migrations: Schema.migrations)
        let dice = Dice(seed: seed)
        written = try await writeDemo(
            pack: try Pack.load(industry), members: members, seed: seed, now: now, into: database, vault: vault,
            anchor: anchor, random: { dice.bytes($0) }, staffCost: .test)
    }

    func operations(at now: Instant = TestStore.morning) async throws -> LocalOperations {
        let dice = Dice(seed: 7)
        return try await LocalOperations(
            .init(
                database: database, vault: vault, anchor: anchor, clock: { now }, random: { dice.bytes($0) },
                staffCost: .test, memberCost: .test))
    }

    /// Every row of a table as text, sealed columns opened, salted ones left out.
    func rows(of table: String) async throws -> [String] {
        let vault = vault
        return try await database.read { db in
            try db.rows("SELECT * FROM \(table) ORDER BY 1, 2") { row in
                try (0..<row.count).map { column in
                    let name = row.name(column)
                    if name == "pin_hash" { return "" }
                    guard name.hasSuffix("_sealed"), let sealed = row.optionalBlob(column) else {
                        return "\(name)=\(row.value(column))"
                    }
                    return try vault.open(
                        sealed, table: table, column: String(name.dropLast(7)), row: row.integer(0))
                }.joined(separator: "|")
            }
        }
    }

    func number(_ sql: String) async throws -> Int64 {
        try await database.read { try $0.first(sql) { $0.integer(0) } ?? 0 }
    }
}

let tables = [
    "setting", "counter", "staff", "demo_pin", "member", "member_token", "account", "entry", "lot", "transfer", "hold",
    "service", "offer", "package", "package_content", "coupon_template", "gift", "package_item", "coupon", "voucher",
    "verification", "visit", "audit", "resource", "skill", "week_hours", "appointment", "seat", "occupancy",
    "visit_step",
    "series", "absence", "wish",
]

@Suite("A demo store")
struct DemoTests {
    @Test("is the same for the same seed and another for another")
    func deterministic() async throws {
        let one = try await DemoShop(members: 200)
        let twin = try await DemoShop(members: 200)
        let other = try await DemoShop(members: 200, seed: 43)
        for table in tables {
            let rows = try await one.rows(of: table)
            #expect(try await twin.rows(of: table) == rows, "\(table)")
        }
        for table in ["member", "entry", "visit"] {
            let rows = try await one.rows(of: table)
            #expect(try await other.rows(of: table) != rows, "\(table)")
        }
        #expect(one.written.head.ledger == twin.written.head.ledger)
    }

    @Test("has books that prove themselves", arguments: Pack.ready)
    func booksAreClean(industry: String) async throws {
        let shop = try await DemoShop(industry)
        let vault = shop.vault
        let examined = try await shop.database.read { try $0.examineBooks(vault: vault) }
        #expect(examined.findings == [])
        #expect(examined.entries == shop.written.entries)
        #expect(examined.entries > 500)
        #expect(try await shop.number("SELECT count(*) FROM pragma_foreign_key_check") == 0)
        #expect(try await shop.database.check(deep: true) == [])
        #expect(try shop.anchor.read() == shop.written.head)
        for kind in [EntryKind.topUp, .deduction, .packageSale, .couponGrant, .verification] {
            #expect(try await shop.number("SELECT count(*) FROM entry WHERE kind = '\(kind.rawValue)'") > 0, "\(kind)")
        }
    }

    @Test("tells its entries and visits in the order they happened, none of them after now")
    func inOrder() async throws {
        let shop = try await DemoShop(members: 2000)
        let now = TestStore.morning.ms
        #expect(
            try await shop.number(
                "SELECT count(*) FROM entry a JOIN entry b ON b.id = a.id + 1 WHERE b.at < a.at - 999") == 0)
        #expect(try await shop.number("SELECT count(*) FROM entry WHERE at > \(now)") == 0)
        #expect(try await shop.number("SELECT count(*) FROM entry WHERE kind = 'reversal'") > 0)
        #expect(
            try await shop.number(
                "SELECT count(*) FROM visit WHERE max(coalesce(arrived_at, 0), coalesce(finished_at, 0)) > \(now)") == 0
        )
        #expect(
            try await shop.number(
                "SELECT count(*) FROM visit WHERE arrived_at > started_at OR started_at > finished_at") == 0)
        #expect(
            try await shop.number(
                "SELECT count(*) FROM member m JOIN entry e ON e.member = m.id WHERE e.at < m.joined_at") == 0)
    }

    @Test("has members whose names and phones the counter would have taken, each phone once", arguments: Pack.ready)
    func peopleAreValid(industry: String) async throws {
        let shop = try await DemoShop(industry, members: 1000)
        let vault = shop.vault
        let members = try await shop.database.read { try $0.members((1...1000).map { MemberID($0) }, vault: vault) }
        #expect(members.count == 1000)
        for member in members {
            #expect(try CleanText.name(member.name) == member.name)
            #expect(try Phone(mobile: member.phone).digits == member.phone)
            #expect(try CleanText.note(member.remark) == member.remark)
            if let birthday = member.birthday { #expect(Birthday(birthday) != nil) }
        }
        #expect(Set(members.map(\.phone)).count == 1000)
        #expect(Set(members.map(\.name)).count > 700)
        #expect(members.contains { PersonName($0.name).surname.count == 2 })
        #expect(members.contains { $0.name.utf8.allSatisfy { $0 < 0x80 } })
        #expect(Set(members.map(\.tier)) == Set(Tier.allCases))
        let found = try await shop.database.read { try $0.findMembers(members[0].name, limit: 9, vault: vault) }
        #expect(found.contains(MemberID(1)))
    }

    @Test("has somebody in every state today, whatever the hour", arguments: [0, 3, 9, 14, 20, 23])
    func today(hour: Int64) async throws {
        let midnight = TestStore.morning.advanced(hours: -10)
        let now = midnight.advanced(hours: hour).advanced(minutes: 20)
        let shop = try await DemoShop("gym", now: now)
        let rows = try await shop.database.read { try $0.visits(on: try #require(Day("2026-11-23"))) }
        #expect((12...26).contains(rows.count))
        for state in [VisitState.expected, .waiting, .serving, .done] {
            #expect(rows.count { $0.state == state } >= 2, "\(state)")
        }
        #expect(rows.contains { $0.hold != nil })
        #expect(rows.contains { $0.member == nil })
    }

    @Test("has traded today: sold, taken back, put aside, promised, sent, owed", arguments: Pack.ready)
    func traded(industry: String) async throws {
        let shop = try await DemoShop(industry)
        func rows(_ sql: String) async throws -> Int64 { try await shop.number("SELECT count(*) FROM " + sql) }
        #expect(try await rows("sale_order") >= 8)
        #expect(try await rows("refund") == 1)
        #expect(try await rows("parked_cart") == 1)
        #expect(try await rows("debt WHERE remaining > 0") == 1)
        for state in ["waiting", "ready", "out"] {
            #expect(try await rows("delivery WHERE state = '\(state)'") >= 1, "\(state)")
        }
        #expect(try await rows("order_payment WHERE means = 'storedValue'") > 0)
        #expect(try await rows("till_movement WHERE kind = 'paidOut'") == 1)
    }

    @Test("lets the counter go on: register, deduct by member code, verify and undo, check in")
    func goesOn() async throws {
        let shop = try await DemoShop()
        let operations = try await shop.operations()
        #expect(await operations.health() == .writable)
        func key(_ number: Int) -> RequestKey { RequestKey("test-demo-key-\(1000 + number)") }
        let signedIn = await operations.perform(
            SignIn(number: OperatorID(1001), pin: "246813"), key: key(0), session: nil)
        guard case .done(let cashier) = signedIn else { throw Unexpected("\(signedIn)") }

        let registered = await operations.perform(
            RegisterMember(phone: "17000000001", name: "新客", consent: "2026-11", marketing: false),
            key: key(1), session: cashier.session)
        guard case .done(let new) = registered else { throw Unexpected("\(registered)") }
        #expect(new.member == MemberID(501))

        let rich = MemberID(
            try await shop.number(
                """
                SELECT a.holder FROM account a JOIN member m ON m.id = a.holder
                WHERE a.kind = 'principal' AND a.balance > 20000 AND m.status = 'normal' LIMIT 1
                """))
        let keys = try #require(MemberCodeKeys(masters: [1: shop.vault.memberCodeMaster(keyID: 1)]))
        let code = try #require(MemberCode.issue(to: rich, keyID: 1, at: TestStore.morning, keys: keys)).digits
        let paid = await operations.perform(
            DeductStoredValue(member: rich, amount: .yuan(128), presence: .code(code)), key: key(2),
            session: cashier.session)
        guard case .done = paid else { throw Unexpected("\(paid)") }

        let item = PackageItemID(
            try await shop.number(
                """
                SELECT p.id FROM package_item p JOIN account a ON a.holder = p.id AND a.kind = 'session'
                JOIN member m ON m.id = p.member
                WHERE a.balance > a.held AND m.status = 'normal'
                AND (p.valid_until IS NULL OR p.valid_until > \(TestStore.morning.ms)) LIMIT 1
                """))
        let owner = MemberID(try await shop.number("SELECT member FROM package_item WHERE id = \(item)"))
        let used = await operations.perform(
            Verify(what: .session(item), member: owner), key: key(3), session: cashier.session)
        guard case .done(let verification) = used else { throw Unexpected("\(used)") }
        let undone = await operations.perform(
            UndoVerification(verification: verification.verification, reason: "试"), key: key(4),
            session: cashier.session)
        guard case .done = undone else { throw Unexpected("\(undone)") }

        let walkedIn = await operations.perform(
            CheckIn(who: .walkIn(new.member)), key: key(5), session: cashier.session)
        guard case .done = walkedIn else { throw Unexpected("\(walkedIn)") }
        let vault = shop.vault
        let examined = try await shop.database.read { try $0.examineBooks(vault: vault) }
        #expect(examined.findings == [])
        #expect(await operations.health() == .writable)
    }

    @Test("has the schema of every other store")
    func sameSchema() async throws {
        let fresh = try SQLiteDatabase.inMemory(migrations: Schema.migrations)
        let shop = try await DemoShop(members: 5)
        func schema(_ database: SQLiteDatabase) async throws -> [String] {
            try await database.read { db in
                try db.rows("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name") {
                    $0.text(0) + $0.text(1)
                }
            }
        }
        #expect(try await schema(shop.database) == schema(fresh))
    }

    @Test("may have a single member")
    func alone() async throws {
        let shop = try await DemoShop("elderly", members: 1)
        let vault = shop.vault
        #expect(try await shop.database.read { try $0.examineBooks(vault: vault) }.findings == [])
        #expect(try await shop.number("SELECT count(*) FROM member") == 1)
    }
}

/// An outcome a test did not expect.
struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
