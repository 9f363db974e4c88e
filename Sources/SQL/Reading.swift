/// A snapshot of the database: every statement inside one `read` sees the same state.
package protocol Reading {
    /// Runs a statement and hands over its rows one by one until the closure answers false.
    ///
    /// Everything else is built on this one. A statement that writes is always run to its end.
    /// - Throws: `EngineError`, or whatever the closure throws.
    func step(_ sql: String, _ arguments: [any Bindable], _ body: (any Row) throws -> Bool) throws
}

extension Reading {
    /// Every row of a query, each read into a value of the caller's.
    /// - Throws: `EngineError`, or whatever the closure throws.
    @inlinable
    package func rows<T>(
        _ sql: String, _ arguments: any Bindable..., read: (any Row) throws -> T
    ) throws -> [T] {
        try rows(sql, arguments: arguments, read: read)
    }

    /// Every row of a query whose arguments are only known as a list.
    /// - Throws: `EngineError`, or whatever the closure throws.
    @inlinable
    package func rows<T>(
        _ sql: String, arguments: [any Bindable], read: (any Row) throws -> T
    ) throws -> [T] {
        var found: [T] = []
        try step(sql, arguments) { row in
            found.append(try read(row))
            return true
        }
        return found
    }

    /// The first row of a query, or nil when there is none.
    /// - Throws: `EngineError`, or whatever the closure throws.
    @inlinable
    package func first<T>(
        _ sql: String, _ arguments: any Bindable..., read: (any Row) throws -> T
    ) throws -> T? {
        try first(sql, arguments: arguments, read: read)
    }

    /// The first row of a query whose arguments are only known as a list, or nil when there is none.
    /// - Throws: `EngineError`, or whatever the closure throws.
    @inlinable
    package func first<T>(
        _ sql: String, arguments: [any Bindable], read: (any Row) throws -> T
    ) throws -> T? {
        var found: T?
        try step(sql, arguments) { row in
            found = try read(row)
            return false
        }
        return found
    }

    /// Hands over every row of a query, keeping none; for results too long to hold.
    /// - Throws: `EngineError`, or whatever the closure throws.
    @inlinable
    package func each(
        _ sql: String, _ arguments: any Bindable..., body: (any Row) throws -> Void
    ) throws {
        try each(sql, arguments: arguments, body: body)
    }

    /// Hands over every row of a query whose arguments are only known as a list.
    /// - Throws: `EngineError`, or whatever the closure throws.
    @inlinable
    package func each(
        _ sql: String, arguments: [any Bindable], body: (any Row) throws -> Void
    ) throws {
        try step(sql, arguments) { row in
            try body(row)
            return true
        }
    }
}
