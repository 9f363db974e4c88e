import GRDBSQLite
import SQL

/// The row a raw statement stands on; columns are read where they lie, nothing is copied but what is asked for.
struct Cursor: Row {
    let statement: OpaquePointer

    var count: Int { Int(sqlite3_column_count(statement)) }

    func integer(_ column: Int) -> Int64 {
        precondition(kind(column) == SQLITE_INTEGER, "column \(column) holds no whole number: \(sql)")
        return sqlite3_column_int64(statement, Int32(column))
    }

    func optionalInteger(_ column: Int) -> Int64? {
        kind(column) == SQLITE_NULL ? nil : integer(column)
    }

    func text(_ column: Int) -> String {
        precondition(kind(column) == SQLITE_TEXT, "column \(column) holds no text: \(sql)")
        let start = sqlite3_column_text(statement, Int32(column))
        let length = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }

    func optionalText(_ column: Int) -> String? {
        kind(column) == SQLITE_NULL ? nil : text(column)
    }

    func blob(_ column: Int) -> [UInt8] {
        precondition(kind(column) == SQLITE_BLOB, "column \(column) holds no bytes: \(sql)")
        let start = sqlite3_column_blob(statement, Int32(column))
        let length = Int(sqlite3_column_bytes(statement, Int32(column)))
        return Array(UnsafeRawBufferPointer(start: start, count: length))
    }

    func optionalBlob(_ column: Int) -> [UInt8]? {
        kind(column) == SQLITE_NULL ? nil : blob(column)
    }

    func bool(_ column: Int) -> Bool {
        integer(column) != 0
    }

    func value(_ column: Int) -> Value {
        switch kind(column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        case SQLITE_NULL: .null
        default: preconditionFailure("column \(column) holds a floating point number: \(sql)")
        }
    }

    func name(_ column: Int) -> String {
        sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) } ?? ""
    }

    private func kind(_ column: Int) -> Int32 {
        sqlite3_column_type(statement, Int32(column))
    }

    private var sql: String {
        sqlite3_sql(statement).map { String(cString: $0) } ?? ""
    }
}
