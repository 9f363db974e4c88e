import SQL

/// Brings a schema up to date, one transaction per step, and refuses books whose landed steps were edited.
struct Landing {
    private let migrations: [Migration]

    init(_ migrations: [Migration]) {
        precondition(Set(migrations.map(\.id)).count == migrations.count, "two migrations have one id")
        self.migrations = migrations
    }

    /// Runs the steps that have not landed yet.
    /// - Throws: `EngineError`; every step before the one that failed has landed.
    func run(on connection: Connection) throws {
        let landed = try compare(with: connection)
        guard landed < migrations.count else { return }
        try connection.script("PRAGMA foreign_keys = OFF")
        defer { try? connection.script("PRAGMA foreign_keys = ON") }
        for position in landed..<migrations.count {
            try land(migrations[position], at: position + 1, on: connection)
        }
        try connection.script("PRAGMA foreign_keys = ON")
    }

    /// How many steps have landed, all of them as they are written here.
    private func compare(with connection: Connection) throws -> Int {
        let version = Int(try connection.number("PRAGMA user_version") ?? 0)
        guard version <= migrations.count else {
            throw EngineError(.newerSchema(found: version, known: migrations.count))
        }
        guard version > 0 else { return 0 }
        var landed: [(id: String, hash: Int64)] = []
        try connection.step("SELECT id, hash FROM schema_migration ORDER BY position") { row in
            landed.append((row.text(0), row.integer(1)))
            return true
        }
        for (migration, record) in zip(migrations, landed)
        where migration.id != record.id || Self.hash(migration) != record.hash {
            throw EngineError(.migrationChanged(id: record.id))
        }
        guard landed.count == version else { throw EngineError(.corrupt) }
        return version
    }

    private func land(_ migration: Migration, at position: Int, on connection: Connection) throws {
        try connection.execute("BEGIN IMMEDIATE")
        do {
            try connection.script(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    position INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    hash INTEGER NOT NULL
                ) STRICT
                """)
            for statement in migration.sql { try connection.script(statement) }
            try connection.execute(
                "INSERT INTO schema_migration (position, id, hash) VALUES (?, ?, ?)",
                [position, migration.id, Self.hash(migration)])
            if let table = try connection.lines("SELECT \"table\" FROM pragma_foreign_key_check").first {
                throw EngineError(.constraint("FOREIGN KEY of \(table)"))
            }
            try connection.script("PRAGMA user_version = \(position)")
            try connection.execute("COMMIT")
        } catch {
            if connection.isInTransaction { try connection.execute("ROLLBACK") }
            throw error
        }
    }

    /// FNV-1a over id and statements: it has to find an edit, not an enemy.
    private static func hash(_ migration: Migration) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in [migration.id] + migration.sql {
            for byte in Array(part.utf8) + [0] {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
        }
        return Int64(bitPattern: hash)
    }
}
