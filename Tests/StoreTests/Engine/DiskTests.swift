import Glibc
import SQL
import SQLite
import Testing

@Suite("A disk that fails")
struct DiskTests {
    let folder: Folder
    let database: SQLiteDatabase

    init() throws {
        folder = try Folder()
        database = try Rehearsal.create(in: folder)
    }

    @Test("A commit the disk failed is of unknown fate, writing ends, reading goes on, reopening starts anew")
    func commit() async throws {
        try await Rehearsal.addAccount(1, to: database)
        let log = folder.file("store.db-wal")
        try FailingDisk.fail(log, with: EIO)
        defer { FailingDisk.heal(log) }
        #expect(try await Rehearsal.refusal { try await Rehearsal.addAccount(2, to: database) } == .indeterminate)
        guard case .readOnly(.io(let code)) = database.condition else {
            Issue.record("the condition is \(database.condition)")
            return
        }
        #expect(code & 0xff == 10)
        FailingDisk.heal(log)
        #expect(
            try await Rehearsal.refusal { try await Rehearsal.addAccount(3, to: database) }
                == .readOnly(.io(code: code)))
        #expect(try await Rehearsal.balance(1, in: database) == 10000)
        try await database.reopen()
        #expect(database.condition == .writable)
        try await Rehearsal.addAccount(3, to: database)
        #expect(try await database.check(deep: true) == [])
    }

    @Test("A full disk undoes the transaction, and the next one works once there is space")
    func full() async throws {
        let log = folder.file("store.db-wal")
        try FailingDisk.fail(log, with: ENOSPC)
        defer { FailingDisk.heal(log) }
        #expect(try await Rehearsal.refusal { try await Rehearsal.addAccount(1, to: database) } == .full)
        #expect(database.condition == .writable)
        #expect(try await Rehearsal.accounts(in: database) == 0)
        FailingDisk.heal(log)
        try await Rehearsal.addAccount(1, to: database)
        #expect(try await Rehearsal.accounts(in: database) == 1)
    }

    @Test("A file that may not grow undoes the transaction, and the engine stays writable")
    func limited() async throws {
        let pages = try await database.write { books in
            let pages = try books.first("PRAGMA page_count") { $0.integer(0) } ?? 0
            _ = try books.first("PRAGMA max_page_count = \(pages)") { $0.integer(0) }
            return pages
        }
        let refusal = try await Rehearsal.refusal {
            try await database.write { books in
                for id in 1...5000 { try books.execute("INSERT INTO account VALUES (?, NULL, 5)", id) }
            }
        }
        #expect(refusal == .full)
        #expect(database.condition == .writable)
        try await database.write { books in
            _ = try books.first("PRAGMA max_page_count = \(pages + 1000)") { $0.integer(0) }
        }
        try await Rehearsal.addAccount(1, to: database)
        #expect(try await Rehearsal.accounts(in: database) == 1)
        #expect(try await database.check(deep: true) == [])
    }

    @Test("A checkpoint the disk failed ends writing, though the commit before it stands")
    func checkpoint() async throws {
        let file = folder.file("store.db")
        try FailingDisk.fail(file, with: EIO)
        defer { FailingDisk.heal(file) }
        try await database.write { books in
            let phone = String(repeating: "x", count: 3000)
            for id in 1...2000 { try books.execute("INSERT INTO account VALUES (?, ?, 5)", id, phone + "\(id)") }
        }
        let refusal = try await Rehearsal.refusal { try await Rehearsal.addAccount(9999, to: database) }
        guard case .readOnly(.io) = refusal else {
            Issue.record("the refusal is \(String(describing: refusal))")
            return
        }
        FailingDisk.heal(file)
        try await database.reopen()
        #expect(try await Rehearsal.accounts(in: database) == 2000)
    }

    @Test("A long log is moved into the file while the work goes on")
    func moved() async throws {
        let before = try folder.bytes("store.db-wal").count
        for round in 0..<8 {
            try await database.write { books in
                let phone = String(repeating: "x", count: 3000)
                for id in round * 500..<round * 500 + 500 {
                    try books.execute("INSERT INTO account VALUES (?, ?, 5)", id, phone + "\(id)")
                }
            }
        }
        let after = try folder.bytes("store.db-wal").count
        #expect(after > before && after < 8_000_000, "the log has \(after) bytes")
        #expect(database.condition == .writable)
    }

    @Test("Damage met while reading ends writing, and reopening refuses the damaged file")
    func damage() async throws {
        database.close()
        let other = try Folder()
        try await BrokenBooks.make(in: other)
        let broken = try Rehearsal.open(in: other)
        let refusal = try await Rehearsal.refusal {
            _ = try await broken.read { try $0.rows("SELECT phone, balance FROM account") { $0.optionalText(0) } }
        }
        #expect(refusal == .corrupt)
        #expect(broken.condition == .readOnly(.corrupt))
        #expect(
            try await Rehearsal.refusal { try await Rehearsal.addAccount(9999, to: broken) } == .readOnly(.corrupt))
        #expect(try await Rehearsal.refusal { try await broken.reopen() } == .corrupt)
        #expect(broken.condition == .readOnly(.closed))
    }

    @Test("A check that finds damage says so in words and ends writing", arguments: [false, true])
    func check(deep: Bool) async throws {
        let other = try Folder()
        try await BrokenBooks.make(in: other)
        let broken = try Rehearsal.open(in: other)
        #expect(try await !broken.check(deep: deep).isEmpty)
        #expect(broken.condition == .readOnly(.corrupt))
    }

    @Test("Whoever verifies the books can end writing, and the first reason given stays")
    func distrust() async throws {
        database.distrust(.books)
        database.distrust(.corrupt)
        #expect(try await Rehearsal.refusal { try await Rehearsal.addAccount(1, to: database) } == .readOnly(.books))
        try await database.reopen()
        try await Rehearsal.addAccount(1, to: database)
    }
}
