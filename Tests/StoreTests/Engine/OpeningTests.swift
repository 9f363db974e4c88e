import Glibc
import SQL
import SQLite
import Testing

@Suite("Opening books")
struct OpeningTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    @Test("New books appear complete, and every setting reads back as it must")
    func settings() async throws {
        let database = try Rehearsal.create(in: folder)
        #expect(try await settings(of: database) == ["wal", "2", "1", "1", "0"])
        #expect(try await database.check(deep: true) == [])
        #expect(database.condition == .writable)
        database.close()
        #expect(folder.names == ["store.db", "store.lock"])
    }

    @Test("The settings are the same after opening again and after reopening")
    func settingsAgain() async throws {
        try Rehearsal.create(in: folder).close()
        let database = try Rehearsal.open(in: folder)
        #expect(try await settings(of: database) == ["wal", "2", "1", "1", "0"])
        try await database.reopen()
        #expect(try await settings(of: database) == ["wal", "2", "1", "1", "0"])
        #expect(try await database.check(deep: false) == [])
    }

    @Test("Missing books are refused and not created")
    func missing() async throws {
        #expect(try await refusal() == .missing)
        let looking = try await Rehearsal.refusal { _ = try SQLiteDatabase.openReadOnly(at: folder.file("x.db")) }
        #expect(looking == .missing)
        #expect(folder.names == [])
    }

    @Test("New books never replace old ones, nor what is left of them", arguments: ["", "-wal"])
    func exists(end: String) async throws {
        try folder.write([1, 2, 3], to: "store.db" + end)
        #expect(try await Rehearsal.refusal { _ = try Rehearsal.create(in: folder) } == .exists)
        #expect(try folder.bytes("store.db" + end) == [1, 2, 3])
    }

    @Test("An empty file, garbage, and a damaged first page are no database")
    func garbage() async throws {
        try folder.write([], to: "store.db")
        #expect(try await refusal() == .notADatabase)
        try folder.write([UInt8](repeating: 0x5A, count: 8192), to: "store.db")
        #expect(try await refusal() == .notADatabase)
        #expect(try folder.bytes("store.db") == [UInt8](repeating: 0x5A, count: 8192))
    }

    @Test("Another application's database is refused by its number and left untouched")
    func foreign() async throws {
        try Rehearsal.create(in: folder).close()
        try folder.overwrite("store.db", at: 68, with: [0, 0, 1, 2])
        let before = try folder.bytes("store.db")
        #expect(try await refusal() == .foreign(application: 258))
        #expect(try folder.bytes("store.db") == before)
    }

    @Test("Books of a newer program are refused for writing, left untouched, and may be read")
    func newer() async throws {
        let made = try Rehearsal.create(in: folder)
        try await Rehearsal.addAccount(1, to: made)
        made.close()
        try folder.overwrite("store.db", at: 60, with: [0, 0, 0, 9])
        let before = try folder.bytes("store.db")
        #expect(try await refusal() == .newerSchema(found: 9, known: 2))
        #expect(try folder.bytes("store.db") == before)
        let database = try SQLiteDatabase.openReadOnly(at: folder.file("store.db"))
        #expect(try await Rehearsal.balance(1, in: database) == 10000)
        #expect(database.condition == .readOnly(.openedReadOnly))
        #expect(
            try await Rehearsal.refusal { try await Rehearsal.addAccount(2, to: database) }
                == .readOnly(.openedReadOnly))
    }

    @Test("A damaged page is found when asked to look before opening")
    func damaged() async throws {
        try await BrokenBooks.make(in: folder)
        #expect(try await refusal(check: true) == .corrupt)
    }

    @Test("A folder that may not be written to is told apart from a broken disk", .enabled(if: geteuid() != 0))
    func readOnlyFolder() async throws {
        try Rehearsal.create(in: folder).close()
        unlink(folder.file("store.lock"))
        chmod(folder.path, 0o500)
        defer { chmod(folder.path, 0o700) }
        #expect(try await refusal() == .readOnly(.medium))
    }

    @Test("A closed database answers that it is closed, and closing twice does nothing")
    func closed() async throws {
        let database = try Rehearsal.create(in: folder)
        database.close()
        database.close()
        #expect(try await Rehearsal.refusal { _ = try await Rehearsal.accounts(in: database) } == .readOnly(.closed))
        #expect(try await Rehearsal.refusal { try await database.reopen() } == .readOnly(.closed))
    }

    private func refusal(check: Bool = false) async throws -> EngineError.Kind? {
        try await Rehearsal.refusal { _ = try Rehearsal.open(in: folder, check: check) }
    }

    private func settings(of database: SQLiteDatabase) async throws -> [String] {
        try await database.write { books in
            let names = ["journal_mode", "synchronous", "foreign_keys", "cell_size_check", "trusted_schema"]
            return try names.map { name in
                try books.first("PRAGMA \(name)") { row in
                    if case .text(let text) = row.value(0) { text } else { String(row.integer(0)) }
                } ?? ""
            }
        }
    }
}
