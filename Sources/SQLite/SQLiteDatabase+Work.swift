import class GRDB.Database
import struct GRDB.DatabaseError
import protocol GRDB.DatabaseReader
import protocol GRDB.DatabaseWriter
package import SQL

extension SQLiteDatabase {
    /// Runs the closure on one snapshot.
    package func read<T: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> T) async throws -> T {
        let pool = try connections().pool
        if inPlace.isCurrent { return try waitingRead(pool, body) }
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { handed in
                continuation.resume(with: Result { try self.look(handed, body) })
            }
        }
    }

    /// Runs the closure in one transaction that takes the write lock first.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Writing) throws -> T) async throws -> T {
        let connections = try connections()
        if inPlace.isCurrent { return try waitingWrite(connections, body) }
        return try await withCheckedThrowingContinuation { continuation in
            connections.pool.asyncWriteWithoutTransaction { owner in
                continuation.resume(with: Result { try self.transact(owner, body) })
                self.tidy(owner, connections.log)
            }
        }
    }

    // In a function that is not async the compiler finds GRDB's waiting forms, which run on the thread they are
    // called from unless another task is at work.

    private func waitingRead<T>(_ pool: any DatabaseWriter, _ body: (any Reading) throws -> T) throws -> T {
        try Self.translating {
            try pool.read { owner in try self.look(.success(owner), body) }
        }
    }

    private func waitingWrite<T>(_ connections: Connections, _ body: (any Writing) throws -> T) throws -> T {
        defer {
            if connections.log.isDue {
                connections.pool.asyncWriteWithoutTransaction { self.tidy($0, connections.log) }
            }
        }
        return try connections.pool.writeWithoutTransaction { owner in try self.transact(owner, body) }
    }

    /// Runs a piece of engine work on a connection outside any transaction, a reader if the file allows one.
    func aside<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        let pool = try connections().pool
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncUnsafeRead { handed in
                continuation.resume(with: Result { try self.work(on: handed, body) })
            }
        }
    }

    /// Runs a piece of engine work on the writer outside any transaction.
    func beside<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        let pool = try connections().pool
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { owner in
                continuation.resume(with: Result { try self.work(on: .success(owner), body) })
            }
        }
    }

    private func work<T>(
        on handed: Result<GRDB.Database, any Error>, _ body: (Connection) throws -> T
    ) throws -> T {
        do {
            return try body(Connection(handed.get()))
        } catch let error as DatabaseError {
            throw noted(EngineError(error))
        } catch {
            throw noted(error)
        }
    }

    private func look<T>(
        _ handed: Result<GRDB.Database, any Error>, _ body: (any Reading) throws -> T
    ) throws -> T {
        try work(on: handed) { connection in
            do {
                return try body(Snapshot(connection: connection))
            } catch let error as EngineError where error.isWriteInReader {
                throw EngineError(.programmer("a read tried to write"), code: error.code)
            }
        }
    }

    private func transact<T>(_ owner: GRDB.Database, _ body: (any Writing) throws -> T) throws -> T {
        if case .readOnly(let reason) = condition { throw EngineError(.readOnly(reason)) }
        let connection = try Connection(owner)
        do {
            try connection.execute("BEGIN IMMEDIATE")
            let transaction = Transaction(connection)
            let answer = try body(transaction)
            if let failure = transaction.failure { throw failure }
            try commit(connection)
            return answer
        } catch {
            rollBack(connection)
            throw noted(error)
        }
    }

    private func commit(_ connection: Connection) throws {
        do {
            try connection.execute("COMMIT")
        } catch let error as EngineError where error.leavesCommitOpen {
            note(error)
            throw EngineError(.indeterminate, code: error.code)
        }
    }

    private func rollBack(_ connection: Connection) {
        guard connection.isInTransaction else { return }
        do {
            try connection.execute("ROLLBACK")
        } catch {
            distrust((error as? EngineError)?.endsWriting ?? .corrupt)
        }
    }

    /// Moves a long log into the file once the answer is on its way; a failure ends writing.
    private func tidy(_ owner: GRDB.Database, _ log: LogLength) {
        guard log.isDue, condition == .writable else { return }
        do {
            log.moved(all: try Connection(owner).checkpoint())
        } catch {
            note(error)
        }
    }

    private func noted(_ error: any Error) -> any Error {
        note(error)
        return error
    }
}
