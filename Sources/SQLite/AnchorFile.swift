import Glibc
package import SQL
import Synchronization

/// The anchor as a small file outside the database: two slots written in turn, each with its own checksum.
///
/// A write torn by a power cut damages one slot only, and the other still holds the head before it.
package final class AnchorFile: Anchor {
    private struct Opened {
        let file: Int32
        var newest: AnchorRecord
    }

    private let path: String
    private let opened = Mutex<Opened?>(nil)

    /// Names the file; touches nothing.
    package init(path: String) {
        self.path = path
    }

    deinit {
        opened.withLock { if let file = $0?.file { close(file) } }
    }

    /// The newest head that is whole; nil when there is no file.
    /// - Throws: `EngineError`, `.damaged` when there is a file without a whole head.
    package func read() throws -> Head? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw EngineError(system: errno)
        }
        defer { close(file) }
        return try Self.newest(in: file).head
    }

    /// Overwrites the older slot in one go.
    /// - Throws: `EngineError`.
    package func record(_ head: Head) throws {
        try opened.withLock { opened in
            guard let current = try opened ?? reopen() else {
                try create(AnchorRecord(generation: 1, head: head))
                return
            }
            let record = AnchorRecord(generation: current.newest.generation + 1, head: head)
            opened = current
            try Self.write(record, to: current.file)
            opened?.newest = record
        }
    }

    /// Waits until the newest head is on the disk.
    /// - Throws: `EngineError`.
    package func settle() throws {
        try opened.withLock { opened in
            guard let file = opened?.file else { return }
            guard fdatasync(file) == 0 else { throw EngineError(system: errno) }
        }
    }

    private func reopen() throws -> Opened? {
        let file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw EngineError(system: errno)
        }
        do {
            return Opened(file: file, newest: try Self.newest(in: file))
        } catch {
            close(file)
            throw error
        }
    }

    /// The file appears with a whole head in it or not at all.
    private func create(_ record: AnchorRecord) throws {
        let draft = path + ".new"
        Disk.discard(draft)
        let file = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw EngineError(system: errno) }
        defer { close(file) }
        try Self.write(record, to: file)
        try Disk.publish(draft, as: path)
    }

    private static func write(_ record: AnchorRecord, to file: Int32) throws {
        let bytes = record.bytes
        let offset = off_t(record.generation % 2) * slot
        guard pwrite(file, bytes, bytes.count, offset) == bytes.count else { throw EngineError(system: errno) }
    }

    private static func newest(in file: Int32) throws -> AnchorRecord {
        let records = [0, slot].compactMap { offset -> AnchorRecord? in
            var bytes = [UInt8](repeating: 0, count: AnchorRecord.length)
            guard pread(file, &bytes, bytes.count, offset) == bytes.count else { return nil }
            return AnchorRecord(bytes)
        }
        guard let newest = records.max(by: { $0.generation < $1.generation }) else { throw EngineError(.damaged) }
        return newest
    }

    /// The slots lie a page apart, so that no sector of the disk holds both.
    private static let slot: off_t = 4096
}
