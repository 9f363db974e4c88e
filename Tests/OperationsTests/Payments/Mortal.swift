import Domain
import Operations
import StoreFixture
import Synchronization

/// A store whose program is killed now and then: before a step is written, or right after.
final class Mortal: Operations {
    private let store: any Operations
    private let dice: Dice
    private let killed = Mutex(0)

    init(_ store: any Operations, dice: Dice) {
        self.store = store
        self.dice = dice
    }

    /// How often.
    var deaths: Int { killed.withLock { $0 } }

    func perform<C: Command>(_ command: C, key: RequestKey, session: SessionToken?) async -> Outcome<C> {
        let chance = dice.below(10)
        guard chance < 2 else { return await store.perform(command, key: key, session: session) }
        killed.withLock { $0 += 1 }
        if chance == 0 { _ = await store.perform(command, key: key, session: session) }
        return .denied(.signedOut)
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
