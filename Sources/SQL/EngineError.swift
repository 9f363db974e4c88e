/// What an engine can answer instead of doing its work; never carries a statement's arguments.
package struct EngineError: Error, Sendable, Equatable {
    /// What went wrong, as far as anyone above the engine has to know.
    package enum Kind: Sendable, Equatable {
        /// Another connection held the lock for longer than the time limit; nothing was done.
        case busy
        /// No space left; nothing was done, and the engine stays writable.
        case full
        /// The disk failed or a file could not be opened; nothing of this transaction is kept.
        case io
        /// The file is damaged; writing has ended.
        case corrupt
        /// The file is empty or no database at all.
        case notADatabase
        /// Writing has ended, or was never allowed, for this reason.
        case readOnly(Condition.Reason)
        /// The commit failed in a way that leaves its fate unknown: look it up by key after reopening.
        case indeterminate
        /// The database was written by a newer program.
        case newerSchema(found: Int, known: Int)
        /// The database belongs to another application, known by this number.
        case foreign(application: Int32)
        /// A migration that has landed was edited, removed or moved.
        case migrationChanged(id: String)
        /// There is no file at the path.
        case missing
        /// There is a file at the path already.
        case exists
        /// Another process holds the store.
        case locked(by: Holder)
        /// A constraint of the schema was broken; the name is the columns, the check or the trigger's message.
        case constraint(String)
        /// The copy did not verify; the findings are lines of plain English.
        case badCopy([String])
        /// The anchor's bytes are damaged.
        case damaged
        /// A statement or its use is wrong; the text is the engine's.
        case programmer(String)
    }

    /// What went wrong.
    package let kind: Kind
    /// The engine's or the system's own code, for the log; 0 when neither was asked.
    package let code: Int32

    /// An error of a kind, with the engine's own code.
    package init(_ kind: Kind, code: Int32 = 0) {
        self.kind = kind
        self.code = code
    }
}
