import Domain
import Operations
import SQL
import Store
import StoreFixture

/// A walk through the commands of the counter by dice, each held against the oracle.
struct Walk {
    struct Stray: Error, CustomStringConvertible {
        let description: String
    }

    private struct Past {
        let role: StaffRole
        let outcome: String
        let key: RequestKey
        let again: @Sendable (LocalOperations, SessionToken) async -> String
    }

    let seed: UInt64
    let folder: StoreFolder
    let clock = TestClock(TestStore.morning)
    let dice: Dice
    var store: TestStore
    var sessions: [StaffRole: SessionToken] = [:]
    var oracle = Oracle()
    var number = 0
    /// How often each ending was met: a walk that is always refused proves nothing.
    var met: [String: Int] = [:]
    private var past: [Past] = []

    static var founding: Founding {
        var founding = Founding.sample
        founding.offers = [
            TopUpOffer(id: OfferID(1), paid: .yuan(100), bonus: .yuan(10), bonusDays: 1),
            TopUpOffer(id: OfferID(2), paid: .yuan(500), bonus: .yuan(60)),
            TopUpOffer(id: OfferID(3), paid: .yuan(1000), bonus: Money(fen: 14_999), bonusDays: 3),
        ]
        founding.settings.pointsDays = 2
        return founding
    }

    init(seed: UInt64) async throws {
        self.seed = seed
        dice = Dice(seed: seed)
        folder = try StoreFolder()
        store = try await TestStore.inFolder(folder.path, clock: clock, founding: Self.founding)
        try await signIn()
        for _ in 0..<6 { try await register() }
    }

    var now: Int64 { clock.now.ms }

    /// The store is closed and opened again from the disk; keys of before must still be known.
    mutating func reopen() async throws {
        store.database.close()
        store = try await TestStore.inFolder(folder.path, clock: clock, founding: Self.founding)
        try await signIn()
        for _ in 0..<20 { try await repeatOne() }
    }

    private mutating func signIn() async throws {
        let staff: [(StaffRole, Int64, String)] = [
            (.cashier, 1001, "246813"), (.beautician, 1003, "864209"), (.manager, 9001, "702468"),
            (.owner, 9999, "918273"),
        ]
        for (role, number, pin) in staff { sessions[role] = await store.signIn(number, pin: pin) }
        guard sessions.count == staff.count else { throw stray("somebody was not let in") }
    }

    func stray(_ text: String) -> Stray { Stray(description: "seed \(seed), command \(number): \(text)") }

    func key() -> RequestKey { RequestKey("walk-key-of-\(seed)-\(number)-\(met.count)") }

    /// Performs, and holds the ending against what the oracle says.
    mutating func run<C: Command>(_ command: C, by role: StaffRole, _ verdict: Verdict) async throws -> C.Answer? {
        guard let session = sessions[role] else { throw stray("nobody is signed in as \(role)") }
        number += 1
        let key = key()
        let outcome = await store.operations.perform(command, key: key, session: session)
        let (ending, answer): (Verdict?, C.Answer?) =
            switch outcome {
            case .done(let answer): (.done, answer)
            case .refused: (.refused, nil)
            case .denied: (.denied, nil)
            case .failed: (nil, nil)
            }
        guard ending == verdict else { throw stray("\(command) by \(role) should be \(verdict), is \(outcome)") }
        met["\(C.name) \(verdict)", default: 0] += 1
        past.append(
            Past(role: role, outcome: String(describing: outcome), key: key) { operations, session in
                String(describing: await operations.perform(command, key: key, session: session))
            })
        if past.count > 200 { past.removeFirst(100) }
        return answer
    }

    /// A command whose right may need an approval: by dice with one.
    mutating func run<C: Command>(
        _ command: C, by role: StaffRole, _ act: Act, _ verdict: Verdict,
        approved: (C, ApprovalID) -> C
    ) async throws -> C.Answer? {
        let (may, ask) = act.standing(role)
        if may { return try await run(command, by: role, verdict) }
        guard ask, dice.below(2) == 0 else { return try await run(command, by: role, .denied) }
        let approve = try Approve(number: OperatorID(9001), pin: "702468", of: command, reason: "同意")
        guard let session = sessions[role],
            case .done(let answer) = await store.operations.perform(approve, key: store.newKey(), session: session)
        else { throw stray("no approval of \(command)") }
        return try await run(approved(command, answer.approval), by: role, verdict)
    }

    /// A key of before, with the same content: the first outcome, whatever is true now. With other content: denied.
    mutating func repeatOne() async throws {
        guard !past.isEmpty else { return }
        let one = past[dice.below(past.count)]
        guard let session = sessions[one.role], let cashier = sessions[.cashier] else { return }
        let again = await one.again(store.operations, session)
        guard again == one.outcome else { throw stray("\(one.key) again is \(again), was \(one.outcome)") }
        met["again", default: 0] += 1
        let other = EditMember(member: MemberID(1), remark: "重复 \(number)")
        let outcome = await store.operations.perform(other, key: one.key, session: cashier)
        guard outcome == .denied(.keyReused) else { throw stray("\(one.key) with other content is \(outcome)") }
    }

    /// Everything the card shows of a member, held against the oracle.
    func compare(_ id: MemberID) async throws {
        guard let cashier = sessions[.cashier], let mine = oracle.members[id],
            case .answer(let answer) = await store.operations.query(MemberCard(member: id), session: cashier),
            let card = answer.card
        else { throw stray("no card of \(id)") }
        let principal = mine.parcels.reduce(0) { $0 + $1.principal }
        let bonus = mine.parcels.reduce(0) { $0 + $1.usableBonus(now) }
        guard card.principal.fen == principal, card.bonus.fen == bonus, card.row.balance.fen == principal + bonus else {
            throw stray("\(id) has \(card.principal)+\(card.bonus), should have \(principal)+\(bonus)")
        }
        guard card.points == mine.allPoints(now), card.row.status == mine.status else {
            throw stray("\(id) has \(card.points) points, should have \(mine.allPoints(now))")
        }
        for shown in card.sessions {
            guard let item = mine.items.first(where: { $0.id == shown.item }), !item.isWithdrawn,
                item.left == shown.left,
                mine.held(item.id) == shown.held
            else { throw stray("\(id) shows \(shown)") }
        }
        guard card.sessions.count == min(40, mine.items.count { !$0.isWithdrawn }) else {
            throw stray("\(id) lacks a package")
        }
        let open = mine.coupons.filter { !$0.isUsed && !$0.isWithdrawn && $0.until > now }.map(\.id)
        guard card.coupons.count == min(40, open.count), card.coupons.allSatisfy({ open.contains($0.coupon) }) else {
            throw stray("\(id) shows coupons \(card.coupons), should show \(open)")
        }
    }

    /// All members, and the books from their first row.
    func compareAll() async throws {
        for id in oracle.members.keys { try await compare(id) }
        let examined = try await store.examine()
        guard examined.findings.isEmpty else { throw stray("\(examined.findings)") }
    }
}
