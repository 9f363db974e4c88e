import SQL
import SQLite
import Testing

@Suite("Copies and their return")
struct BackupTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    @Test("A copy made while others write is one moment of the books, whole")
    func underWrites() async throws {
        let database = try Rehearsal.create(in: folder)
        for id in Int64(1)...2 { try await Rehearsal.addAccount(id, to: database) }
        async let work: Void = moveMoney(300, in: database)
        for round in 1...5 {
            try await database.backup(to: folder.file("copy\(round)"))
        }
        try await work
        for round in 1...5 {
            let copy = try SQLiteDatabase.openReadOnly(at: folder.file("copy\(round)"))
            let sums = try await copy.read { books in
                try books.first(
                    """
                    SELECT (SELECT sum(balance) FROM account),
                        (SELECT balance FROM account WHERE id = 2) - 10000 - (SELECT count(*) FROM entry)
                    """
                ) { [$0.integer(0), $0.integer(1)] }
            }
            #expect(sums == [20000, 0])
            copy.close()
        }
        #expect(folder.names.allSatisfy { !$0.hasSuffix(".tmp") })
    }

    @Test("Books open elsewhere can be copied by one who only looks")
    func elsewhere() async throws {
        let database = try Rehearsal.create(in: folder)
        try await Rehearsal.addAccount(1, to: database)
        let looker = try SQLiteDatabase.openReadOnly(at: folder.file("store.db"))
        try await looker.backup(to: folder.file("copy"))
        #expect(try SQLiteDatabase.verify(copy: folder.file("copy")) == [])
        try await Rehearsal.addAccount(2, to: database)
    }

    @Test("Books in memory can be copied to a file and opened from there")
    func memory() async throws {
        let database = try SQLiteDatabase.inMemory(migrations: Rehearsal.migrations)
        try await Rehearsal.addAccount(1, to: database)
        #expect(try await database.check(deep: true) == [])
        try await database.backup(to: folder.file("store.db"))
        #expect(try await Rehearsal.balance(1, in: Rehearsal.open(in: folder)) == 10000)
    }

    @Test("A copy never replaces a file")
    func exists() async throws {
        let database = try Rehearsal.create(in: folder)
        try folder.write([1], to: "copy")
        #expect(try await Rehearsal.refusal { try await database.backup(to: folder.file("copy")) } == .exists)
        #expect(try folder.bytes("copy") == [1])
    }

    @Test("A copy that cannot be written leaves nothing behind")
    func nowhere() async throws {
        let database = try Rehearsal.create(in: folder)
        let refusal = try await Rehearsal.refusal { try await database.backup(to: folder.file("none/copy")) }
        #expect(refusal == .io)
        #expect(database.condition == .writable)
        #expect(folder.names == ["store.db", "store.db-shm", "store.db-wal", "store.lock"])
    }

    @Test("The drill: a copy put back holds what it held, and what it replaced is kept, log and all")
    func drill() async throws {
        let database = try Rehearsal.create(in: folder)
        try await Rehearsal.addAccount(1, to: database)
        try await database.backup(to: folder.file("copy"))
        try await Rehearsal.addAccount(2, to: database)
        database.close()
        try folder.write([7, 7], to: "store.db-wal")
        let kept = try restore()
        #expect(kept.map { $0.split(separator: "/").last } == ["store.db.replaced-1", "store.db.replaced-1-wal"])
        #expect(try folder.bytes("store.db.replaced-1-wal") == [7, 7])
        let restored = try Rehearsal.open(in: folder)
        #expect(try await Rehearsal.accounts(in: restored) == 1)
        #expect(try await restored.check(deep: true) == [])
        try await Rehearsal.addAccount(3, to: restored)
        restored.close()
        let replaced = try SQLiteDatabase.openReadOnly(at: folder.file("store.db.replaced-1"))
        #expect(try await Rehearsal.accounts(in: replaced) == 2)
    }

    @Test("A copy can be put where the books were lost")
    func lost() async throws {
        let database = try Rehearsal.create(in: folder)
        try await database.backup(to: folder.file("copy"))
        database.close()
        let other = try Folder()
        let kept = try SQLiteDatabase.restore(
            from: folder.file("copy"), to: other.file("store.db"), migrations: Rehearsal.migrations, stamp: "1",
            holder: Rehearsal.holder)
        #expect(kept == [])
        #expect(try await Rehearsal.accounts(in: Rehearsal.open(in: other)) == 0)
    }

    @Test("A bad copy is refused before anything is touched")
    func badCopy() async throws {
        let database = try Rehearsal.create(in: folder)
        try await database.write { books in
            for id in 1...2000 {
                try books.execute("INSERT INTO account (id, phone, balance) VALUES (?, ?, 1)", id, "phone \(id)")
            }
        }
        try await database.backup(to: folder.file("copy"))
        #expect(try await Rehearsal.refusal { _ = try restore() } == .locked(by: Rehearsal.holder))
        database.close()
        let before = try folder.bytes("store.db")
        try folder.overwrite("copy", at: 10 * 4096, with: [UInt8](repeating: 0, count: 4096))
        let refusal = try await Rehearsal.refusal { _ = try restore() }
        guard case .badCopy(let findings) = refusal else {
            Issue.record("the refusal is \(String(describing: refusal))")
            return
        }
        #expect(!findings.isEmpty)
        try folder.write([], to: "copy")
        #expect(try await Rehearsal.refusal { _ = try restore() } == .notADatabase)
        #expect(try folder.bytes("store.db") == before)
        #expect(folder.names == ["copy", "store.db", "store.lock"])
    }

    private func restore() throws -> [String] {
        try SQLiteDatabase.restore(
            from: folder.file("copy"), to: folder.file("store.db"), migrations: Rehearsal.migrations, stamp: "1",
            holder: Rehearsal.holder)
    }

    private func moveMoney(_ times: Int, in database: SQLiteDatabase) async throws {
        for _ in 1...times {
            try await database.write { books in
                try books.execute("UPDATE account SET balance = balance - 1 WHERE id = 1")
                try books.execute("UPDATE account SET balance = balance + 1 WHERE id = 2")
                try books.execute("INSERT INTO entry (account, amount) VALUES (2, 1)")
            }
        }
    }
}
