import Synchronization

/// How many pages the write-ahead log of one database holds, as its last commit reported.
final class LogLength: Sendable {
    private let pages = Atomic<Int>(0)
    private let stuck = Atomic<Int>(0)

    /// Called by SQLite after each commit.
    func note(_ pages: Int) {
        self.pages.store(pages, ordering: .relaxed)
    }

    /// Whether a thousand pages wait to be moved into the file, not counting those a reader held back before.
    var isDue: Bool {
        pages.load(ordering: .relaxed) - stuck.load(ordering: .relaxed) >= 1000
    }

    /// Called after a checkpoint; what a reader held back is tried again after another thousand pages.
    func moved(all: Bool) {
        stuck.store(all ? 0 : pages.load(ordering: .relaxed), ordering: .relaxed)
        if all { pages.store(0, ordering: .relaxed) }
    }
}
