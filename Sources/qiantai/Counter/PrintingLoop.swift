import Desk
import Devices
import Dispatch
import Domain
import Logging
import Operations
import SQL
import SQLite
import Store
import Synchronization

/// Prints what waits in the queue, one by one, beside the counter. It sleeps while nothing waits; while a printer is off
/// or out of paper it tries again, more and more seldom, and at once when it is told to.
final class PrintingLoop: Sendable {
    private let store: OpenStore
    private let printer: ReceiptPrinter
    private let mailbox: Mailbox
    private let log: Logger
    private let bell: AsyncStream<Void>.Continuation
    private let nap = Mutex<Task<Void, Never>?>(nil)
    private let isStopped = Mutex(false)

    /// Seconds between two tries, the last one over and over.
    private static let pauses = [2, 4, 8, 15, 30, 60]

    /// Begins with what was left when the program ended.
    init(_ store: OpenStore, _ printer: ReceiptPrinter, _ mailbox: Mailbox, _ log: Logger) {
        self.store = store
        self.printer = printer
        self.mailbox = mailbox
        self.log = log
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        bell = continuation
        Task.detached { [self] in
            try? await store.database.write { try $0.requeueHalfPrinted() }
            for await _ in stream { await printAll() }
        }
        bell.yield()
    }

    /// Something waits, or the printer was put right.
    func wake() {
        nap.withLock { $0?.cancel() }
        bell.yield()
    }

    /// What waits is printed the next time; nothing is begun any more, which would count as half printed then.
    func stop() {
        isStopped.withLock { $0 = true }
        bell.finish()
        nap.withLock { $0?.cancel() }
    }

    private func printAll() async {
        var failures = 0
        while !isStopped.withLock({ $0 }), let job = try? await store.database.read({ try $0.nextPrintJob() }) {
            guard (try? await store.database.write { try $0.beginPrinting(job.id) }) ?? false else { return }
            guard let failure = await send(job) else {
                let codes = PrintedCodes(vault: store.vault)
                try? await store.database.write { db in
                    try codes.record(
                        CanonicalJSON.value([ReceiptLine].self, job.lines), by: job.operatorID, at: Clock.now, db)
                    try db.endPrinting(job.id, at: Clock.now)
                }
                if failures > 0 { mailbox.put(.printed(nil)) }
                failures = 0
                continue
            }
            let sentence = failure.finding
            let isHalf = failure.mayHavePrinted
            try? await store.database.write { try $0.failPrinting(job.id, fault: sentence, isHalf: isHalf) }
            if failures == 0 { mailbox.put(.printed(.failed(sentence))) }
            log.warning("not printed", metadata: ["job": "\(job.id)", "tries": "\(job.tries + 1)"])
            await rest(Self.pauses[min(failures, Self.pauses.count - 1)])
            failures += 1
        }
    }

    /// On a thread that may wait: those of the tasks may not.
    private func send(_ job: PrintJobRow) async -> PrintFailure? {
        guard var lines = try? CanonicalJSON.value([ReceiptLine].self, job.lines) else {
            log.error("a print job that cannot be read", metadata: ["job": "\(job.id)"])
            return nil
        }
        let codes = PrintedCodes(vault: store.vault)
        guard let whole = try? await store.database.read({ [lines] db in try codes.put(into: lines, db) }) else {
            log.error("a print job whose codes cannot be read", metadata: ["job": "\(job.id)"])
            return nil
        }
        lines = whole
        if job.isHalf { lines.insert(.text(job.againMark, .centre), at: 0) }
        let (printer, paper) = (printer, lines)
        return await withCheckedContinuation { done in
            DispatchQueue(label: "printer").async {
                do throws(PrintFailure) {
                    try printer.print(paper, opensDrawer: job.opensDrawer && !job.isHalf)
                    done.resume(returning: nil)
                } catch { done.resume(returning: error) }
            }
        }
    }

    private func rest(_ seconds: Int) async {
        let sleep = Task { _ = try? await Task.sleep(for: .seconds(seconds)) }
        nap.withLock { $0 = sleep }
        await sleep.value
        nap.withLock { $0 = nil }
    }
}

extension PrintFailure {
    /// Whether a part may be on paper.
    fileprivate var mayHavePrinted: Bool {
        if case .notReady(_, let sent, _) = self { return sent > 0 }
        return false
    }
}
