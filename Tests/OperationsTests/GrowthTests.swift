import Domain
import Operations
import SQL
import SQLite
import Store
import StoreFixture
import Testing
import Vault

@Suite("旧账本: a store made by an older program")
struct GrowthTests {
    @Test("books of the first schema open, grow, keep what they held, and can do what is new")
    func grown() async throws {
        let folder = try StoreFolder()
        let path = folder.path + "/store.sqlite"
        let vault = Vault(kek: [UInt8](repeating: 1, count: 32))
        let holder = Holder(process: 1, user: "test", terminal: "test", since: 0)
        let old = try SQLiteDatabase.create(at: path, migrations: [Schema.migrations[0]], holder: holder)
        let dice = Dice(seed: 3)
        try await old.write { db in
            try Founding.sample.writePeopleAndCatalogue(to: db, vault: vault, cost: .test) { dice.bytes($0) }
            try db.setSettings(Founding.sample.settings)
            // What the older program wrote knows nothing of later settings, packages came without later columns.
            try db.execute(
                """
                UPDATE setting SET value = json_remove(value, '$.largeAmountMinutes', '$.pointsDays')
                """)
            let member = MemberID(try db.next("member"))
            try db.insert(
                NewMember(
                    id: member, name: "张三", phone: "13812345678", consent: "1", by: OperatorID(1001), marketing: false,
                    at: TestStore.morning), vault: vault)
            try db.execute(
                """
                INSERT INTO package_item (id, member, package, service, title, total, valid_from)
                VALUES (?, ?, 1, 1, '补水护理', 10, ?)
                """, try db.next("package_item"), member, TestStore.morning)
        }
        old.close()
        let store = try await TestStore.inFolder(folder.path)
        let counter = try await Counter(store)
        _ = try await counter.done(OpenShift(openingFloat: .yuan(500)))
        #expect(store.operations.settings.largeAmountMinutes == 10 && store.operations.settings.pointsDays == nil)
        #expect(try await counter.card(MemberID(1)).sessions.map(\.title) == ["补水护理"])
        let sale = try await counter.done(
            SellPackage(member: MemberID(1), package: PackageID(2), tender: .cash))
        _ = try await counter.done(UndoPackageSale(entry: sale.entry, reason: "退"), by: counter.manager)
        _ = try await counter.done(LapseLots(day: Day(year: 2026, month: 11, day: 23)))
        let tomorrow = TestStore.morning.advanced(hours: 24)
        let line = BookingLine(service: ServiceID(1), staff: OperatorID(1003), start: tomorrow)
        #expect(try await counter.done(Book(customer: .member(MemberID(1)), lines: [line])).visits.count == 1)
        #expect(try await counter.card(MemberID(1)).sessions.count == 1)
        try await counter.booksAreRight()
        #expect(try await store.database.check(deep: true) == [])
        store.database.close()
        let known = [Schema.migrations[0]]
        #expect(throws: EngineError.self) {
            try SQLiteDatabase.open(at: path, migrations: known, holder: holder).close()
        }
    }
}
