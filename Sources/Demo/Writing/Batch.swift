import SQL

/// Rows for one transaction, in the order their tables depend on each other.
struct Batch: Sendable {
    /// Many rows for one statement.
    struct Rows: Sendable {
        let sql: String
        var values: [Value] = []
        /// What is left to be done to the values just before they are written, beside the author's work.
        var finish: (@Sendable (inout [Value]) throws -> Void)?

        init(_ sql: String) { self.sql = sql }

        /// Adds a row.
        mutating func add(_ row: Value...) { values.append(contentsOf: row) }
    }

    /// What is written, first things first.
    let rows: [Rows]
    /// How much of the whole is done with it, in thousandths of a member.
    let weight: Int

    /// Writes it all.
    /// - Throws: `EngineError`.
    func write(to db: any Writing) throws {
        for some in rows where !some.values.isEmpty {
            guard let finish = some.finish else {
                try db.execute(some.sql, each: some.values)
                continue
            }
            var values = some.values
            try finish(&values)
            try db.execute(some.sql, each: values)
        }
    }
}

extension Value {
    /// A whole number.
    static func number(_ number: some BinaryInteger) -> Value { .integer(Int64(number)) }
    /// A moment, or null for -1.
    static func moment(_ moment: Int64) -> Value { moment < 0 ? .null : .integer(moment) }
}
