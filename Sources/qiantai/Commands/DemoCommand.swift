import ArgumentParser
import Demo
import Domain
import Foundation
import SQL
import SQLite
import Store
import Synchronization
import Vault

/// Makes a demo store.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "建一家演示门店:一年的会员、到店、充值与核销。",
        discussion: "同样的行业、人数、种子和日期,得到同样的店。登录屏会写明工号和 PIN。")

    @OptionGroup var data: DataOptions
    @Option(help: ArgumentHelp("行业包:beauty、gym、elderly。", valueName: "行业"))
    var industry = "beauty"
    @Option(help: ArgumentHelp("会员人数,1 到 5000000。", valueName: "人数"))
    var members = 2000
    @Option(help: ArgumentHelp("种子。", valueName: "数"))
    var seed: UInt64 = 1

    func run() throws {
        let folder = data.folder
        let pack: Pack
        do { pack = try Pack.load(industry) } catch { throw ValidationError(error.sentence) }
        guard (1...5_000_000).contains(members) else { throw ValidationError("--members 是 1 到 5000000。") }
        guard !folder.hasStore else { Trouble(EngineError(.exists), folder: folder.path).end() }
        let (members, seed) = (members, seed)
        let bar = ProgressBar(total: members)
        let written = wait {
            try folder.make()
            let vault = Vault(kek: try folder.newKey())
            do {
                let database = try SQLiteDatabase.create(
                    at: folder.file, migrations: Schema.migrations, holder: StoreFolder.holder)
                defer { database.close() }
                return try await writeDemo(
                    pack: pack, members: members, seed: seed, now: Clock.now, into: database, vault: vault,
                    anchor: folder.anchor, random: { Random.bytes($0) }, progress: { done, _ in bar.show(done) })
            } catch let error as EngineError { throw Trouble(error, folder: folder.path) }
        }
        bar.end()
        print("演示门店建好了:\(folder.path),\(written.members) 位会员、\(written.visits) 次到店、\(written.entries) 笔流水。")
    }
}

/// A bar on standard error, if that is a terminal; at most a hundred steps.
private final class ProgressBar: Sendable {
    private let total: Int
    private let isShown = isatty(2) == 1
    private let shown = Mutex(-1)

    init(total: Int) { self.total = total }

    func show(_ done: Int) {
        let percent = done * 100 / max(1, total)
        guard isShown,
            shown.withLock({ last in
                defer { last = max(last, percent) }
                return percent > last
            })
        else { return }
        let filled = String(repeating: "#", count: percent / 4)
        let empty = String(repeating: "-", count: 25 - percent / 4)
        write("\r[\(filled)\(empty)] \(done)/\(total)")
    }

    func end() {
        if isShown { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
