import Glibc
package import SQL
import Synchronization

/// The right to write to a store's file, held by one process at a time through `store.lock` beside `store.db`.
///
/// The kernel gives it back when the process ends, however it ends; the file itself stays, because removing it
/// would let two processes hold two files of one name.
package final class StoreLock: Sendable {
    private let file: Mutex<Int32?>

    private init(_ file: Int32) {
        self.file = Mutex(file)
    }

    deinit {
        release()
    }

    /// Takes the store whose database is at a path.
    /// - Throws: `EngineError`, `.locked(by:)` naming whoever holds it.
    package static func take(beside database: String, holder: Holder) throws -> StoreLock {
        let file = open(path(beside: database), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw EngineError(system: errno) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            let other = introduction(in: file)
            close(file)
            throw reason == EWOULDBLOCK ? EngineError(.locked(by: other)) : EngineError(system: reason)
        }
        let text = Array(introduce(holder).utf8)
        guard ftruncate(file, 0) == 0, pwrite(file, text, text.count, 0) == text.count else {
            let reason = errno
            flock(file, LOCK_UN)
            close(file)
            throw EngineError(system: reason)
        }
        return StoreLock(file)
    }

    /// Gives the store back; calling it again does nothing.
    package func release() {
        file.withLock { held in
            if let file = held {
                // Closing alone is not enough: a child process on its way to exec still has a copy of the descriptor,
                // and the lock would stay until that is closed too.
                flock(file, LOCK_UN)
                close(file)
            }
            held = nil
        }
    }

    /// `store.lock` for `store.db`.
    static func path(beside database: String) -> String {
        let name = database.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return database + ".lock" }
        return String(database[..<dot]) + ".lock"
    }

    private static func introduce(_ holder: Holder) -> String {
        let user = holder.user.filter { !$0.isNewline }
        let terminal = holder.terminal.filter { !$0.isNewline }
        return "\(holder.process)\n\(user)\n\(terminal)\n\(holder.since)\n"
    }

    private static func introduction(in file: Int32) -> Holder {
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = max(0, pread(file, &buffer, buffer.count, 0))
        let lines = String(decoding: buffer.prefix(count), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4 else { return Holder(process: 0, user: "", terminal: "", since: 0) }
        return Holder(
            process: Int32(lines[0]) ?? 0, user: String(lines[1]), terminal: String(lines[2]),
            since: Int64(lines[3]) ?? 0)
    }
}
