import Domain
import Operations
import Store
import StoreFixture
import Testing

/// A counter in a test: a store, who is signed in, and short words for what people do.
struct Counter {
    let store: TestStore
    let cashier: SessionToken
    let manager: SessionToken
    let owner: SessionToken

    init(_ store: TestStore) async throws {
        self.store = store
        cashier = try #require(await store.signIn(1001, pin: "246813"))
        manager = try #require(await store.signIn(9001, pin: "702468"))
        owner = try #require(await store.signIn(9999, pin: "918273"))
    }

    static func open() async throws -> Counter { try await Counter(TestStore.inMemory()) }

    func perform<C: Command>(_ command: C, by who: SessionToken? = nil, key: RequestKey? = nil) async -> Outcome<C> {
        await store.operations.perform(command, key: key ?? store.newKey(), session: who ?? cashier)
    }

    func done<C: Command>(_ command: C, by who: SessionToken? = nil) async throws -> C.Answer {
        let outcome = await perform(command, by: who)
        guard case .done(let answer) = outcome else {
            Issue.record("\(C.name): \(outcome)")
            throw Unexpected()
        }
        return answer
    }

    func ask<Q: Query>(_ query: Q) async throws -> Q.Answer {
        guard case .answer(let answer) = await store.operations.query(query, session: cashier) else {
            Issue.record("no answer to \(Q.self)")
            throw Unexpected()
        }
        return answer
    }

    func member(_ name: String = "张三", phone: String = "13812345678") async throws -> MemberID {
        try await done(RegisterMember(phone: phone, name: name, consent: "2026-11", marketing: false)).member
    }

    func funded(_ offer: Int64 = 2) async throws -> MemberID {
        let id = try await member()
        _ = try await done(TopUp(member: id, what: .offer(OfferID(offer)), tender: .cash))
        return id
    }

    func pay(_ member: MemberID, _ yuan: Int64, rest: Tender? = nil, service: ServiceID? = nil) -> DeductStoredValue {
        DeductStoredValue(
            member: member, amount: .yuan(yuan), service: service, presence: .code(store.memberCode(of: member)),
            rest: rest)
    }

    /// The next half minute, so that the member's code has turned.
    func nextCode() { store.clock.advance(milliseconds: 30_000) }

    func card(_ member: MemberID) async throws -> MemberCard.Card {
        try #require(try await ask(MemberCard(member: member)).card)
    }

    func booksAreRight() async throws {
        let examined = try await store.examine()
        #expect(examined.findings.isEmpty, "\(examined.findings)")
    }
}

struct Unexpected: Error {}
