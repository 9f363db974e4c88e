import SQL

/// The one open write transaction; remembers a failed statement, so that nobody commits what is left.
final class Transaction: Writing {
    private let connection: Connection
    private(set) var failure: EngineError?

    init(_ connection: Connection) {
        self.connection = connection
    }

    func step(_ sql: String, _ arguments: [any Bindable], _ body: (any Row) throws -> Bool) throws {
        try remembering { try connection.step(sql, arguments, body) }
    }

    func execute(_ sql: String, arguments: [any Bindable]) throws -> Int {
        try remembering { try connection.execute(sql, arguments) }
    }

    func execute(_ sql: String, each arguments: [Value]) throws {
        _ = try remembering { try connection.execute(sql, each: arguments) }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        _ = try remembering { try connection.execute("SAVEPOINT inner") }
        do {
            let value = try body()
            if let failure { throw failure }
            _ = try remembering { try connection.execute("RELEASE inner") }
            return value
        } catch {
            try undo()
            throw error
        }
    }

    /// Goes back to the innermost savepoint, unless the engine has given up the whole transaction already.
    private func undo() throws {
        let before = failure
        guard connection.isInTransaction else { return }
        if let before, case .constraint = before.kind { failure = nil } else if before != nil { return }
        _ = try remembering {
            try connection.execute("ROLLBACK TO inner")
            return try connection.execute("RELEASE inner")
        }
    }

    private func remembering<T>(_ body: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try body()
        } catch let error as EngineError {
            failure = failure ?? error
            throw error
        }
    }
}
