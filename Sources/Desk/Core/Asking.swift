import Domain
import Operations

/// A question to the store before it has a ticket, a key and a session.
struct Asking: Sendable {
    let address: Turn.Address
    let command: (any Command)?
    let query: (any Query)?
    /// Queries of one slot overtake each other; nil = keys wait for the answer.
    let slot: String?
    /// Which form it comes from: one key at a time for each.
    let form: String?
    /// A key it was tried with before.
    let key: RequestKey?
    let run: @Sendable (any Operations, RequestKey, SessionToken?) async -> any Reply

    /// What it needs, which says what it is.
    var right: Right {
        if let command { return type(of: command).right }
        return query.map { type(of: $0).right } ?? .seeCounter
    }

    static func command<C: Command>(
        _ command: C, for address: Turn.Address, reason: String, key: RequestKey?,
        then: @escaping @Sendable (Result<C.Answer, C.Refusal>) -> any Sendable
    ) -> Asking {
        Asking(
            address: address, command: command, query: nil, slot: nil, form: "\(address) \(C.name)", key: key
        ) { store, key, session in
            var outcome = await store.perform(command, key: key, session: session)
            var wasNeverSeen = false
            if outcome == .failed(.indeterminate) {
                let found = await store.lookup(C.self, key: key, session: session)
                wasNeverSeen = found == nil
                outcome = found ?? outcome
            }
            return CommandReply(
                command: command, key: key, outcome: outcome, wasNeverSeen: wasNeverSeen, address: address,
                reason: reason, then: then)
        }
    }

    static func query<Q: Query>(
        _ query: Q, for address: Turn.Address, slot: String?, then: @escaping @Sendable (Q.Answer) -> any Sendable
    ) -> Asking {
        Asking(
            address: address, command: nil, query: query, slot: slot.map(address.slot), form: nil, key: nil
        ) { store, _, session in
            QueryReply(found: await store.query(query, session: session), address: address, then: then)
        }
    }
}
