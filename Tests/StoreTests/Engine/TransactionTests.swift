import Dispatch
import SQL
import SQLite
import Testing

@Suite("Transactions")
struct TransactionTests {
    struct Refused: Error, Equatable {}

    let folder: Folder
    let database: SQLiteDatabase

    init() throws {
        folder = try Folder()
        database = try Rehearsal.create(in: folder)
    }

    @Test("What was written is there for the next reader and after opening again")
    func kept() async throws {
        try await Rehearsal.addAccount(1, to: database)
        #expect(try await Rehearsal.balance(1, in: database) == 10000)
        database.close()
        #expect(try await Rehearsal.balance(1, in: Rehearsal.open(in: folder)) == 10000)
    }

    @Test("Throwing undoes everything and passes the error on")
    func thrown() async throws {
        await #expect(throws: Refused()) {
            try await database.write { books in
                try books.execute("INSERT INTO account VALUES (1, NULL, 5)")
                throw Refused()
            }
        }
        #expect(try await Rehearsal.accounts(in: database) == 0)
    }

    @Test("A failed statement cannot be swallowed: what is left is not committed")
    func poisoned() async throws {
        let refusal = try await Rehearsal.refusal {
            try await database.write { books in
                try books.execute("INSERT INTO account VALUES (1, NULL, 5)")
                _ = try? books.execute("INSERT INTO account VALUES (1, NULL, 5)")
            }
        }
        #expect(refusal == .constraint("account.id"))
        #expect(try await Rehearsal.accounts(in: database) == 0)
    }

    @Test("After a failed statement every other one fails likewise")
    func stays() async throws {
        let refusal = try await Rehearsal.refusal {
            try await database.write { books in
                _ = try? books.execute("INSERT INTO account VALUES (1, NULL, -5)")
                try books.execute("INSERT INTO account VALUES (2, NULL, 5)")
            }
        }
        #expect(refusal == .constraint("never_below_zero"))
    }

    @Test("A savepoint undoes its own part only, and lets the rest be committed")
    func savepoint() async throws {
        try await database.write { books in
            try books.execute("INSERT INTO account VALUES (1, NULL, 5)")
            do {
                try books.savepoint {
                    try books.execute("INSERT INTO account VALUES (2, NULL, 5)")
                    try books.execute("INSERT INTO account VALUES (1, NULL, 5)")
                }
                Issue.record("the second account of one number must fail")
            } catch let error as EngineError {
                #expect(error.kind == .constraint("account.id"))
            }
            try books.execute("INSERT INTO account VALUES (3, NULL, 5)")
        }
        let ids = try await database.read { try $0.rows("SELECT id FROM account ORDER BY id") { $0.integer(0) } }
        #expect(ids == [1, 3])
    }

    @Test("Savepoints nest, and a swallowed failure inside one undoes that one")
    func nested() async throws {
        try await database.write { books in
            try books.savepoint {
                try books.execute("INSERT INTO account VALUES (1, NULL, 5)")
                _ = try? books.savepoint {
                    try books.execute("INSERT INTO account VALUES (2, NULL, 5)")
                    _ = try? books.execute("INSERT INTO account VALUES (2, NULL, 5)")
                }
                _ = try? books.savepoint { throw Refused() }
                try books.execute("INSERT INTO account VALUES (4, NULL, 5)")
            }
        }
        let ids = try await database.read { try $0.rows("SELECT id FROM account ORDER BY id") { $0.integer(0) } }
        #expect(ids == [1, 4])
    }

    @Test("A wrong statement is not forgiven by a savepoint")
    func programmer() async throws {
        let refusal = try await Rehearsal.refusal {
            try await database.write { books in
                _ = try? books.savepoint { try books.execute("INSERT INTO nowhere VALUES (1)") }
                try books.execute("INSERT INTO account VALUES (1, NULL, 5)")
            }
        }
        #expect(refusal == .programmer("no such table: nowhere"))
        #expect(try await Rehearsal.accounts(in: database) == 0)
    }

    @Test("Constraints are named, and no error repeats what was to be written")
    func named() async throws {
        let phone = "13812345678"
        try await Rehearsal.addAccount(1, phone: phone, to: database)
        try await database.write { try $0.execute("INSERT INTO entry (account, amount) VALUES (1, 5)") }
        let cases: [(String, [Value], String)] = [
            ("INSERT INTO account VALUES (2, ?, 5)", [.text(phone)], "account.phone"),
            ("UPDATE account SET balance = balance - ?", [.integer(99_999)], "never_below_zero"),
            ("INSERT INTO entry (account, amount) VALUES (?, 1)", [.integer(9)], "FOREIGN KEY"),
            ("DELETE FROM entry WHERE id >= ?", [.integer(0)], "entries stay"),
        ]
        for (sql, arguments, name) in cases {
            do {
                try await database.write { _ = try $0.execute(sql, arguments: arguments) }
                Issue.record("\(name) must fail")
            } catch let error as EngineError {
                #expect(error.kind == .constraint(name))
                #expect(!String(reflecting: error).contains(phone))
            }
        }
    }

    @Test("A reader keeps seeing its snapshot while others write")
    func snapshot() async throws {
        try await Rehearsal.addAccount(1, to: database)
        let gate = DispatchSemaphore(value: 0)
        let (entered, entrance) = AsyncStream.makeStream(of: Void.self)
        async let counts = database.read { books in
            let before = try books.first("SELECT count(*) FROM account") { $0.integer(0) }
            entrance.finish()
            gate.wait()
            return [before, try books.first("SELECT count(*) FROM account") { $0.integer(0) }]
        }
        for await _ in entered {}
        try await Rehearsal.addAccount(2, to: database)
        gate.signal()
        #expect(try await counts == [1, 1])
        #expect(try await Rehearsal.accounts(in: database) == 2)
    }

    @Test("Many writers at once are served one after the other")
    func serial() async throws {
        try await Rehearsal.addAccount(1, to: database)
        let database = database
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...100 {
                group.addTask {
                    try await database.write { books in
                        let balance = try books.first("SELECT balance FROM account WHERE id = 1") { $0.integer(0) }
                        try books.execute("UPDATE account SET balance = ? WHERE id = 1", (balance ?? 0) - 1)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await Rehearsal.balance(1, in: database) == 9900)
    }

    @Test("A cancelled task's write is carried out whole")
    func cancelled() async throws {
        let database = database
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await Rehearsal.addAccount(1, to: database)
        }
        task.cancel()
        try await task.value
        #expect(try await Rehearsal.accounts(in: database) == 1)
    }
}
