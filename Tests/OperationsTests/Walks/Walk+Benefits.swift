import Domain
import Operations
import SQL
import Store
import StoreFixture

extension Walk {
    private func any<T>(_ things: [T]) -> T? { things.isEmpty ? nil : things[dice.below(things.count)] }

    private func anybody() -> MemberID {
        let ids = oracle.members.keys.sorted()
        return ids[dice.below(ids.count)]
    }

    mutating func sell(_ id: MemberID) async throws {
        let package = dice.below(2) + 1
        let isRefused = oracle.members[id]?.status != .normal
        let command = SellPackage(member: id, package: PackageID(Int64(package)), tender: .bankCard)
        guard let receipt = try await run(command, by: .cashier, isRefused ? .refused : .done) else { return }
        let newest = try await store.database.read { db in
            try db.first("SELECT max(id) FROM package_item") { PackageItemID($0.integer(0)) }
        }
        guard let newest else { throw stray("no package item") }
        let until = Oracle.end(now, days: 365)
        let soldAt = now
        oracle.members[id]?.items.append(
            package == 1
                ? Oracle.Item(id: newest, until: until, left: 10, sale: receipt.entry, soldAt: soldAt)
                : Oracle.Item(id: newest, until: nil, left: 3, sale: receipt.entry, soldAt: soldAt))
    }

    mutating func grant(_ id: MemberID) async throws {
        let isRefused = oracle.members[id]?.status != .normal
        let command = GrantCoupon(member: id, template: CouponTemplateID(1))
        guard let answer = try await run(command, by: .manager, isRefused ? .refused : .done) else { return }
        let until = Oracle.end(now, days: 30)
        guard answer.until?.ms == until else { throw stray("\(answer) should end at \(until)") }
        let newest = try await store.database.read { db in
            try db.first("SELECT max(id) FROM entry") { EntryID($0.integer(0)) }
        }
        guard let newest else { throw stray("no entry") }
        let coupon = Oracle.Coupon(id: answer.coupon, until: until, grant: newest, grantedAt: now)
        oracle.members[id]?.coupons.append(coupon)
    }

    mutating func verify(_ id: MemberID) async throws {
        switch dice.below(5) {
        case 0: try await useCoupon(id)
        case 1: try await redeem(id)
        default: try await useSession(id)
        }
    }

    private mutating func useCoupon(_ id: MemberID) async throws {
        let owner = dice.below(6) == 0 ? anybody() : id
        let coupon = any(oracle.members[owner]?.coupons ?? [])
        let isFrozen = oracle.members[id]?.status == .frozen
        let isRefused = isFrozen || owner != id || coupon.map { $0.isUsed || $0.isWithdrawn || $0.until <= now } ?? true
        let what = Verifiable.coupon(coupon?.id ?? CouponID(99_999))
        let command = Verify(what: what, member: id)
        guard let answer = try await run(command, by: .cashier, isRefused ? .refused : .done) else { return }
        setCoupon(id, what, isUsed: true)
        note(Oracle.Use(id: answer.verification, at: now, what: what, points: [], hold: nil), of: id)
    }

    private mutating func setCoupon(_ id: MemberID, _ what: Verifiable, isUsed: Bool) {
        guard let index = oracle.members[id]?.coupons.firstIndex(where: { .coupon($0.id) == what }) else { return }
        oracle.members[id]?.coupons[index].isUsed = isUsed
    }

    private mutating func note(_ use: Oracle.Use, of id: MemberID) { oracle.members[id]?.uses.append(use) }

    private mutating func redeem(_ id: MemberID) async throws {
        let mine = oracle.members[id] ?? Oracle.Member()
        let step = now / 30_000
        let isRefused = mine.status == .frozen || mine.allPoints(now) < 100 || step <= mine.lastStep
        let command = Verify(what: .gift(GiftID(1)), member: id, presence: .code(store.memberCode(of: id)))
        guard let answer = try await run(command, by: .cashier, isRefused ? .refused : .done) else { return }
        oracle.members[id]?.lastStep = step
        var rest: Int64 = 100
        var takes: [(grant: Int, amount: Int64)] = []
        for (index, grant) in mine.points.enumerated() where rest > 0 && grant.usable(now) > 0 {
            let here = min(rest, grant.left)
            takes.append((index, here))
            oracle.members[id]?.points[index].left -= here
            rest -= here
        }
        note(Oracle.Use(id: answer.verification, at: now, what: command.what, points: takes, hold: nil), of: id)
    }

