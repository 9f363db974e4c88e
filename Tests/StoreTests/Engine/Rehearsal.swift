import SQL
import SQLite

/// A small schema and the sentences the engine's tests share.
enum Rehearsal {
    static let holder = Holder(process: 4711, user: "shop", terminal: "pts/3", since: 1_767_000_000_000)

    static let migrations = [
        Migration(
            id: "0001-accounts",
            sql: [
                """
                CREATE TABLE account (
                    id INTEGER PRIMARY KEY,
                    phone TEXT UNIQUE,
                    balance INTEGER NOT NULL CONSTRAINT never_below_zero CHECK (balance >= 0)
                ) STRICT
                """
            ]),
        Migration(
            id: "0002-entries",
            sql: [
                """
                CREATE TABLE entry (
                    id INTEGER PRIMARY KEY,
                    account INTEGER NOT NULL REFERENCES account (id),
                    amount INTEGER NOT NULL
                ) STRICT
                """,
                """
                CREATE TRIGGER entry_stays BEFORE DELETE ON entry
                BEGIN SELECT RAISE(ABORT, 'entries stay'); END
                """,
            ]),
    ]

    static func create(in folder: Folder, _ name: String = "store.db") throws -> SQLiteDatabase {
        try SQLiteDatabase.create(at: folder.file(name), migrations: migrations, holder: holder)
    }

    static func open(in folder: Folder, migrations: [Migration] = migrations, check: Bool = false) throws
        -> SQLiteDatabase
    {
        try SQLiteDatabase.open(at: folder.file("store.db"), migrations: migrations, holder: holder, check: check)
    }

    /// An account of 100.00 yuan.
    static func addAccount(_ id: Int64, phone: String? = nil, to database: any Database) async throws {
        try await database.write { books in
            _ = try books.execute("INSERT INTO account (id, phone, balance) VALUES (?, ?, 10000)", id, phone)
        }
    }

    static func balance(_ id: Int64, in database: any Database) async throws -> Int64? {
        try await database.read { try $0.first("SELECT balance FROM account WHERE id = ?", id) { $0.integer(0) } }
    }

    static func accounts(in database: any Database) async throws -> Int64? {
        try await database.read { try $0.first("SELECT count(*) FROM account") { $0.integer(0) } }
    }

    /// The kind of engine error a piece of work ends with; nil when it ends well.
    static func refusal(_ body: () async throws -> Void) async throws -> EngineError.Kind? {
        do {
            try await body()
            return nil
        } catch let error as EngineError {
            return error.kind
        }
    }
}
