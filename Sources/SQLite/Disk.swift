import Glibc
import SQL

/// The few things done to files without SQLite; never to a database that is open in this process, because closing any
/// handle on such a file would drop SQLite's locks on it.
enum Disk {
    /// How many bytes the file has, or nil when there is none; looks without opening.
    static func size(_ path: String) -> Int? {
        var about = stat()
        return stat(path, &about) == 0 ? Int(about.st_size) : nil
    }

    /// Waits until the file or folder is on the disk.
    /// - Throws: `EngineError`.
    static func settle(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw EngineError(system: errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw EngineError(system: errno) }
    }

    /// The folder a path lies in.
    static func folder(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    }

    /// Gives a finished file its name, never replacing another, and waits until both are on the disk.
    /// - Throws: `EngineError`, `.exists` among them.
    static func publish(_ draft: String, as path: String) throws {
        try settle(draft)
        guard link(draft, path) == 0 else { throw EngineError(system: errno) }
        unlink(draft)
        try settle(folder(path))
    }

    /// Renames a file if there is one, and answers whether there was.
    /// - Throws: `EngineError`, `.exists` when the new name is taken.
    static func move(_ path: String, to name: String) throws -> Bool {
        guard size(path) != nil else { return false }
        guard size(name) == nil else { throw EngineError(.exists) }
        guard rename(path, name) == 0 else { throw EngineError(system: errno) }
        return true
    }

    /// Copies a file that no one has open to a name that is free.
    /// - Throws: `EngineError`.
    static func copy(_ path: String, to name: String) throws {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw EngineError(system: errno) }
        defer { close(source) }
        let target = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw EngineError(system: errno) }
        defer { close(target) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(source, &buffer, buffer.count)
            guard count >= 0 else { throw EngineError(system: errno) }
            if count == 0 { break }
            guard write(target, buffer, count) == count else { throw EngineError(system: errno) }
        }
        guard fsync(target) == 0 else { throw EngineError(system: errno) }
    }

    /// Removes a draft of ours; that there is none is no error.
    static func discard(_ path: String) {
        unlink(path)
    }
}
