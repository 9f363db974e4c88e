import Desk
import Operations
import SQL
import SQLite
import Store
import Synchronization

/// Performs what the desk asks of the store, one after the other, off the UI thread.
final class StoreRunner: Sendable {
    private let requests: AsyncStream<Request>.Continuation
    private let newest = Mutex<[String: Ticket]>([:])
    private let forgotten = Mutex<Set<Ticket>>([])

    /// Begins to work for a desk; answers go into the mailbox.
    /// - Parameters:
    ///   - moneyMayCome: called with whoever signed in, or opened a shift, each time.
    ///   - paperMayWait: called after something was put into the printer's queue or taken out of it.
    init(
        _ store: OpenStore, _ mailbox: Mailbox, moneyMayCome: @escaping @Sendable (SessionToken) -> Void,
        paperMayWait: @escaping @Sendable () -> Void
    ) {
        let (stream, continuation) = AsyncStream.makeStream(of: Request.self)
        requests = continuation
        let operations = DayOpening(store.operations, moneyMayCome: moneyMayCome)
        let database = store.database
        let last: @Sendable () async -> Int64? = { try? await database.read { try $0.auditHead().sequence } }
        Task(executorPreference: store.database.inPlace) { [self] in
            var health = Health.writable
            for await request in stream {
                if forgotten.withLock({ $0.remove(request.ticket) != nil }) { continue }
                if let slot = request.slot, newest.withLock({ $0[slot] != request.ticket }) { continue }
                mailbox.put(.answer(request.ticket, await request.run(operations)))
                if request.command is QueuePrint || request.command is DropPrint { paperMayWait() }
                let found = await store.operations.health()
                if found != health { mailbox.put(.health(found)) }
                health = found
                operations.openDayMeanwhile(since: last) { mailbox.put(.changes($0)) }
            }
        }
    }

    /// Takes a request on. A search that a later one of its slot overtakes before it began is never made.
    func take(_ request: Request) {
        if let slot = request.slot { newest.withLock { $0[slot] = request.ticket } }
        requests.yield(request)
    }

    /// Nobody waits for it: if it was not begun, it is never made.
    func forget(_ ticket: Ticket) { forgotten.withLock { _ = $0.insert(ticket) } }

    func stop() { requests.finish() }
}
