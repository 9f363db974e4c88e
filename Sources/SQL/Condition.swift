/// Whether a database accepts writes, and if not, why.
package enum Condition: Sendable, Equatable {
    /// Reads and writes work.
    case writable
    /// Only reads are served until the database is reopened.
    case readOnly(Reason)

    /// Why writing has ended.
    package enum Reason: Sendable, Equatable {
        /// A read or write of the disk failed; what the disk holds is uncertain. The engine's code is kept.
        case io(code: Int32)
        /// The file is damaged.
        case corrupt
        /// It was opened for reading only.
        case openedReadOnly
        /// The medium or the folder does not allow writing.
        case medium
        /// The books do not agree with their chain or with the anchor outside the file.
        case books
        /// It was closed.
        case closed
    }
}
