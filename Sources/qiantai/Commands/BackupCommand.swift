import ArgumentParser
import Foundation
import SQL
import SQLite
import Store

/// Writes a verified copy of the store.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "备份门店到一个新文件,写完即核对。前台开着时也可以运行。",
        discussion: "备份里的手机号是加密的;密钥文件 keys/kek 不在其中,请另外保管。")

    @OptionGroup var data: DataOptions
    @Argument(help: ArgumentHelp("备份写到哪个新文件。", valueName: "文件"))
    var path: String

    func run() throws {
        let (folder, path) = (data.folder, URL(fileURLWithPath: path).path)
        wait {
            let database = try folder.look(blindly: true)
            let home = URL(fileURLWithPath: path).deletingLastPathComponent().path
            guard FileManager.default.isWritableFile(atPath: home) else {
                throw Trouble(.cannotCreate, "备份写不到 \(home):没有这个目录,或没有权限。请换一个目录。")
            }
            defer { database.close() }
            do { try await database.backup(to: path) } catch let error as EngineError {
                if error.kind == .exists { throw Trouble(.cannotCreate, "文件已经存在:\(path)。换一个名字,不会覆盖。") }
                throw Trouble(error, folder: folder.path)
            }
        }
        print(path)
    }
}

/// Puts a copy in the place of the store.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "从备份恢复:先核对备份,再替换;被替换的文件改名保留。")

    @OptionGroup var data: DataOptions
    @Argument(help: ArgumentHelp("备份文件。", valueName: "文件"))
    var path: String

    func run() throws {
        let (folder, path) = (data.folder, URL(fileURLWithPath: path).path)
        let kept = wait {
            let vault = try folder.vault()
            guard FileManager.default.fileExists(atPath: path) else {
                throw Trouble(.noStore, "找不到备份文件:\(path)。请核对路径,什么也没有改动。")
            }
            do {
                let copy = try SQLiteDatabase.openReadOnly(at: path)
                let examined = try await copy.read { try $0.examineBooks(vault: vault) }
                copy.close()
                if let first = examined.findings.first { throw Trouble(.data, "这份备份不可用:\(first.sentence)请换一份。") }
                let kept = try SQLiteDatabase.restore(
                    from: path, to: folder.file, migrations: Schema.migrations, stamp: Self.stamp(),
                    holder: StoreFolder.holder)
                let restored = try folder.look()
                defer { restored.close() }
                let head = try await restored.read { Head(ledger: try $0.ledgerHead(), audit: try $0.auditHead()) }
                try folder.anchor.record(head)
                try folder.anchor.settle()
                return kept
            } catch let error as EngineError { throw Trouble(error, folder: folder.path) }
        }
        print("已恢复到 \(folder.path)。")
        for file in kept { print("原来的文件保留为 \(file)") }
    }

    private static func stamp() -> String {
        Date().formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(year: .padded(4))\(month: .twoDigits)\(day: .twoDigits)-\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)\(second: .twoDigits)",
                timeZone: .current, calendar: Calendar(identifier: .gregorian)))
    }
}
