/// A memory of the chains' heads outside the database (rule L2): a database behind its anchor has lost its tail.
package protocol Anchor: Sendable {
    /// The newest head recorded, or nil when none ever was.
    /// - Throws: `EngineError` with `.damaged` when there is one but it cannot be trusted.
    func read() throws -> Head?

    /// Remembers a head after its transaction was committed; survives the process, not yet a power cut.
    /// - Throws: `EngineError` with `.io` or `.full`.
    func record(_ head: Head) throws

    /// Makes the newest recorded head survive a power cut; asked for when a day or the program ends.
    /// - Throws: `EngineError` with `.io`.
    func settle() throws
}
