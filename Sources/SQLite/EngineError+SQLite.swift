import struct GRDB.DatabaseError
import GRDBSQLite
import Glibc
import SQL

extension EngineError {
    /// What a connection's last call failed with.
    init(handle: OpaquePointer?) {
        let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
        self.init(sqlite: sqlite3_extended_errcode(handle), message: message)
    }

    /// What GRDB failed with; its copy of the statement and the arguments is left behind.
    init(_ error: DatabaseError) {
        self.init(sqlite: error.extendedResultCode.rawValue, message: error.message ?? "")
    }

    /// A code of SQLite's, with the message it gives, which never holds an argument.
    init(sqlite code: Int32, message: String) {
        self.init(Self.kind(code, message), code: code)
    }

    private static func kind(_ code: Int32, _ message: String) -> Kind {
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_FULL: .full
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM: .io
        case SQLITE_CORRUPT: .corrupt
        case SQLITE_NOTADB: .notADatabase
        case SQLITE_READONLY, SQLITE_PERM: .readOnly(.medium)
        case SQLITE_CONSTRAINT: .constraint(constraintName(message))
        default: .programmer(message)
        }
    }

    /// "UNIQUE constraint failed: member.phone_index" names "member.phone_index"; a trigger's message is its name.
    private static func constraintName(_ message: String) -> String {
        guard let mark = message.firstRange(of: " constraint failed") else { return message }
        let name = message[mark.upperBound...].drop { $0 == ":" || $0 == " " }
        return String(name.isEmpty ? message[..<mark.lowerBound] : name)
    }

    /// What the system refused to do with a file, by its error number.
    init(system number: Int32) {
        switch number {
        case ENOSPC, EDQUOT: self.init(.full, code: number)
        case EROFS, EACCES, EPERM: self.init(.readOnly(.medium), code: number)
        case ENOENT, ENOTDIR: self.init(.missing, code: number)
        case EEXIST: self.init(.exists, code: number)
        default: self.init(.io, code: number)
        }
    }

    /// Why writing must end after this error, or nil when the engine is as sound as before.
    var endsWriting: Condition.Reason? {
        switch kind {
        case .io where code & 0xff == SQLITE_IOERR: .io(code: code)
        case .corrupt, .notADatabase: .corrupt
        case .readOnly(.medium): .medium
        default: nil
        }
    }

    /// Whether a connection that only reads was asked to write; the medium is not to blame then.
    var isWriteInReader: Bool { code == SQLITE_READONLY }

    /// Whether a commit that failed with this may nevertheless be on the disk.
    var leavesCommitOpen: Bool {
        switch kind {
        case .io, .corrupt, .notADatabase: true
        default: false
        }
    }
}
