import SQL
import Store

/// An index that stands beside its table, as the schema made it; it can be built after the rows.
struct SideIndex: Sendable {
    /// Its name.
    let name: String
    /// Whose rows it orders.
    let table: String
    /// The statement that makes it.
    let sql: String

    /// Reads a statement; nil if it makes no index.
    private init?(_ sql: String) {
        let words = sql.split { $0 == " " || $0 == "\n" }
        guard let verb = words.firstIndex(of: "INDEX"), words.first == "CREATE", verb <= 2, words.count > verb + 3
        else {
            return nil
        }
        name = String(words[verb + 1])
        table = String(words[verb + 3])
        self.sql = sql
    }

    /// All of the schema's.
    static var all: [SideIndex] { Schema.migrations.flatMap(\.sql).compactMap { SideIndex($0) } }
}
