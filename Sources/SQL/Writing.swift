/// The one open write transaction; it also reads, and sees its own writes.
///
/// After a statement has failed, every further statement fails with the same error and the transaction is rolled
/// back even if the caller swallowed it; only a `savepoint` around the failing statement undoes that, and only for
/// a broken constraint. SQLite alone would commit the rest.
package protocol Writing: Reading {
    /// Runs one statement and answers how many rows it inserted, changed or deleted (triggers not counted).
    /// - Throws: `EngineError`.
    @discardableResult
    func execute(_ sql: String, arguments: [any Bindable]) throws -> Int

    /// Runs one statement once for each row of arguments, all rows one behind the other; for loading many rows.
    /// - Throws: `EngineError`; `.programmer` if the arguments are no whole number of rows.
    func execute(_ sql: String, each arguments: [Value]) throws

    /// Runs the closure; if it throws, everything it wrote is undone and the error passed on.
    /// - Throws: whatever the closure throws, or `EngineError`.
    func savepoint<T>(_ body: () throws -> T) throws -> T
}

extension Writing {
    /// Runs one statement with its arguments in line, and answers how many rows it changed.
    /// - Throws: `EngineError`.
    @inlinable @discardableResult
    package func execute(_ sql: String, _ arguments: any Bindable...) throws -> Int {
        try execute(sql, arguments: arguments)
    }
}
