import ArgumentParser
import Domain
import Foundation
import Operations
import SQL
import SQLite
import Store
import Vault

/// Where a store lives: the file, its anchor and its key, side by side in one folder.
struct StoreFolder: Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    /// The XDG data folder of this user.
    static var usual: StoreFolder {
        let environment = ProcessInfo.processInfo.environment
        let base = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return StoreFolder((base ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share") + "/qiantai")
    }

    var file: String { path + "/store.db" }
    var anchor: AnchorFile { AnchorFile(path: path + "/anchor") }
    var keyFile: String { path + "/keys/kek" }
    var logFile: String { path + "/qiantai.log" }
    var themeFile: String { path + "/theme" }
    var gatewayFile: String { path + "/gateway" }
    var keysFile: KeysFile { KeysFile(path: path + "/keys.yaml") }
    var displaySocket: String { path + "/display.sock" }
    var languageFile: String { path + "/language" }

    /// Whether there is a store.
    var hasStore: Bool { FileManager.default.fileExists(atPath: file) }

    /// Makes the folders, readable by this user only.
    /// - Throws: `Trouble`.
    func make() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path + "/keys", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Trouble(.cannotCreate, "建不了目录 \(path)。请检查权限,或用 --data 换一个目录。")
        }
    }

    /// The store's keys.
    /// - Throws: `Trouble`.
    func vault() throws -> Vault {
        do { return Vault(kek: try KeyFile(path: keyFile).read()) } catch {
            throw Trouble(error, path: keyFile)
        }
    }

    /// Whether a key is the store's.
    /// - Throws: `Trouble`.
    func isKey(_ key: [UInt8]) throws -> Bool {
        do { return Vault.equal(try KeyFile(path: keyFile).read(), key) } catch { throw Trouble(error, path: keyFile) }
    }

    /// A new key, kept in its file.
    /// - Throws: `Trouble`.
    func newKey() throws -> [UInt8] {
        let key = Random.bytes(32)
        do { try KeyFile(path: keyFile).create(key: key) } catch { throw Trouble(error, path: keyFile) }
        return key
    }

    /// Who opens the store, for the sentence another program gets.
    static var holder: Holder {
        Holder(
            process: ProcessInfo.processInfo.processIdentifier, user: NSUserName(),
            terminal: ttyname(0).map { String(cString: $0) } ?? "无终端", since: Clock.now.ms)
    }

    /// Opens the store for writing.
    /// - Throws: `Trouble`.
    func open() async throws -> OpenStore {
        try mayEnter()
        guard hasStore || !isHalfRestored else {
            throw Trouble(.noStore, "上次恢复没有完成:请再运行一次 qiantai restore。原来的文件还在 \(path) 里,没有丢。")
        }
        let database: SQLiteDatabase
        do {
            database = try SQLiteDatabase.open(at: file, migrations: Schema.migrations, holder: Self.holder)
        } catch let error as EngineError { throw Trouble(error, folder: path) }
        return try await Task(executorPreference: database.inPlace) { try await OpenStore(self, database) }.value
    }

    /// Opens the store for reading beside whoever writes it; a newer program's too if nothing is to be understood.
    /// - Throws: `Trouble`.
    func look(blindly: Bool = false) throws -> SQLiteDatabase {
        try mayEnter()
        do { return try SQLiteDatabase.openReadOnly(at: file, known: blindly ? nil : Schema.migrations) } catch let
            error as EngineError
        {
            throw Trouble(error, folder: path)
        }
    }

    /// A folder that is another account's is no missing store.
    private func mayEnter() throws {
        guard access(file, F_OK) != 0, errno == EACCES else { return }
        throw Trouble(.permission, "没有权限进入 \(path),那里可能有别人的门店。请换一个账号,或用 --data 换一个目录。")
    }

    private var isHalfRestored: Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.contains { $0.hasPrefix("store.db.replaced-") }
    }
}

/// A store that is open for work.
struct OpenStore: Sendable {
    let folder: StoreFolder
    let database: SQLiteDatabase
    let vault: Vault
    let operations: LocalOperations

    init(_ folder: StoreFolder, _ database: SQLiteDatabase) async throws {
        self.folder = folder
        self.database = database
        do {
            vault = try folder.vault()
            operations = try await LocalOperations(
                .init(
                    database: database, vault: vault, anchor: folder.anchor, clock: { Clock.now },
                    random: { Random.bytes($0) }, uptime: { Clock.uptime }, boot: Clock.boot))
        } catch let error as EngineError {
            database.close()
            throw Trouble(error, folder: folder.path)
        } catch let fault as LocalOperations.OpeningFault {
            database.close()
            switch fault {
            case .unfinished: throw Trouble(.data, "这家店没有建完。请删掉目录 \(folder.path) 后重新运行 init 或 demo。")
            case .zone(let zone): throw Trouble(.data, "不认识门店的时区 \(zone)。请装上 tzdata。")
            }
        } catch {
            database.close()
            throw error
        }
    }

    /// Ends in order: the anchor is on the disk, the file is whole without its log.
    func close() {
        try? folder.anchor.settle()
        database.close()
    }
}

/// The wall clock; the only place that reads it.
enum Clock {
    static var now: Instant { Instant(ms: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// Milliseconds the machine has run, asleep or awake, whatever happens to the clock on the wall.
    static var uptime: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Which start of the machine that is; nil where the system does not say.
    static var boot: String? {
        (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// The system's randomness; the only place that asks for it.
enum Random {
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    static func hexadecimal(_ count: Int) -> String {
        bytes(count).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// `--data`
struct DataOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: ArgumentHelp("门店所在的目录。", valueName: "目录"))
    var data: String?

    var folder: StoreFolder { data.map { StoreFolder(URL(fileURLWithPath: $0).path) } ?? .usual }
}
