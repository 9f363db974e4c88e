import ArgumentParser
import Demo
import Domain
import Foundation
import Operations
import SQL
import SQLite
import Store
import Vault

/// Founds a store.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "建一家新店:目录、密钥、项目表和老板的工号。",
        discussion: "老板的 6 位 PIN 从终端键入(不显示);没有终端时从标准输入读一行。恢复密钥只显示这一次,请抄下来。")

    @OptionGroup var data: DataOptions
    @Option(help: ArgumentHelp("行业包:beauty、gym、elderly。", valueName: "行业"))
    var industry = "beauty"
    @Option(help: ArgumentHelp("店名。", valueName: "店名"))
    var name: String
    @Option(help: ArgumentHelp("老板的姓名。", valueName: "姓名"))
    var owner: String

    func run() throws {
        let folder = data.folder
        let pack: Pack
        do { pack = try Pack.load(industry) } catch { throw ValidationError(error.sentence) }
        guard let name = try? CleanText.name(name), let owner = try? CleanText.name(owner) else {
            throw ValidationError("店名和姓名要有 1 到 40 个字。")
        }
        guard !folder.hasStore else { Trouble(EngineError(.exists), folder: folder.path).end() }
        guard let pin = Self.askPIN() else { throw ValidationError("PIN 要 6 位数字,不能太简单(如 123456),两次要一样。") }
        let founding = pack.founding(
            store: name, owner: .init(number: OperatorID(9999), name: owner, role: .owner, pin: pin))
        let key = wait {
            try folder.make()
            let key = try folder.newKey()
            let vault = Vault(kek: key)
            do {
                let database = try SQLiteDatabase.create(
                    at: folder.file, migrations: Schema.migrations, holder: StoreFolder.holder)
                defer { database.close() }
                try await database.write { db in
                    try founding.write(to: db, vault: vault, cost: .staff) { Random.bytes($0) }
                }
                try folder.anchor.record(Head(ledger: .none, audit: .none))
                try folder.anchor.settle()
            } catch let error as EngineError { throw Trouble(error, folder: folder.path) }
            return key
        }
        print("建好了:\(folder.path)。老板工号 9999。")
        print("恢复密钥(抄下来,与备份分开放):\n\(RecoveryText.write(key))")
    }

    /// The owner's PIN, twice from a terminal, once from a pipe; nil if it will not do.
    private static func askPIN() -> String? {
        guard isatty(0) == 1 else { return readLine().flatMap { (try? PIN($0)) != nil ? $0 : nil } }
        func ask(_ prompt: String) -> String? {
            getpass(prompt).map { String(cString: $0) }
        }
        guard let first = ask("老板的 6 位 PIN:"), (try? PIN(first)) != nil, ask("再输一次:") == first else { return nil }
        return first
    }
}

extension PackFault {
    /// Which packs there are, in one sentence.
    var sentence: String {
        switch self {
        case .unknown(let name, let ready): "没有叫 \(name) 的行业包。现在有:\(ready.joined(separator: "、"))。"
        case .notMade(let name, let ready): "行业包 \(name) 还没有做好。现在有:\(ready.joined(separator: "、"))。"
        case .malformed(let name, let reason): "行业包 \(name) 有错:\(reason)"
        }
    }
}
