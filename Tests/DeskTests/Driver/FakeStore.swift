import Domain
import Operations

/// A store that answers what it was told to, remembers keys as the real one does, and keeps a log.
actor FakeStore: Operations {
    private var commands: [String: @Sendable (any Command) -> any Sendable] = [:]
    private var queries: [String: @Sendable (any Query) -> any Sendable] = [:]
    private var first: [RequestKey: any Sendable] = [:]
    private var unheard: [RequestKey: any Sendable] = [:]
    /// What was performed, with its key.
    private(set) var log: [(command: any Command, key: RequestKey)] = []

    func on<C: Command>(_ type: C.Type, _ answer: @escaping @Sendable (C) -> Outcome<C>) {
        commands[C.name] = { command in
            (command as? C).map { answer($0) as any Sendable } ?? Outcome<C>.failed(.other("mixed up"))
        }
    }

    func on<Q: Query>(_ type: Q.Type, _ answer: @escaping @Sendable (Q) -> Found<Q>) {
        queries[String(describing: type)] = { query in
            (query as? Q).map { answer($0) as any Sendable } ?? Found<Q>.failed(.other("mixed up"))
        }
    }

    func perform<C: Command>(_ command: C, key: RequestKey, session: SessionToken?) async -> Outcome<C> {
        log.append((command, key))
        if let before = first[key] as? Outcome<C> { return before }
        guard let outcome = commands[C.name]?(command) as? Outcome<C> else {
            return .failed(.other("no answer for \(C.name)"))
        }
        switch outcome {
        case .done, .refused, .denied: first[key] = outcome
        case .failed: break
        }
        return outcome
    }

    /// Lets a lookup, and only a lookup, find an outcome the asker did not hear.
    func conceal<C: Command>(_ outcome: Outcome<C>, for key: RequestKey) { unheard[key] = outcome }

    func lookup<C: Command>(_ command: C.Type, key: RequestKey, session: SessionToken?) async -> Outcome<C>? {
        (unheard[key] ?? first[key]) as? Outcome<C>
    }

    func query<Q: Query>(_ query: Q, session: SessionToken?) async -> Found<Q> {
        queries[String(describing: Q.self)]?(query) as? Found<Q> ?? .failed(.other("no answer for \(Q.self)"))
    }

    func changes(after sequence: Int64, limit: Int) async -> [Change] { [] }
    func health() async -> Health { .writable }
}
