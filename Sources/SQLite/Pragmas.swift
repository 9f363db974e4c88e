import SQL

/// The settings a connection must have, and how to see whether it has them.
enum Pragmas {
    /// The one that writes to a file.
    case writer
    /// One that only reads, or works in memory.
    case reader

    /// One line per setting that is not as it must be.
    /// - Throws: `EngineError`.
    func findings(on connection: Connection) throws -> [String] {
        var findings: [String] = []
        for (name, wanted) in numbers {
            let found = try connection.number("PRAGMA \(name)")
            if found != wanted {
                findings.append("\(name) is \(found.map(String.init) ?? "unknown"), not \(wanted)")
            }
        }
        if self == .writer {
            let mode = try connection.lines("PRAGMA journal_mode")
            if mode != ["wal"] { findings.append("journal_mode is \(mode.joined()), not wal") }
        }
        return findings
    }

    private var numbers: [(String, Int64)] {
        let common: [(String, Int64)] = [("foreign_keys", 1), ("cell_size_check", 1), ("trusted_schema", 0)]
        return self == .writer ? common + [("synchronous", 2)] : common
    }
}
