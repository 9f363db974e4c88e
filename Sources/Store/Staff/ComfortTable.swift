package import Domain
package import SQL

extension Reading {
    /// What somebody has chosen; nil = nothing yet.
    /// - Throws: `EngineError`.
    package func comfort(of staff: OperatorID) throws -> Bool? {
        try first("SELECT simple FROM comfort WHERE staff = ?", staff) { $0.bool(0) }
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

    /// Remembers that somebody needs the guide no more.
    /// - Throws: `EngineError`.
    package func endGuide(of staff: OperatorID) throws {
        try execute("INSERT INTO guided (staff) VALUES (?) ON CONFLICT (staff) DO NOTHING", staff)
    }
}
