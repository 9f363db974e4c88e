import Glibc

/// Hands all bytes to CUPS, the system's queue of print jobs, by its own program `lp`.
///
/// `lp` answers when the job is in the queue: that a queue's printer is switched off is CUPS's matter, which prints
/// when it is on again.
struct SpoolSink {
    /// The queue.
    let queue: String
    /// The folder of `lp` and `lpstat`.
    let programs: String
    /// How long CUPS may take, in milliseconds.
    let patience: Int32

    /// Queues a print job as it is: CUPS is not to make a page of it.
    func send(_ bytes: [UInt8]) throws(PrintFailure) {
        let ended = try run("lp", ["-s", "-d", queue, "-o", "raw"], bytes)
        guard ended.status != 0 else { return }
        throw failure(ended)
    }

    /// Looks whether there is such a queue that takes jobs.
    func check() throws(PrintFailure) {
        let ended = try run("lpstat", ["-a", queue], [])
        guard ended.status != 0 || ended.said.contains("not accepting") else { return }
        throw failure(ended)
    }

    private func run(_ name: String, _ arguments: [String], _ bytes: [UInt8]) throws(PrintFailure) -> Ended {
        let program = HelperProgram(path: programs + "/" + name, patience: patience)
        do { return try program.run(arguments, input: bytes) } catch {
            switch error {
            case .missing: throw .noSpooler
            case .tooSlow: throw .notReady(path: queue, sent: 0, of: bytes.count)
            case .system(let code): throw .other(path: queue, code: code)
            }
        }
    }

    /// The sentences are those of CUPS 2.4 without a translation. That nobody runs CUPS, it says as if the queue were
    /// unknown.
    private func failure(_ ended: Ended) -> PrintFailure {
        let known = [
            "does not exist", "Invalid destination", "Unknown destination", "unable to connect", "not responding",
        ]
        if known.contains(where: ended.said.contains) { return .unknownQueue(queue) }
        if ended.said.contains("not accepting") { return .closedQueue(queue) }
        return .other(path: queue, code: ended.status)
    }
}
