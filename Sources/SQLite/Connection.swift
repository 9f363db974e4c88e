import class GRDB.Database
import struct GRDB.DatabaseError
import class GRDB.Statement
import GRDBSQLite
import SQL

/// One connection of GRDB's, spoken to in SQLite's own calls.
///
/// GRDB keeps one prepared statement per text and connection; binding and stepping are ours, because a row of GRDB's
/// costs more than the step that fetched it.
struct Connection {
    private let owner: GRDB.Database
    private let handle: OpaquePointer

    /// Speaks on a connection; to be used only inside the closure GRDB handed it to.
    /// - Throws: `EngineError` with `.readOnly(.closed)`.
    init(_ owner: GRDB.Database) throws {
        guard let handle = owner.sqliteConnection else { throw EngineError(.readOnly(.closed)) }
        self.owner = owner
        self.handle = handle
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Runs a statement and hands over its rows until the closure answers false; one that writes is run to its end.
    /// - Throws: `EngineError`, or whatever the closure throws.
    func step(_ sql: String, _ arguments: [any Bindable] = [], _ body: (any Row) throws -> Bool) throws {
        let prepared = try statement(sql)
        let statement = prepared.sqliteStatement
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        try bind(arguments, to: statement)
        let toItsEnd = sqlite3_stmt_readonly(statement) == 0
        var wanted = true
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                guard wanted else { continue }
                wanted = try body(Cursor(statement: statement))
                if !wanted && !toItsEnd { return }
            case SQLITE_DONE: return
            default: throw EngineError(handle: handle)
            }
        }
    }

    /// Runs one statement and answers how many rows it changed.
    /// - Throws: `EngineError`.
    @discardableResult
    func execute(_ sql: String, _ arguments: [any Bindable] = []) throws -> Int {
        let before = sqlite3_total_changes64(handle)
        try step(sql, arguments) { _ in true }
        return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }

    /// Runs one statement once for each row of arguments, all rows one behind the other.
    ///
    /// Loading a store is the one place where finding the statement again costs as much as running it.
    /// - Throws: `EngineError`.
    func execute(_ sql: String, each arguments: [Value]) throws {
        let prepared = try statement(sql)
        let statement = prepared.sqliteStatement
        let width = Int(sqlite3_bind_parameter_count(statement))
        guard width > 0, arguments.count.isMultiple(of: width) else {
            throw EngineError(.programmer("\(arguments.count) arguments are no whole rows of \(width)"))
        }
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        try withUnsafeTemporaryAllocation(byteCount: Self.rowBytes, alignment: 1) { room in
            var place: Int32 = 0
            var used = 0
            for argument in arguments {
                place += 1
                try lend(argument, to: statement, at: place, room, &used)
                guard place == width else { continue }
                try run(statement)
                place = 0
                used = 0
            }
        }
    }

    /// Bytes of one row that are bound where they lie; what does not fit is copied once more by SQLite.
    private static let rowBytes = 8192

    private func run(_ statement: OpaquePointer) throws {
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { break }
            guard code == SQLITE_ROW else { throw EngineError(handle: handle) }
        }
        sqlite3_reset(statement)
    }

    /// Binds a value without SQLite copying it: texts and blobs lie in the row's room until the row is run.
    private func lend(
        _ value: Value, to statement: OpaquePointer, at place: Int32, _ room: UnsafeMutableRawBufferPointer,
        _ used: inout Int
    ) throws {
        let from = used
        switch value {
        case .null, .integer:
            return try bind(value, to: statement, at: place)
        case .text(let text):
            guard used + text.utf8.count <= room.count else { return try bind(value, to: statement, at: place) }
            used += text.utf8.count
            UnsafeMutableRawBufferPointer(rebasing: room[from..<used]).copyBytes(from: text.utf8)
        case .blob(let bytes):
            guard !bytes.isEmpty, used + bytes.count <= room.count else {
                return try bind(value, to: statement, at: place)
            }
            used += bytes.count
            UnsafeMutableRawBufferPointer(rebasing: room[from..<used]).copyBytes(from: bytes)
        }
        guard let start = room.baseAddress?.advanced(by: from) else { return try bind(value, to: statement, at: place) }
        let count = Int32(used - from)
        let code =
            if case .text = value {
                sqlite3_bind_text(statement, place, start.assumingMemoryBound(to: CChar.self), count, nil)
            } else {
                sqlite3_bind_blob(statement, place, start, count, nil)
            }
        guard code == SQLITE_OK else { throw EngineError(handle: handle) }
    }

    /// Runs any number of statements that take no arguments; for migrations.
    /// - Throws: `EngineError`.
    func script(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw EngineError(handle: handle) }
    }

    /// The number a PRAGMA or a query of one number answers; nil when it answers nothing.
    /// - Throws: `EngineError`.
    func number(_ sql: String) throws -> Int64? {
        var found: Int64?
        try step(sql) { row in
            found = row.integer(0)
            return false
        }
        return found
    }

    /// The first column of every row, written as text.
    /// - Throws: `EngineError`.
    func lines(_ sql: String) throws -> [String] {
        var found: [String] = []
        try step(sql) { row in
            found.append(row.text(0))
            return true
        }
        return found
    }

    /// Moves the log's pages into the file without waiting for anyone, and answers whether that was all of them.
    /// - Throws: `EngineError`; readers in the way are no error.
    func checkpoint() throws -> Bool {
        var pages: Int32 = 0
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved)
        guard code == SQLITE_OK || code & 0xff == SQLITE_BUSY else { throw EngineError(handle: handle) }
        return code == SQLITE_OK && pages == moved
    }

    /// Reports the length of the log after each commit, and takes GRDB's observers off, which nobody uses here.
    ///
    /// SQLite's own checkpoint after a commit swallows the disk's errors, ours does not.
    func watchLog(_ length: LogLength) {
        sqlite3_commit_hook(handle, nil, nil)
        sqlite3_rollback_hook(handle, nil, nil)
        let context = Unmanaged.passUnretained(length).toOpaque()
        sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                if let context {
                    Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().note(Int(pages))
                }
                return SQLITE_OK
            }, context)
    }

    /// The statement for a text: the one kept, or a fresh one while the one kept is being stepped further out.
    private func statement(_ sql: String) throws -> Statement {
        do {
            let kept = try owner.cachedStatement(sql: sql)
            return sqlite3_stmt_busy(kept.sqliteStatement) == 0 ? kept : try owner.makeStatement(sql: sql)
        } catch let error as DatabaseError {
            throw EngineError(error)
        }
    }

    private func bind(_ arguments: [any Bindable], to statement: OpaquePointer) throws {
        guard Int(sqlite3_bind_parameter_count(statement)) == arguments.count else {
            let wanted = sqlite3_bind_parameter_count(statement)
            throw EngineError(.programmer("\(arguments.count) arguments where the statement takes \(wanted)"))
        }
        for (index, argument) in arguments.enumerated() {
            try bind(argument.value, to: statement, at: Int32(index + 1))
        }
    }

    private func bind(_ value: Value, to statement: OpaquePointer, at place: Int32) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .text(let text): bind(text, to: statement, at: place)
            case .blob(let bytes): bind(bytes, to: statement, at: place)
            }
        guard code == SQLITE_OK else { throw EngineError(handle: handle) }
    }

    private func bind(_ text: String, to statement: OpaquePointer, at place: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else {
                return sqlite3_bind_text(statement, place, "", 0, Self.copied)
            }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text(statement, place, $0, Int32(bytes.count), Self.copied)
            }
        }
    }

    private func bind(_ bytes: [UInt8], to statement: OpaquePointer, at place: Int32) -> Int32 {
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, place, 0) }
        return sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), Self.copied)
    }

    // SQLITE_TRANSIENT is the C macro ((sqlite3_destructor_type)-1), which Swift does not import.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
