import Foundation
import Logging
import Synchronization

/// The program's log: a file beside the store, one line an event, never with personal data.
enum LogFile {
    static func logger(_ folder: StoreFolder) -> Logger {
        let handle = handle(folder.logFile)
        return Logger(label: "qiantai") { _ in LineHandler(handle: handle) }
    }

    private static func handle(_ path: String) -> FileHandle? {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        let handle = FileHandle(forWritingAtPath: path)
        _ = try? handle?.seekToEnd()
        return handle
    }
}

/// Writes `2026-11-23T10:00:00Z notice desk opened version=0.1.0`.
private struct LineHandler: LogHandler {
    let handle: FileHandle?
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let pairs = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let stamp = Date().formatted(.iso8601)
        try? handle?.write(contentsOf: Data("\(stamp) \(event.level) \(event.message)\(pairs)\n".utf8))
    }
}
