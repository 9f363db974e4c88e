import Synchronization

/// How many pages the write-ahead log of one database holds, as its last commit reported.
final class LogLength: Sendable {
    private let pages = Atomic<Int>(0)
    private let threshold = Atomic<Int>(1000)

    /// Called by SQLite after each commit.
    func note(_ pages: Int) {
        self.pages.store(pages, ordering: .relaxed)
    }

    /// Whether the log has grown by another thousand pages since it was last moved into the file.
    func isDue() -> Bool {
        let now = pages.load(ordering: .relaxed)
        if now < 1000 { threshold.store(1000, ordering: .relaxed) }
        guard now >= threshold.load(ordering: .relaxed) else { return false }
        threshold.store(now + 1000, ordering: .relaxed)
        return true
    }
}
