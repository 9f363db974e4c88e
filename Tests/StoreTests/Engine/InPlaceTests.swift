import SQL
import SQLite
import Testing

@Suite("Reads and writes in place")
struct InPlaceTests {
    let folder: Folder
    let database: SQLiteDatabase

    init() throws {
        folder = try Folder()
        database = try Rehearsal.create(in: folder)
    }

    @Test("A task that runs in place reads and writes as any other, refusals included")
    func same() async throws {
        let database = database
        try await Task(executorPreference: database.inPlace) {
            try await Rehearsal.addAccount(1, to: database)
            #expect(try await Rehearsal.balance(1, in: database) == 10000)
            #expect(
                try await Rehearsal.refusal { try await Rehearsal.addAccount(1, to: database) }
                    == .constraint("account.id"))
            let wrong = try await Rehearsal.refusal {
                try await database.read { try $0.each("DELETE FROM account") { _ in } }
            }
            #expect(wrong == .programmer("a read tried to write"))
            #expect(try await Rehearsal.accounts(in: database) == 1)
        }.value
    }

    @Test("Many tasks in place and elsewhere are served one after the other, and a long log is still moved")
    func many() async throws {
        try await Rehearsal.addAccount(1, to: database)
        let database = database
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...200 {
                group.addTask(executorPreference: number.isMultiple(of: 2) ? database.inPlace : nil) {
                    try await database.write { books in
                        let phone = String(repeating: "x", count: 30000) + "\(number)"
                        try books.execute("INSERT INTO account VALUES (?, ?, 5)", 1000 + number, phone)
                        let balance = try books.first("SELECT balance FROM account WHERE id = 1") { $0.integer(0) }
                        try books.execute("UPDATE account SET balance = ? WHERE id = 1", (balance ?? 0) - 1)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await Rehearsal.balance(1, in: database) == 9800)
        #expect(try folder.bytes("store.db-wal").count < 8_000_000)
        #expect(try await database.check(deep: true) == [])
    }
}
