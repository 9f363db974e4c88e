import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

/// A counter in a test: a store, who is signed in, and short words for what people do.
struct Counter {
    let store: TestStore
    let cashier: SessionToken
    let receptionist: SessionToken
    let beautician: SessionToken
    let manager: SessionToken
    let owner: SessionToken

    init(_ store: TestStore) async throws {
        self.store = store
        cashier = try #require(await store.signIn(1001, pin: "246813"))
        receptionist = try #require(await store.signIn(1002, pin: "135792"))
        beautician = try #require(await store.signIn(1003, pin: "864209"))
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

    func pay(
        _ member: MemberID, _ yuan: Int64, rest: Tender? = nil, restAmount: Money? = nil, service: ServiceID? = nil
    ) -> DeductStoredValue {
        DeductStoredValue(
            member: member, amount: .yuan(yuan), service: service, presence: .code(store.memberCode(of: member)),
            rest: rest, restAmount: restAmount)
    }

    /// The first gift, with the member's code.
    func redeem(_ member: MemberID) -> Verify {
        Verify(what: .gift(GiftID(1)), member: member, presence: .code(store.memberCode(of: member)))
    }

    /// The next half minute, so that the member's code has turned.
    func nextCode() { store.clock.advance(milliseconds: 30_000) }

    /// The next days.
    func days(_ count: Int64) { store.clock.advance(milliseconds: count * 86_400_000) }

    /// A manager's approval of a command as it is.
    func approval<C: Command>(
        of command: C, by who: SessionToken? = nil, number: Int64 = 9001, pin: String = "702468"
    ) async throws -> ApprovalID {
        try await done(Approve(number: OperatorID(number), pin: pin, of: command, reason: "同意"), by: who).approval
    }

    /// A visit somebody booked, so many days from now.
    func expected(_ member: MemberID, inDays days: Int = 0) async throws -> VisitID {
        let now = store.clock.now
        let day = store.operations.calendar.businessDay(of: now).advanced(days: days)
        return try await store.database.write { db in
            let id = VisitID(try db.next("visit"))
            try db.execute(
                "INSERT INTO visit (id, member, day, state, expected_at) VALUES (?,?,?,'expected',?)", id, member, day,
                now)
            return id
        }
    }

    /// The number of audit rows, and the last: command, how it ended, the detail.
    func audit() async throws -> (count: Int64, last: String) {
        try await store.database.read { db in
            try db.first("SELECT id, command || ' ' || outcome || ' ' || detail FROM audit ORDER BY id DESC LIMIT 1") {
                ($0.integer(0), $0.text(1))
            } ?? (0, "")
        }
    }

    /// A package of a member's, sold at the counter.
    func sold(_ package: Int64, to member: MemberID) async throws -> PackageItemID {
        _ = try await done(SellPackage(member: member, package: PackageID(package), tender: .wechat))
        return try #require(try await card(member).sessions.last).item
    }

    func card(_ member: MemberID) async throws -> MemberCard.Card {
        try #require(try await ask(MemberCard(member: member)).card)
    }

    func booksAreRight() async throws {
        let examined = try await store.examine()
        #expect(examined.findings.isEmpty, "\(examined.findings)")
    }
}

struct Unexpected: Error {}