    private mutating func useSession(_ id: MemberID) async throws {
        let owner = dice.below(8) == 0 ? anybody() : id
        let mine = oracle.members[owner] ?? Oracle.Member()
        guard let item = any(mine.items.filter { $0.left > 0 || dice.below(4) == 0 }) else { return }
        let today = Oracle.day(now)
        let days = Dictionary(uniqueKeysWithValues: mine.visits.map { ($0.id, $0.day) })
        let hold = mine.holds.filter { $0.isOpen && $0.item == item.id && (days[$0.visit] ?? .max) <= today }
            .min { left, right in
                let here = (isHere(left.visit, mine), isHere(right.visit, mine))
                if here.0 != here.1 { return here.0 }
                let (a, b) = (days[left.visit] ?? 0, days[right.visit] ?? 0)
                return a != b ? a > b : left.id < right.id
            }
        let isFree = hold != nil || item.left > mine.held(item.id)
        let isRefused =
            oracle.members[id]?.status == .frozen || owner != id || (item.until ?? .max) <= now || item.left == 0
            || item.isWithdrawn || !isFree
        let command = Verify(what: .session(item.id), member: id)
        guard let answer = try await run(command, by: .beautician, isRefused ? .refused : .done) else { return }
        guard answer.left == item.left - 1 else { throw stray("\(answer) of \(item)") }
        change(item.id, of: id, by: -1)
        if let hold { set(hold.id, of: id, isOpen: false) }
        note(Oracle.Use(id: answer.verification, at: now, what: command.what, points: [], hold: hold?.id), of: id)
    }

    private func isHere(_ visit: VisitID, _ mine: Oracle.Member) -> Bool {
        mine.visits.contains { $0.id == visit && $0.isHere }
    }

    private mutating func change(_ item: PackageItemID, of id: MemberID, by amount: Int64) {
        guard let index = oracle.members[id]?.items.firstIndex(where: { $0.id == item }) else { return }
        oracle.members[id]?.items[index].left += amount
    }

    private mutating func set(_ hold: HoldID, of id: MemberID, isOpen: Bool) {
        guard let index = oracle.members[id]?.holds.firstIndex(where: { $0.id == hold }) else { return }
        oracle.members[id]?.holds[index].isOpen = isOpen
    }

    mutating func undoUse(_ id: MemberID) async throws {
        let mine = oracle.members[id] ?? Oracle.Member()
        guard let use = dice.below(3) == 0 ? any(mine.uses) : mine.uses.last else { return }
        let isRefused = use.isUndone || now - use.at >= Oracle.day
        let command = UndoVerification(verification: use.id, reason: "误扫")
        let role: StaffRole = dice.below(4) == 0 ? .beautician : .cashier
        let answer = try await run(command, by: role, .undoUse, isRefused ? .refused : .done) { command, approval in
            var approved = command
            approved.approval = approval
            return approved
        }
        guard answer != nil, let index = mine.uses.firstIndex(where: { $0.id == use.id }) else { return }
        oracle.members[id]?.uses[index].isUndone = true
        switch use.what {
        case .coupon: setCoupon(id, use.what, isUsed: false)
        case .gift:
            let moment = now
            for take in use.points { oracle.members[id]?.giveBack(points: take.amount, to: take.grant, moment) }
        case .session(let item):
            change(item, of: id, by: 1)
            guard let hold = mine.holds.first(where: { $0.id == use.hold }),
                let visit = mine.visits.first(where: { $0.id == hold.visit }), visit.state != .done,
                !mine.holds.contains(where: { $0.isOpen && $0.visit == visit.id })
            else { return }
            set(hold.id, of: id, isOpen: true)
        }
    }

    mutating func hold(_ id: MemberID) async throws {
        let mine = oracle.members[id] ?? Oracle.Member()
        let owner = dice.below(8) == 0 ? anybody() : id
        guard let visit = any(mine.visits.suffix(4)), let item = any(oracle.members[owner]?.items ?? []) else { return }
        let isHeld = mine.holds.contains { $0.isOpen && $0.visit == visit.id }
        let isRefused =
            visit.state == .done || visit.state == .cancelled || owner != id || isHeld || (item.until ?? .max) <= now
            || item.isWithdrawn || item.left <= mine.held(item.id)
        let command = HoldSession(visit: visit.id, item: item.id)
        guard let answer = try await run(command, by: .beautician, isRefused ? .refused : .done) else { return }
        guard answer.free == item.left - mine.held(item.id) - 1 else { throw stray("\(answer) of \(item)") }
        oracle.members[id]?.holds.append(Oracle.Hold(id: answer.hold, item: item.id, visit: visit.id))
    }

