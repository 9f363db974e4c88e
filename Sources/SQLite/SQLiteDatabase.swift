import class GRDB.DatabasePool
import protocol GRDB.DatabaseReader
import protocol GRDB.DatabaseWriter
package import SQL
import Synchronization

/// The embedded engine: one writer and a few readers on one file, in one process.
///
/// A commit is on the disk when it returns (`synchronous=FULL`, asserted). After the disk failed or damage was seen
/// nothing more is written until `reopen()`, because the system may have marked lost pages as clean.
package final class SQLiteDatabase: Database {
    /// What is open at the moment.
    struct Connections {
        let pool: any DatabaseWriter
        let log: LogLength
    }

    /// What changes over the life of the object.
    struct State {
        var connections: Connections?
        var condition: Condition
    }

    /// Where the data is and how it was opened.
    enum Place: Equatable {
        case memory
        /// A file that has no name of its own yet.
        case draft
        case file(String)
        case readOnlyFile(String)
    }

    let place: Place
    let migrations: [Migration]
    let state: Mutex<State>

    /// Where a task runs its reads and writes in place: `Task(executorPreference: database.inPlace)`.
    ///
    /// From any other task they work likewise, but change threads twice.
    package let inPlace = InPlace()
    private let lock: StoreLock?

    init(place: Place, migrations: [Migration], lock: StoreLock?, connections: Connections) {
        self.place = place
        self.migrations = migrations
        self.lock = lock
        if case .readOnlyFile = place {
            state = Mutex(State(connections: connections, condition: .readOnly(.openedReadOnly)))
        } else {
            state = Mutex(State(connections: connections, condition: .writable))
        }
    }

    /// Whether writes are accepted right now.
    package var condition: Condition {
        state.withLock { $0.condition }
    }

    /// Ends writing until the database is reopened; the first reason given stays.
    package func distrust(_ reason: Condition.Reason) {
        state.withLock { state in
            if state.condition == .writable { state.condition = .readOnly(reason) }
        }
    }

    /// Closes every connection, moves the log into the file, and gives the store back.
    package func close() {
        shut()
        lock?.release()
    }

    /// Closes the connections and keeps the store's lock.
    func shut() {
        let connections = state.withLock { state in
            defer {
                state.connections = nil
                state.condition = .readOnly(.closed)
            }
            return state.connections
        }
        // Only a writer that closes last moves the log into the file and removes it, and GRDB closes it first.
        (connections?.pool as? DatabasePool)?.invalidateReadOnlyConnections()
        // A pool that cannot close now closes when its last user lets go of it.
        try? connections?.pool.close()
    }

    /// The connections, or the error every use of a closed database gets.
    func connections() throws -> Connections {
        guard let connections = state.withLock({ $0.connections }) else {
            throw EngineError(.readOnly(.closed))
        }
        return connections
    }

    /// Ends writing when an error says that the disk or the file can no longer be trusted.
    func note(_ error: any Error) {
        if let reason = (error as? EngineError)?.endsWriting { distrust(reason) }
    }
}
