import SQL

/// One read transaction.
struct Snapshot: Reading {
    let connection: Connection

    func step(_ sql: String, _ arguments: [any Bindable], _ body: (any Row) throws -> Bool) throws {
        try connection.step(sql, arguments, body)
    }
}
