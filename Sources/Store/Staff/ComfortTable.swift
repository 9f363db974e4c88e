package import Domain
package import SQL

extension Reading {
    /// What somebody has chosen; nil = nothing yet.
    /// - Throws: `EngineError`.
    package func comfort(of staff: OperatorID) throws -> Bool? {
        try first("SELECT simple FROM comfort WHERE staff = ?", staff) { $0.bool(0) }
    }

    /// What else somebody has chosen, by what it is about.
    /// - Throws: `EngineError`.
    package func likings(of staff: OperatorID) throws -> [String: String] {
        let pairs = try rows("SELECT what, value FROM liking WHERE staff = ?", staff) { ($0.text(0), $0.text(1)) }
        return Dictionary(pairs) { $1 }
    }

    /// Whether somebody has gone through the guide or put it away.
    /// - Throws: `EngineError`.
    package func hasSeenGuide(_ staff: OperatorID) throws -> Bool {
        try first("SELECT 1 FROM guided WHERE staff = ?", staff) { $0.integer(0) } != nil
    }
}

extension Writing {
    /// Remembers what somebody has chosen.
    /// - Throws: `EngineError`.
    package func setComfort(of staff: OperatorID, simple: Bool) throws {
        try execute(
            """
            INSERT INTO comfort (staff, simple) VALUES (?,?) ON CONFLICT (staff) DO UPDATE SET simple = excluded.simple
            """, staff, simple)
    }

    /// Remembers what else somebody has chosen.
    /// - Throws: `EngineError`.
    package func setLiking(of staff: OperatorID, _ what: String, _ value: String) throws {
        try execute(
            """
            INSERT INTO liking (staff, what, value) VALUES (?,?,?)
            ON CONFLICT (staff, what) DO UPDATE SET value = excluded.value
            """, staff, what, value)
    }

    /// Remembers that somebody needs the guide no more.
    /// - Throws: `EngineError`.
    package func endGuide(of staff: OperatorID) throws {
        try execute("INSERT INTO guided (staff) VALUES (?) ON CONFLICT (staff) DO NOTHING", staff)
    }
}
