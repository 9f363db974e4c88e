package import Domain
package import SQL

/// A moment of the steady time beside the machine's own count since it was started: whoever turns the clock and starts
/// the program anew finds the time as it was (rule A4). Only another start of the machine begins it anew.
package struct SteadyMark: Codable, Sendable, Equatable {
    /// Which start of the machine.
    package let boot: String
    /// Milliseconds since then.
    package let uptime: Int64
    /// The steady time.
    package let steady: Instant

    /// A moment.
    package init(boot: String, uptime: Int64, steady: Instant) {
        self.boot = boot
        self.uptime = uptime
        self.steady = steady
    }

    /// The steady time at another count of the same start; nil for another start.
    package func steady(at uptime: Int64, boot: String) -> Instant? {
        boot == self.boot && uptime >= self.uptime
            ? steady.advanced(milliseconds: uptime - self.uptime) : nil
    }
}

extension Reading {
    /// The last moment that was kept, or nil.
    /// - Throws: `EngineError`, or a decoding error.
    package func steadyMark() throws -> SteadyMark? { try setting("steady", as: SteadyMark.self) }
}

extension Writing {
    /// Keeps a moment.
    /// - Throws: `EngineError`.
    package func keep(_ mark: SteadyMark) throws { try set(mark, as: "steady") }
}
