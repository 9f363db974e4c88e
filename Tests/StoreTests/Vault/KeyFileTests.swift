import Glibc
import Testing
import Vault

@Suite("The key file and its paper copy")
struct KeyFileTests {
    let folder: Folder
    let key = [UInt8](100..<132)

    init() throws {
        folder = try Folder()
    }

    private var file: KeyFile { KeyFile(path: folder.file("key")) }

    @Test("A key put down can be read, by its owner only")
    func create() throws {
        let old = umask(0)
        defer { umask(old) }
        try file.create(key: key)
        #expect(try file.read() == key)
        var about = stat()
        #expect(stat(folder.file("key"), &about) == 0 && about.st_mode & 0o7777 == 0o600)
    }

    @Test("A key is never overwritten")
    func exists() throws {
        try file.create(key: key)
        #expect(throws: KeyFile.Refusal.exists) { try file.create(key: [UInt8](repeating: 0, count: 32)) }
        #expect(try file.read() == key)
    }

    @Test("A file that others could read or change is refused", arguments: [0o640, 0o604, 0o660, 0o644, 0o700])
    func tooOpen(mode: mode_t) throws {
        try folder.write(key, to: "key", mode: mode)
        #expect(throws: KeyFile.Refusal.tooOpen(mode: mode)) { try file.read() }
    }

    @Test("A file its owner may only read is fine")
    func readOnly() throws {
        try folder.write(key, to: "key", mode: 0o400)
        #expect(try file.read() == key)
    }

    @Test("Another account's file is refused", .enabled(if: geteuid() == 0))
    func otherOwner() throws {
        try file.create(key: key)
        #expect(chown(folder.file("key"), 65534, 65534) == 0)
        #expect(throws: KeyFile.Refusal.otherOwner(65534)) { try file.read() }
    }

    @Test("No file, a short one, a long one, a link and a folder are told apart")
    func odd() throws {
        #expect(throws: KeyFile.Refusal.missing) { try file.read() }
        for count in [0, 31, 33, 100] {
            try folder.write([UInt8](repeating: 1, count: count), to: "key")
            #expect(throws: KeyFile.Refusal.damaged) { try file.read() }
        }
        try folder.write(key, to: "real")
        #expect(symlink(folder.file("real"), folder.file("link")) == 0)
        #expect(throws: KeyFile.Refusal.damaged) { try KeyFile(path: folder.file("link")).read() }
        #expect(throws: KeyFile.Refusal.damaged) { try KeyFile(path: folder.path).read() }
    }

    @Test("The paper copy reads back, however it is written down")
    func paper() throws {
        let text = RecoveryText.write(key)
        #expect(text.split(separator: " ").map(\.count) == [Int](repeating: 4, count: 14))
        #expect(try RecoveryText.read(text) == key)
        #expect(try RecoveryText.read(text.lowercased().replacing(" ", with: "-")) == key)
        #expect(try RecoveryText.read(text.replacing(" ", with: "\n")) == key)
        let careless = text.replacing("0", with: "O").replacing("1", with: "l")
        #expect(try RecoveryText.read(careless) == key)
        let zero = [UInt8](repeating: 0, count: 32)
        #expect(try RecoveryText.read(RecoveryText.write(zero).replacing("0", with: "o")) == zero)
    }

    @Test("A slip of the pen is found, and where it can be named it is")
    func slips() throws {
        let text = RecoveryText.write(key).replacing(" ", with: "")
        for place in 0..<56 {
            var letters = Array(text)
            letters[place] = letters[place] == "7" ? "8" : "7"
            #expect(throws: RecoveryText.Mistake.checksum) { try RecoveryText.read(String(letters)) }
            letters[place] = "U"
            #expect(throws: RecoveryText.Mistake.character(place: place + 1)) {
                try RecoveryText.read(String(letters))
            }
        }
        #expect(throws: RecoveryText.Mistake.length(55)) { try RecoveryText.read(String(text.dropLast())) }
        #expect(throws: RecoveryText.Mistake.length(0)) { try RecoveryText.read(" - ") }
    }
}
