import SQL
import SQLite
import Testing

@Suite("Migrations")
struct LandingTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    @Test("A new step is added to old books, which keep what they hold")
    func grows() async throws {
        let old = try SQLiteDatabase.create(
            at: folder.file("store.db"), migrations: [Rehearsal.migrations[0]], holder: Rehearsal.holder)
        try await Rehearsal.addAccount(1, to: old)
        old.close()
        let database = try Rehearsal.open(in: folder)
        try await database.write { try $0.execute("INSERT INTO entry (account, amount) VALUES (1, 5)") }
        #expect(try await Rehearsal.balance(1, in: database) == 10000)
        #expect(try await database.check(deep: false) == [])
    }

    @Test("A landed step that was edited, renamed or moved is refused")
    func edited() async throws {
        try Rehearsal.create(in: folder).close()
        let first = Rehearsal.migrations[0]
        let second = Rehearsal.migrations[1]
        let edited = Migration(id: first.id, sql: first.sql.map { $0 + " " })
        let renamed = Migration(id: "0001-other", sql: first.sql)
        for list in [[edited, second], [renamed, second], [second, first]] {
            #expect(
                try await Rehearsal.refusal { _ = try Rehearsal.open(in: folder, migrations: list) }
                    == .migrationChanged(id: first.id))
        }
        #expect(try await Rehearsal.refusal { _ = try Rehearsal.open(in: folder) } == nil)
    }

    @Test("A step that fails leaves no trace, and the steps before it have landed")
    func fails() async throws {
        try Rehearsal.create(in: folder).close()
        let good = Migration(id: "0003", sql: ["CREATE TABLE third (id INTEGER PRIMARY KEY) STRICT"])
        let bad = Migration(id: "0004", sql: ["CREATE TABLE fourth (id INTEGER PRIMARY KEY) STRICT", "NONSENSE"])
        let list = Rehearsal.migrations + [good, bad]
        let refusal = try await Rehearsal.refusal { _ = try Rehearsal.open(in: folder, migrations: list) }
        #expect(refusal == .programmer("near \"NONSENSE\": syntax error"))
        let database = try Rehearsal.open(in: folder, migrations: Rehearsal.migrations + [good])
        let tables = try await database.read { books in
            try books.rows("SELECT name FROM sqlite_schema WHERE name IN ('third', 'fourth')") { $0.text(0) }
        }
        #expect(tables == ["third"])
    }

    @Test("A step that leaves a reference to nothing is refused, and foreign keys are on afterwards")
    func references() async throws {
        try Rehearsal.create(in: folder).close()
        let orphan = Migration(id: "0003", sql: ["INSERT INTO entry (account, amount) VALUES (77, 1)"])
        let list = Rehearsal.migrations + [orphan]
        #expect(
            try await Rehearsal.refusal { _ = try Rehearsal.open(in: folder, migrations: list) }
                == .constraint("FOREIGN KEY of entry"))
        let database = try Rehearsal.open(in: folder)
        #expect(
            try await Rehearsal.refusal {
                _ = try await database.write { try $0.execute("INSERT INTO entry (account, amount) VALUES (77, 1)") }
            } == .constraint("FOREIGN KEY"))
    }
}
