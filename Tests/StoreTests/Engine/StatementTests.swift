import SQL
import SQLite
import Testing

@Suite("Statements")
struct StatementTests {
    let database: SQLiteDatabase

    init() throws {
        database = try SQLiteDatabase.inMemory(migrations: [
            Migration(
                id: "1",
                sql: ["CREATE TABLE thing (id INTEGER PRIMARY KEY, number INTEGER, text TEXT, bytes BLOB) STRICT"])
        ])
    }

    @Test(
        "Values come back as they were given",
        arguments: [
            Value.null, .integer(.min), .integer(.max), .integer(0), .text(""), .text("张三\u{0}丰 𠮷"), .blob([]),
            .blob([0, 255, 0]),
        ])
    func roundTrip(value: Value) async throws {
        let column =
            switch value {
            case .null, .integer: "number"
            case .text: "text"
            case .blob: "bytes"
            }
        let found = try await database.write { books in
            try books.execute("INSERT INTO thing (\(column)) VALUES (?)", value)
            return try books.first("SELECT \(column) FROM thing") { $0.value(0) }
        }
        #expect(found == value)
    }

    @Test("Typed readers answer what the columns hold, null among it")
    func typed() async throws {
        try await database.write { books in
            try books.execute(
                "INSERT INTO thing VALUES (?, ?, ?, ?), (2, NULL, NULL, NULL)", 1, true, "甲", [UInt8](1...3))
        }
        try await database.read { books in
            try books.each("SELECT * FROM thing WHERE id = ?", 1) { row in
                #expect(row.count == 4 && row.name(2) == "text")
                #expect(row.integer(0) == 1 && row.bool(1) && row.text(2) == "甲" && row.blob(3) == [1, 2, 3])
                #expect(row.optionalInteger(1) == 1 && row.optionalText(2) == "甲" && row.optionalBlob(3) == [1, 2, 3])
            }
            try books.each("SELECT * FROM thing WHERE id = ?", 2) { row in
                #expect(row.optionalInteger(1) == nil && row.optionalText(2) == nil && row.optionalBlob(3) == nil)
            }
        }
    }

    @Test("The same statement may run inside its own rows")
    func nested() async throws {
        try await fill(3)
        let sql = "SELECT id FROM thing WHERE id >= ? ORDER BY id"
        let pairs = try await database.read { books in
            try books.rows(sql, 1) { outer in
                let inner = try books.rows(sql, outer.integer(0)) { $0.integer(0) }
                return "\(outer.integer(0)):\(inner)"
            }
        }
        #expect(pairs == ["1:[1, 2, 3]", "2:[2, 3]", "3:[3]"])
    }

    @Test("A statement used again starts afresh, also after it was left in the middle or failed")
    func again() async throws {
        try await fill(5)
        try await database.read { books in
            for wanted in [4, 2, 5] {
                let found = try books.first("SELECT id FROM thing WHERE id >= ? ORDER BY id", wanted) { $0.integer(0) }
                #expect(found == Int64(wanted))
            }
        }
        let refusal = try await Rehearsal.refusal {
            _ = try await database.write { try $0.execute("INSERT INTO thing (id) VALUES (?)", 3) }
        }
        #expect(refusal == .constraint("thing.id"))
        try await database.write { try $0.execute("INSERT INTO thing (id) VALUES (?)", 6) }
    }

    @Test("A kept statement follows a change of the schema")
    func schema() async throws {
        try await fill(1)
        let names = try await database.write { books in
            var names: [Int] = []
            for _ in 1...2 {
                try books.each("SELECT * FROM thing") { names.append($0.count) }
                if names.count == 1 { try books.execute("ALTER TABLE thing ADD COLUMN fifth INTEGER") }
            }
            return names
        }
        #expect(names == [4, 5])
    }

    @Test("Changed rows are counted, and a statement that changes nothing counts none")
    func counted() async throws {
        try await fill(4)
        let counts = try await database.write { books in
            [
                try books.execute("UPDATE thing SET number = 1 WHERE id <= ?", 3),
                try books.execute("UPDATE thing SET number = 1 WHERE id > ?", 99),
                try books.execute("CREATE TABLE other (id INTEGER) STRICT"),
                try books.execute("DELETE FROM thing"),
            ]
        }
        #expect(counts == [3, 0, 0, 4])
    }

    @Test("A writing statement that returns rows is run to its end, even when only the first row is wanted")
    func returning() async throws {
        let first = try await database.write { books in
            try books.first("INSERT INTO thing (id) VALUES (7), (8), (9) RETURNING id") { $0.integer(0) }
        }
        #expect(first == 7)
        let count = try await database.read { try $0.first("SELECT count(*) FROM thing") { $0.integer(0) } }
        #expect(count == 3)
    }

    @Test("Too few or too many arguments are a programmer's error", arguments: [0, 2])
    func arguments(count: Int) async throws {
        let refusal = try await Rehearsal.refusal {
            _ = try await database.read { books in
                try books.rows("SELECT ?", arguments: [Int](repeating: 1, count: count)) { $0.integer(0) }
            }
        }
        #expect(refusal == .programmer("\(count) arguments where the statement takes 1"))
    }

    @Test("A reader cannot write")
    func readers() async throws {
        let refusal = try await Rehearsal.refusal {
            try await database.read { try $0.each("INSERT INTO thing (id) VALUES (1)") { _ in } }
        }
        #expect(refusal == .programmer("a read tried to write"))
        #expect(database.condition == .writable)
    }

    private func fill(_ count: Int64) async throws {
        try await database.write { books in
            for id in 1...count { try books.execute("INSERT INTO thing (id) VALUES (?)", id) }
        }
    }
}
