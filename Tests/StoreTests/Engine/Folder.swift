import Glibc

/// A folder of a test's own, gone with the test.
final class Folder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/qiantai-engine-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Trouble(number: errno) }
        path = template.withUnsafeBufferPointer { letters in
            String(decoding: letters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    deinit {
        for name in names { unlink(file(name)) }
        rmdir(path)
    }

    struct Trouble: Error {
        let number: Int32
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// What lies in the folder, in the order of names.
    var names: [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { letters in
                String(decoding: letters.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func bytes(_ name: String) throws -> [UInt8] {
        let handle = open(file(name), O_RDONLY)
        guard handle >= 0 else { throw Trouble(number: errno) }
        defer { close(handle) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = read(handle, &buffer, buffer.count), count > 0 { bytes += buffer.prefix(count) }
        return bytes
    }

    func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600) throws {
        let handle = open(file(name), O_WRONLY | O_CREAT | O_TRUNC, mode)
        guard handle >= 0 else { throw Trouble(number: errno) }
        defer { close(handle) }
        guard fchmod(handle, mode) == 0, Glibc.write(handle, bytes, bytes.count) == bytes.count else {
            throw Trouble(number: errno)
        }
    }

    /// Changes a few bytes of a file that nobody has open.
    func overwrite(_ name: String, at offset: Int, with patch: [UInt8]) throws {
        var all = try bytes(name)
        all.replaceSubrange(offset..<offset + patch.count, with: patch)
        try write(all, to: name)
    }
}
