import Domain
import Operations
import SQL
import StoreFixture
import Testing

@Suite("同时操作: many hands at the same moment")
struct RaceTests {
    private func together<C: Command>(
        _ commands: [C], _ counter: Counter, by who: SessionToken? = nil, key: RequestKey? = nil
    ) async -> [Outcome<C>] {
        await withTaskGroup(of: Outcome<C>.self) { group in
            for command in commands {
                group.addTask { await counter.perform(command, by: who, key: key) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func proofs(_ counter: Counter, _ member: MemberID, _ count: Int) async throws -> [ProofID] {
        _ = try await counter.done(SetMemberPIN(member: member, pin: "640917"))
        var proofs: [ProofID] = []
        for _ in 0..<count { proofs.append(try await counter.done(ProveMember(member: member, pin: "640917")).proof) }
        return proofs
    }

    @Test("fifty deductions at once of a balance that covers ten: exactly ten are done", arguments: [true, false])
    func overdraft(_ onDisk: Bool) async throws {
        let folder = try StoreFolder()
        let counter = try await onDisk ? Counter(TestStore.inFolder(folder.path)) : .open()
        let member = try await counter.member()
        _ = try await counter.done(TopUp(member: member, what: .amount(.yuan(105)), tender: .cash))
        let commands = try await proofs(counter, member, 50).map {
            DeductStoredValue(member: member, amount: .yuan(10), presence: .proof($0))
        }
        let outcomes = await together(commands, counter)
        #expect(outcomes.count { if case .done = $0 { true } else { false } } == 10)
        #expect(outcomes.count { $0 == .refused(.insufficient(available: .yuan(5))) } == 40)
        #expect(try await counter.card(member).row.balance == .yuan(5))
        try await counter.booksAreRight()
        counter.store.database.close()
    }

    @Test("the same key twenty times at once: one effect, one answer", arguments: [true, false])
    func sameKey(_ onDisk: Bool) async throws {
        let folder = try StoreFolder()
        let counter = try await onDisk ? Counter(TestStore.inFolder(folder.path)) : .open()
        let member = try await counter.funded()
        let command = counter.pay(member, 56)
        let outcomes = await together(
            Array(repeating: command, count: 20), counter, key: RequestKey("one-key-for-twenty"))
        let first = try #require(outcomes.first)
        guard case .done = first else {
            Issue.record("\(first)")
            return
        }
        #expect(outcomes.allSatisfy { $0 == first })
        #expect(try await counter.card(member).row.balance == .yuan(504))
        try await counter.booksAreRight()
        counter.store.database.close()
    }

    @Test("one code, one proof, one coupon, one approval and one undo asked for at once count once")
    func once() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        func done<C: Command>(_ command: C, by who: SessionToken? = nil) async -> Int {
            await together(Array(repeating: command, count: 8), counter, by: who).count {
                if case .done = $0 { true } else { false }
            }
        }
        let paid = counter.pay(member, 1)
        #expect(await done(paid) == 1)
        let proof = try await proofs(counter, member, 1)[0]
        #expect(await done(DeductStoredValue(member: member, amount: .yuan(1), presence: .proof(proof))) == 1)
        let coupon = try await counter.done(
            GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        #expect(await done(Verify(what: .coupon(coupon.coupon), member: member, code: coupon.code)) == 1)
        let used = try #require(try await counter.ask(TodaysVerifications()).rows.first).verification
        #expect(await done(UndoVerification(verification: used, reason: "退")) == 1)
        var grant = GrantCoupon(member: member, template: CouponTemplateID(1))
        grant.approval = try await counter.approval(of: grant)
        #expect(await done(grant) == 1)
        let given = try await counter.done(
            GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let entry = try #require(try await counter.card(member).movements.first).entry
        #expect(given.until != nil)
        #expect(await done(UndoCouponGrant(entry: entry, reason: "退"), by: counter.manager) == 1)
        let sale = try await counter.done(SellPackage(member: member, package: PackageID(2), tender: .cash))
        #expect(await done(UndoPackageSale(entry: sale.entry, reason: "退"), by: counter.manager) == 1)
        #expect(await done(CheckIn(who: .walkIn(member))) == 1)
        let phone = RegisterMember(phone: "13900001111", name: "李四", consent: "2026-11", marketing: false)
        #expect(await done(phone) == 1)
        try await counter.booksAreRight()
    }
}
