import ArgumentParser
import Domain
import Foundation
import Operations
import SQL
import Vault

/// Lets somebody back in whom wrong PINs have shut out, for whoever holds the recovery key.
struct ReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "凭恢复密钥恢复被停用的工号:密码错太多、又没有别人能恢复时。",
        discussion: "恢复密钥是建店时抄下的 14 组字母数字;从终端键入(不显示),没有终端时从标准输入读一行。PIN 不变。")

    @OptionGroup var data: DataOptions
    @Option(help: ArgumentHelp("工号。", valueName: "工号"))
    var staff: Int64

    func run() throws {
        let (folder, number) = (data.folder, OperatorID(staff))
        let name = wait {
            let vault = try folder.vault()
            try Self.prove(folder)
            let store = try await folder.open()
            defer { store.close() }
            do {
                return try await Reopening.reopen(
                    number, in: store.database, vault: vault, anchor: folder.anchor, at: Clock.now)
            } catch let error as EngineError { throw Trouble(error, folder: folder.path) }
        }
        guard let name else { Trouble(.data, "没有工号 \(staff)。什么也没有改动。").end() }
        print("\(name)(\(staff))可以再登录了。")
    }

    /// Whoever asks holds the recovery key.
    /// - Throws: `Trouble`.
    private static func prove(_ folder: StoreFolder) throws {
        let text =
            isatty(0) == 1 ? getpass("恢复密钥:").map { String(cString: $0) } ?? "" : readLine() ?? ""
        let key: [UInt8]
        do { key = try RecoveryText.read(text) } catch {
            switch error {
            case .length(let count): throw Trouble(.permission, "恢复密钥有 56 个字母数字,现在 \(count) 个。请对照抄下的 14 组再输。")
            case .character(let place): throw Trouble(.permission, "第 \(place) 个字不会出现在恢复密钥里。请对照抄下的 14 组再输。")
            case .checksum: throw Trouble(.permission, "恢复密钥有一处抄错了。请对照抄下的 14 组再输。")
            }
        }
        guard try folder.isKey(key) else { throw Trouble(.permission, "这不是这家店的恢复密钥。什么也没有改动。") }
    }
}
