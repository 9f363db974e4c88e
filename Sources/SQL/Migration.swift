/// One step of the schema; once landed it is never edited, moved or removed.
package struct Migration: Sendable, Equatable {
    /// Its name, unique in the list, such as "0001-ledger".
    package let id: String
    /// The statements, run in order in one transaction with foreign keys checked at its end.
    package let sql: [String]

    /// A step with its statements.
    package init(id: String, sql: [String]) {
        self.id = id
        self.sql = sql
    }
}
