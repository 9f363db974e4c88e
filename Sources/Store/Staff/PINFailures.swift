package import Domain
package import SQL

extension Reading {
    /// The latest wrong staff PINs at a terminal, as many as `TerminalLock` needs.
    /// - Throws: `EngineError`.
    package func pinFailures(at terminal: String) throws -> [Instant] {
        try rows(
            "SELECT at FROM pin_failure WHERE terminal = ? ORDER BY serial DESC LIMIT ?", terminal, TerminalLock.limit
        ) { $0.instant(0) }
    }
}

extension Writing {
    /// Counts a try at a terminal as wrong until it has turned out right; what is too old to matter is forgotten.
    /// - Returns: the number to take it back with.
    /// - Throws: `EngineError`.
    package func countPINFailure(at terminal: String, _ now: Instant) throws -> Int64 {
        let serial = try next("pin_failure")
        try execute("INSERT INTO pin_failure (terminal, serial, at) VALUES (?,?,?)", terminal, serial, now)
        try execute(
            """
            DELETE FROM pin_failure WHERE terminal = ?1 AND serial <=
                (SELECT serial FROM pin_failure WHERE terminal = ?1 ORDER BY serial DESC LIMIT 1 OFFSET ?2)
            """, terminal, TerminalLock.limit)
        return serial
    }

    /// Takes a counted try back: the PIN was right.
    /// - Throws: `EngineError`.
    package func forgetPINFailure(at terminal: String, _ serial: Int64) throws {
        try execute("DELETE FROM pin_failure WHERE terminal = ? AND serial = ?", terminal, serial)
    }

    /// Opens every terminal again.
    /// - Throws: `EngineError`.
    package func forgetPINFailures() throws { try execute("DELETE FROM pin_failure") }

    /// Opens a terminal again.
    /// - Throws: `EngineError`.
    package func forgetPINFailures(at terminal: String) throws {
        try execute("DELETE FROM pin_failure WHERE terminal = ?", terminal)
    }
}
