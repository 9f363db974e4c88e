import GRDBSQLite
import SQL

/// A look at a file before anything may write to it: opening a pool already would.
struct Preflight {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Answers the version of the schema.
    /// - Throws: `EngineError`: missing, empty or no database, another application's, damaged.
    func inspect(check: Bool) throws -> Int {
        guard let size = Disk.size(path) else { throw EngineError(.missing) }
        guard size > 0 else { throw EngineError(.notADatabase) }
        return try connected { handle in
            let application = Int32(truncatingIfNeeded: try number("PRAGMA application_id", handle))
            guard application == SQLiteDatabase.application else {
                throw EngineError(.foreign(application: application))
            }
            if check, let finding = try text("PRAGMA quick_check(1)", handle), finding != "ok" {
                throw EngineError(.corrupt)
            }
            return Int(try number("PRAGMA user_version", handle))
        }
    }

    /// Every finding about a copy that nobody has open: its structure, its references, whose it is.
    /// - Throws: `EngineError` when it cannot even be looked at.
    func findings() throws -> [String] {
        _ = try inspect(check: false)
        do {
            return try connected { handle in
                let structure = try texts("PRAGMA integrity_check", handle).filter { $0 != "ok" }
                guard structure.isEmpty else { return structure }
                let references = try texts("SELECT \"table\" FROM pragma_foreign_key_check", handle)
                return references.map { "a row of \($0) refers to nothing" }
            }
        } catch let error as EngineError where error.kind == .corrupt {
            return ["the file cannot be read through: code \(error.code)"]
        }
    }

    private func connected<T>(_ body: (OpaquePointer) throws -> T) throws -> T {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        defer { sqlite3_close(opened) }
        guard code == SQLITE_OK, let opened else { throw EngineError(handle: opened) }
        sqlite3_busy_timeout(opened, 5000)
        return try body(opened)
    }

    private func number(_ sql: String, _ handle: OpaquePointer) throws -> Int64 {
        var found: Int64 = 0
        try step(sql, handle) { found = sqlite3_column_int64($0, 0) }
        return found
    }

    private func text(_ sql: String, _ handle: OpaquePointer) throws -> String? {
        try texts(sql, handle).first
    }

    private func texts(_ sql: String, _ handle: OpaquePointer) throws -> [String] {
        var found: [String] = []
        try step(sql, handle) { found.append(Cursor(statement: $0).text(0)) }
        return found
    }

    private func step(_ sql: String, _ handle: OpaquePointer, _ row: (OpaquePointer) -> Void) throws {
        var prepared: OpaquePointer?
        defer { sqlite3_finalize(prepared) }
        guard sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK, let prepared else {
            throw EngineError(handle: handle)
        }
        while true {
            switch sqlite3_step(prepared) {
            case SQLITE_ROW: row(prepared)
            case SQLITE_DONE: return
            default: throw EngineError(handle: handle)
            }
        }
    }
}
