import SQL
import Store

extension Schema {
    /// The indexes that stand beside their tables, as the schema made them; they can be built after the rows.
    static var indexes: [(name: String, sql: String)] {
        migrations.flatMap(\.sql).compactMap { sql in
            let words = sql.split(maxSplits: 4) { $0 == " " || $0 == "\n" }
            guard words.first == "CREATE" else { return nil }
            if words[1] == "INDEX" { return (String(words[2]), sql) }
            if words[1] == "UNIQUE", words[2] == "INDEX" { return (String(words[3]), sql) }
            return nil
        }
    }
}