    mutating func release(_ id: MemberID) async throws {
        guard let hold = any(oracle.members[id]?.holds ?? []) else { return }
        guard try await run(ReleaseHold(hold: hold.id), by: .cashier, hold.isOpen ? .done : .refused) != nil else {
            return
        }
        set(hold.id, of: id, isOpen: false)
    }

    /// Somebody books, by the hand of the test, or comes.
    mutating func arrive(_ id: MemberID) async throws {
        let mine = oracle.members[id] ?? Oracle.Member()
        let isHere = mine.visits.contains { $0.isHere }
        if dice.below(3) == 0 {
            try await book(id)
        } else if dice.below(2) == 0, let visit = any(mine.visits) {
            let isRefused = visit.state != .expected || isHere
            guard try await run(CheckIn(who: .expected(visit.id)), by: .cashier, isRefused ? .refused : .done) != nil
            else { return }
            set(visit.id, of: id, .waiting)
        } else {
            let command = CheckIn(who: .walkIn(id), service: ServiceID(1))
            guard let answer = try await run(command, by: .beautician, isHere ? .refused : .done) else { return }
            let visit = Oracle.Visit(id: answer.visit, day: Oracle.day(now), wasExpected: false, state: .waiting)
            oracle.members[id]?.visits.append(visit)
        }
    }

    private mutating func book(_ id: MemberID) async throws {
        let (now, ahead) = (clock.now, dice.below(3))
        let day = store.operations.calendar.businessDay(of: now).advanced(days: ahead)
        let visit = try await store.database.write { db in
            let visit = VisitID(try db.next("visit"))
            try db.execute(
                "INSERT INTO visit (id, member, day, state, expected_at) VALUES (?,?,?,'expected',?)", visit, id, day,
                now)
            return visit
        }
        oracle.members[id]?.visits.append(
            Oracle.Visit(id: visit, day: Oracle.day(now.ms) + Int64(ahead), wasExpected: true, state: .expected))
    }

    private mutating func set(_ visit: VisitID, of id: MemberID, _ state: VisitState) {
        guard let index = oracle.members[id]?.visits.firstIndex(where: { $0.id == visit }) else { return }
        if oracle.members[id]?.visits[index].state == .expected, state == .waiting {
            let today = Oracle.day(now)
            oracle.members[id]?.visits[index].day = today
        }
        if state == .expected, let home = oracle.members[id]?.visits[index].home {
            oracle.members[id]?.visits[index].day = home
        }
        oracle.members[id]?.visits[index].state = state
    }

    mutating func move(_ id: MemberID) async throws {
        let mine = oracle.members[id] ?? Oracle.Member()
        let here = mine.visits.first { $0.isHere }
        guard let visit = dice.below(4) == 0 ? any(mine.visits) : here ?? mine.visits.last else { return }
        let from = dice.below(8) == 0 ? VisitState.serving : visit.state
        let to = VisitState.allCases[dice.below(5)]
        let ways: [VisitState: [VisitState]] = [
            .expected: [.waiting], .waiting: [.serving, visit.wasExpected ? .expected : .cancelled],
            .serving: [.done, .waiting], .done: [.serving],
        ]
        let isRefused =
            from != visit.state || !(ways[from] ?? []).contains(to)
            || ((from == .expected || from == .done) && here != nil)
            || (from == .done && visit.day != Oracle.day(now))
        let command = MoveVisit(visit: visit.id, from: from, to: to)
        guard let answer = try await run(command, by: .cashier, isRefused ? .refused : .done) else { return }
        set(visit.id, of: id, to)
        try finish(visit, of: id, to, answer.session)
        guard to == .cancelled else { return }
        for hold in mine.holds where hold.isOpen && hold.visit == visit.id { set(hold.id, of: id, isOpen: false) }
    }

    /// A session that was kept for the visit is taken when it is done, if its package has not lapsed.
    private mutating func finish(
        _ visit: Oracle.Visit, of id: MemberID, _ state: VisitState, _ session: MoveVisit.TakenSession?
    ) throws {
        let mine = oracle.members[id] ?? Oracle.Member()
        let hold = state == .done ? mine.holds.first { $0.isOpen && $0.visit == visit.id } : nil
        let item = hold.flatMap { hold in mine.items.first { $0.id == hold.item } }
        guard let hold, let item, (item.until ?? .max) > now else {
            guard session == nil else { throw stray("\(String(describing: session)) of nothing") }
            return
        }
        guard let session, session.left == item.left - 1 else { throw stray("no session of \(item) was taken") }
        change(item.id, of: id, by: -1)
        set(hold.id, of: id, isOpen: false)
        note(
            Oracle.Use(id: session.verification, at: now, what: .session(item.id), points: [], hold: hold.id), of: id)
    }
}
