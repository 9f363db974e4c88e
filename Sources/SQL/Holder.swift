/// Who holds a store's files for writing.
package struct Holder: Sendable, Equatable {
    /// The process id.
    package let process: Int32
    /// The account the process runs under.
    package let user: String
    /// The terminal it was started from, such as "pts/3"; empty for none.
    package let terminal: String
    /// When it took the store, UTC milliseconds.
    package let since: Int64

    /// A holder as it introduces itself.
    package init(process: Int32, user: String, terminal: String, since: Int64) {
        self.process = process
        self.user = user
        self.terminal = terminal
        self.since = since
    }
}
