import Foundation

/// A folder for a store on the disk, gone with the test.
final class StoreFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/qiantai-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Every byte of every file, one after the other.
    func bytes() throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().reduce(into: Data()) { whole, name in
            whole.append(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
        }
    }
}
