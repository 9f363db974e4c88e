import Desk
import Domain
import Foundation
import Synchronization
import Vault

/// What people have half filled, sealed beside the store: written off the UI thread whenever it changes, gone when all
/// is done. It names people, and outlives only the program, not the machine: nobody waits for the disk.
final class DraftsFile: Sendable {
    private let path: String
    private let vault: Vault
    private let isClosed = Mutex(false)
    private let newest: AsyncStream<[OperatorID: Drafts]>.Continuation

    init(_ store: OpenStore) {
        path = store.folder.path + "/drafts"
        vault = store.vault
        let (stream, continuation) = AsyncStream.makeStream(
            of: [OperatorID: Drafts].self, bufferingPolicy: .bufferingNewest(1))
        newest = continuation
        Task.detached { [self] in
            for await drafts in stream { isClosed.withLock { if !$0 { write(drafts) } } }
        }
    }

    /// What was kept when the program ended; a file nobody can read counts as none.
    static func read(_ store: OpenStore) -> [OperatorID: Drafts] {
        guard let sealed = FileManager.default.contents(atPath: store.folder.path + "/drafts"),
            let text = try? store.vault.open(Array(sealed), table: "drafts", column: "all", row: 0),
            let drafts = try? JSONDecoder().decode([OperatorID: Drafts].self, from: Data(text.utf8))
        else { return [:] }
        return drafts
    }

    /// Keeps this from now on.
    func keep(_ drafts: [OperatorID: Drafts]) { newest.yield(drafts) }

    /// Keeps this when the program ends.
    func close(keeping drafts: [OperatorID: Drafts]) {
        newest.finish()
        isClosed.withLock { isClosed in
            isClosed = true
            write(drafts)
        }
    }

    private func write(_ drafts: [OperatorID: Drafts]) {
        if drafts.isEmpty {
            unlink(path)
            return
        }
        guard let text = try? JSONEncoder().encode(drafts),
            let sealed = try? vault.seal(
                String(decoding: text, as: UTF8.self), table: "drafts", column: "all", row: 0)
        else { return }
        // The program's umask makes it 0600 from its first moment on.
        try? Data(sealed).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
