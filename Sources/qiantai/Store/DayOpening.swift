import Operations
import Synchronization

/// The store's operations, with an eye on who signs in: the first one in the morning opens the business day.
struct DayOpening: Operations {
    private let store: any Operations
    private let arrived = Waiting()
    private let moneyMayCome: @Sendable (SessionToken) -> Void

    /// Watches over the sign-ins at a store.
    /// - Parameter moneyMayCome: called after a sign-in and after a shift was opened.
    init(_ store: any Operations, moneyMayCome: @escaping @Sendable (SessionToken) -> Void = { _ in }) {
        self.store = store
        self.moneyMayCome = moneyMayCome
    }

    /// Whoever signed in and has not opened the day yet.
    private final class Waiting: Sendable {
        private let session = Mutex<SessionToken?>(nil)
        func put(_ token: SessionToken) { session.withLock { $0 = token } }
        func take() -> SessionToken? {
            session.withLock { session in
                defer { session = nil }
                return session
            }
        }
    }

    /// Opens the business day if somebody has signed in since the last time.
    func openDay() async {
        guard let session = arrived.take() else { return }
        await store.openDay(session) { RequestKey(Random.hexadecimal(16)) }
    }

    /// The same beside the counter's business, which goes on between two batches; what is not finished when the
    /// program ends is done at the next sign-in.
    /// - Parameters:
    ///   - last: tells the last place in the audit sequence.
    ///   - changed: hears what has happened meanwhile, if anything was done.
    func openDayMeanwhile(
        since last: @escaping @Sendable () async -> Int64?, changed: @escaping @Sendable ([Change]) -> Void
    ) {
        guard let session = arrived.take() else { return }
        Task.detached { [store] in
            let before = await last()
            _ = await store.openDay(session) { RequestKey(Random.hexadecimal(16)) }
            guard let before else { return }
            let changes = await store.changes(after: before, limit: 1000)
            if !changes.isEmpty { changed(changes) }
        }
    }

    func perform<C: Command>(_ command: C, key: RequestKey, session: SessionToken?) async -> Outcome<C> {
        let outcome = await store.perform(command, key: key, session: session)
        guard case .done(let answer) = outcome else { return outcome }
        if let signedIn = answer as? SignIn.Answer {
            arrived.put(signedIn.session)
            moneyMayCome(signedIn.session)
        } else if command is OpenShift, let session {
            moneyMayCome(session)
        }
        return outcome
    }

    func lookup<C: Command>(_ command: C.Type, key: RequestKey, session: SessionToken?) async -> Outcome<C>? {
        await store.lookup(command, key: key, session: session)
    }

    func query<Q: Query>(_ query: Q, session: SessionToken?) async -> Found<Q> {
        await store.query(query, session: session)
    }

    func changes(after sequence: Int64, limit: Int) async -> [Change] {
        await store.changes(after: sequence, limit: limit)
    }

    func health() async -> Health { await store.health() }
}
