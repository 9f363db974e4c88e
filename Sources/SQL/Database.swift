/// A store's books on some engine: one writer at a time, readers beside it, never blocking a cooperative thread.
package protocol Database: Sendable {
    /// Runs the closure on one snapshot that includes every write answered before.
    /// - Throws: `EngineError`, or whatever the closure throws.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> T) async throws -> T

    /// Runs the closure in one transaction that takes the write lock first; rolled back if the closure throws.
    ///
    /// When it returns, the transaction is on the disk. Cancelling the task neither stops nor undoes it.
    /// - Throws: whatever the closure throws, or `EngineError`; `.indeterminate` means the commit's fate is unknown
    ///   and must be looked up by the request's key.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Writing) throws -> T) async throws -> T

    /// Writes a verified copy of one snapshot to a path that does not exist yet.
    /// - Throws: `EngineError`; nothing is left at the path then.
    func backup(to path: String) async throws

    /// Looks for damage, and answers each finding as a line of plain English; empty means sound.
    ///
    /// Shallow takes about a second per gigabyte, deep about half a minute. Damage found ends writing.
    /// - Throws: `EngineError` when the check itself could not run.
    func check(deep: Bool) async throws -> [String]

    /// Whether writes are accepted right now.
    var condition: Condition { get }

    /// Ends writing until the database is reopened, because whoever verifies the books no longer trusts them.
    func distrust(_ reason: Condition.Reason)

    /// Closes every connection and opens them anew; the only way out of a read-only condition.
    /// - Throws: `EngineError` when it could not be opened again; it then stays closed.
    func reopen() async throws

    /// Ends all work and releases the files; calling it again does nothing.
    func close()
}
