package import Domain
package import SQL

extension Reading {
    /// What somebody has chosen; nil = nothing yet.
    /// - Throws: `EngineError`.
    package func comfort(of staff: OperatorID) throws -> Bool? {
        try first("SELECT simple FROM comfort WHERE staff = ?", staff) { $0.bool(0) }
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
}
