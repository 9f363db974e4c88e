import struct GRDB.Configuration
import struct GRDB.DatabaseError
import class GRDB.DatabasePool
import class GRDB.DatabaseQueue
import protocol GRDB.DatabaseReader
import protocol GRDB.DatabaseWriter
import Glibc
package import SQL
import Synchronization

extension SQLiteDatabase {
    /// The number that marks a file as ours: "QTAI".
    static let application: Int32 = 0x5154_4149

    /// Opens a store's books for reading and writing, bringing their schema up to date.
    ///
    /// Looks before it touches: a missing, empty, foreign or newer file is refused and left as it is.
    /// - Parameters:
    ///   - holder: how this process introduces itself to a second one that is refused.
    ///   - check: whether to look for damage first, about a second per gigabyte.
    /// - Throws: `EngineError`.
    package static func open(
        at path: String, migrations: [Migration], holder: Holder, check: Bool = false
    ) throws -> SQLiteDatabase {
        guard Disk.size(path) != nil else { throw EngineError(.missing) }
        let lock = try StoreLock.take(beside: path, holder: holder)
        return try open(at: path, migrations: migrations, lock: lock, check: check)
    }

    /// Makes new books where there are none, and opens them; they appear complete or not at all.
    /// - Throws: `EngineError`, `.exists` when there is a file, or what is left of one.
    package static func create(
        at path: String, migrations: [Migration], holder: Holder
    ) throws -> SQLiteDatabase {
        let lock = try StoreLock.take(beside: path, holder: holder)
        let draft = try draft(of: path)
        let connections = try connect(draft)
        try translating {
            try connections.pool.writeWithoutTransaction { try begin(Connection($0), migrations) }
            try connections.pool.close()
        }
        guard Disk.size(draft + "-wal") == nil else { throw EngineError(.io) }
        try Disk.publish(draft, as: path)
        return try open(at: path, migrations: migrations, lock: lock, check: false)
    }

    /// Makes new books where there are none, has them filled, and opens them; they appear filled or not at all.
    ///
    /// Because nobody else sees the draft and a crash only costs the draft, its pages are written once, without a log,
    /// and references and checks are not looked at row by row: whoever fills it vouches for them, and `check` proves it.
    /// - Throws: `EngineError`, `.exists` when there is a file, or what is left of one; whatever `fill` throws.
    package static func create<T: Sendable>(
        at path: String, migrations: [Migration], holder: Holder,
        filledBy fill: @Sendable (any Database) async throws -> T
    ) async throws -> (database: SQLiteDatabase, answer: T) {
        let lock = try StoreLock.take(beside: path, holder: holder)
        let draft = try draft(of: path)
        let answer: T
        do {
            let books = try drafted(draft, migrations)
            answer = try await fill(books)
            guard books.condition == .writable else { throw EngineError(.io) }
            try books.connections().pool.close()
            try Disk.publish(draft, as: path)
        } catch {
            Disk.discard(draft)
            throw error is DatabaseError ? EngineError(.io) : error
        }
        return (try open(at: path, migrations: migrations, lock: lock, check: false), answer)
    }

    /// The name of a draft beside a path that is free; what an earlier try left there is gone.
    private static func draft(of path: String) throws -> String {
        guard ["", "-wal", "-shm", "-journal"].allSatisfy({ Disk.size(path + $0) == nil }) else {
            throw EngineError(.exists)
        }
        for end in ["", "-wal", "-shm"] { Disk.discard(path + ".new" + end) }
        return path + ".new"
    }

    /// Empty books at a draft's path, fast and of no use to anybody but who fills them.
    private static func drafted(_ draft: String, _ migrations: [Migration]) throws -> SQLiteDatabase {
        var configuration = configuration(readOnly: false)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { owner in
            try Connection(owner).script(
                """
                PRAGMA journal_mode = MEMORY;
                PRAGMA synchronous = OFF;
                PRAGMA cache_size = -262144;
                PRAGMA ignore_check_constraints = ON;
                """)
        }
        let connections = try translating {
            let queue = try DatabaseQueue(path: draft, configuration: configuration)
            try queue.writeWithoutTransaction { owner in
                try begin(Connection(owner), migrations)
                try Connection(owner).script("PRAGMA foreign_keys = OFF")
            }
            return Connections(pool: queue, log: LogLength())
        }
        return SQLiteDatabase(place: .draft, migrations: migrations, lock: nil, connections: connections)
    }

    /// Opens books for looking only, even while another process writes to them.
    /// - Parameter known: the migrations whoever looks can make sense of; nil = books of a newer program will do too.
    /// - Throws: `EngineError`.
    package static func openReadOnly(at path: String, known: [Migration]? = nil) throws -> SQLiteDatabase {
        let version = try Preflight(path).inspect(check: false)
        if let known, version > known.count { throw EngineError(.newerSchema(found: version, known: known.count)) }
        let connections = try connect(path, readOnly: true)
        return SQLiteDatabase(place: .readOnlyFile(path), migrations: [], lock: nil, connections: connections)
    }

    /// Opens new books that live in memory; for tests and rehearsals.
    /// - Throws: `EngineError` when a migration is wrong.
    package static func inMemory(migrations: [Migration]) throws -> SQLiteDatabase {
        let connections = try translating {
            let queue = try DatabaseQueue(configuration: configuration(readOnly: false))
            try queue.writeWithoutTransaction { try begin(Connection($0), migrations) }
            return Connections(pool: queue, log: LogLength())
        }
        return SQLiteDatabase(place: .memory, migrations: migrations, lock: nil, connections: connections)
    }

    /// Closes every connection and opens them anew, still holding the store.
    /// - Throws: `EngineError`; the database is closed then. Books in memory cannot be reopened.
    package func reopen() async throws {
        guard case .file(let path) = place else {
            throw EngineError(.programmer("only books in a file of their own can be reopened"))
        }
        guard condition != .readOnly(.closed) else { throw EngineError(.readOnly(.closed)) }
        shut()
        let connections = try Self.prepare(path, migrations, check: true)
        state.withLock { $0 = State(connections: connections, condition: .writable) }
    }

    private static func begin(_ connection: Connection, _ migrations: [Migration]) throws {
        try connection.script("PRAGMA application_id = \(application)")
        try Landing(migrations).run(on: connection)
    }

    private static func open(
        at path: String, migrations: [Migration], lock: StoreLock, check: Bool
    ) throws -> SQLiteDatabase {
        let connections = try prepare(path, migrations, check: check)
        return SQLiteDatabase(place: .file(path), migrations: migrations, lock: lock, connections: connections)
    }

    private static func prepare(_ path: String, _ migrations: [Migration], check: Bool) throws -> Connections {
        let version = try Preflight(path).inspect(check: check)
        guard version <= migrations.count else {
            throw EngineError(.newerSchema(found: version, known: migrations.count))
        }
        let connections = try connect(path)
        try translating {
            try connections.pool.writeWithoutTransaction { owner in
                try Landing(migrations).run(on: Connection(owner))
            }
        }
        return connections
    }

    private static func connect(_ path: String, readOnly: Bool = false) throws -> Connections {
        let log = LogLength()
        let pool = try translating {
            let pool = try DatabasePool(path: path, configuration: configuration(readOnly: readOnly))
            guard !readOnly else { return pool }
            try pool.writeWithoutTransaction { owner in
                let connection = try Connection(owner)
                // GRDB sets NORMAL after its own preparation, so this has to come last.
                try connection.script("PRAGMA synchronous = FULL")
                connection.watchLog(log)
                if let finding = try Pragmas.writer.findings(on: connection).first {
                    throw EngineError(.programmer(finding))
                }
            }
            return pool
        }
        return Connections(pool: pool, log: log)
    }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { owner in
            try Connection(owner).script(
                """
                PRAGMA cell_size_check = ON;
                PRAGMA trusted_schema = OFF;
                PRAGMA temp_store = MEMORY;
                """)
        }
        return configuration
    }

    /// Runs a piece of work with GRDB, whose errors stay in this target.
    static func translating<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw EngineError(error)
        }
    }
}
