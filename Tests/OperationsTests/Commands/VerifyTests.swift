import Domain
import Operations
import Store
import StoreFixture
import Testing

@Suite("核销: using coupons, sessions and gifts")
struct VerifyTests {
    private func verify(
        _ counter: Counter, _ what: Verifiable, _ member: MemberID, _ code: String? = nil
    ) async -> Outcome<Verify> {
        await counter.perform(Verify(what: what, member: member, code: code))
    }

    @Test("a coupon's code is used once; used, it says when")
    func coupon() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let coupon = try await counter.done(
            GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let used = try await counter.done(
            Verify(what: .coupon(coupon.coupon), member: member, code: coupon.code))
        #expect(used.left == nil && used.title == "新客立减 20 元")
        let at = counter.store.clock.now
        counter.nextCode()
        #expect(await verify(counter, .coupon(coupon.coupon), member, coupon.code) == .refused(.fault(.used(at: at))))
        #expect(await verify(counter, .coupon(coupon.coupon), member) == .refused(.fault(.used(at: at))))
        #expect(
            try await counter.ask(ReadCode(digits: coupon.code))
                == .notVerifiable(.used(at: at), title: "新客立减 20 元"))
        #expect(try await counter.card(member).coupons.isEmpty)
        try await counter.booksAreRight()
    }

    @Test("a lapsed coupon, another's and a code of nothing are refused and use nothing up")
    func faults() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let other = try await counter.member("李四", phone: "13900001111")
        let coupon = try await counter.done(
            GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let second = try await counter.done(
            GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        #expect(await verify(counter, .coupon(coupon.coupon), other, coupon.code) == .refused(.notTheirs))
        #expect(await verify(counter, .coupon(coupon.coupon), member, second.code) == .refused(.fault(.unknown)))
        #expect(await verify(counter, .coupon(coupon.coupon), member, "92") == .refused(.fault(.unknown)))
        #expect(await verify(counter, .coupon(CouponID(9)), member) == .refused(.fault(.unknown)))
        #expect(await verify(counter, .coupon(coupon.coupon), MemberID(9)) == .refused(.fault(.unknown)))
        let until = try #require(coupon.until)
        counter.store.clock.set(until.advanced(milliseconds: -1))
        _ = try await counter.done(Verify(what: .coupon(second.coupon), member: member, code: second.code))
        counter.store.clock.set(until)
        #expect(
            await verify(counter, .coupon(coupon.coupon), member, coupon.code)
                == .refused(.fault(.expired(at: until))))
        try await counter.booksAreRight()
    }

    @Test("sessions go by code, each code once, and by choice, until none is left")
    func sessions() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        let codes = (1...3).map {
            Vouchers.code(.session, target: item.raw, serial: $0, vault: counter.store.vault)
        }
        #expect(try await counter.done(Verify(what: .session(item), member: member, code: codes[1])).left == 2)
        guard case .refused(.fault(.used)) = await verify(counter, .session(item), member, codes[1]) else {
            Issue.record("a code was used twice")
            return
        }
        #expect(try await counter.done(Verify(what: .session(item), member: member)).left == 1)
        let last = try await counter.done(Verify(what: .session(item), member: member, code: codes[0]))
        #expect(last.left == 0)
        #expect(await verify(counter, .session(item), member, codes[2]) == .refused(.fault(.usedUp)))
        #expect(await verify(counter, .session(item), member) == .refused(.fault(.usedUp)))
        _ = try await counter.done(UndoVerification(verification: last.verification, reason: "误"))
        #expect(try await counter.done(Verify(what: .session(item), member: member, code: codes[0])).left == 0)
        try await counter.booksAreRight()
    }

    @Test("a gift takes its points, and says how many are missing")
    func gift() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let gift = Verifiable.gift(GiftID(1))
        #expect(await verify(counter, gift, member) == .refused(.fault(.tooFewPoints(have: 0, need: 100))))
        for yuan: Int64 in [50, 70] {
            _ = try await counter.done(counter.pay(member, yuan))
            counter.nextCode()
        }
        #expect(try await counter.card(member).points == 106)
        #expect(await verify(counter, gift, member) == .refused(.presence))
        let code = counter.store.memberCode(of: member)
        #expect(try await counter.done(Verify(what: gift, member: member, presence: .code(code))).left == 6)
        #expect(await verify(counter, .gift(GiftID(9)), member) == .refused(.fault(.unknown)))
        try await counter.booksAreRight()
    }

    @Test("a gift out of more than a thousand small point lots is taken like any other")
    func manyLots() async throws {
        var founding = Founding.sample
        founding.gifts = [.init(id: GiftID(1), title: "大礼", points: 1100)]
        let counter = try await Counter(TestStore.inMemory(founding))
        let member = try await counter.member()
        _ = try await counter.done(TopUp(member: member, what: .amount(.yuan(2000)), tender: .cash))
        for _ in 0..<1100 {
            _ = try await counter.done(counter.pay(member, 1))
            counter.nextCode()
        }
        #expect(try await counter.done(counter.redeem(member)).left == 0)
        try await counter.booksAreRight()
    }

    @Test("points are spent with the member's own code or PIN, and each stands once")
    func presence() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let other = try await counter.member("李四", phone: "13900001111")
        _ = try await counter.done(counter.pay(member, 400))
        func redeem(_ presence: Presence) async -> Outcome<Verify> {
            await counter.perform(Verify(what: .gift(GiftID(1)), member: member, presence: presence))
        }
        let paid = counter.store.memberCode(of: member)
        #expect(await redeem(.code(paid)) == .refused(.memberCode(.replayed)))
        #expect(await redeem(.code("91")) == .refused(.memberCode(.damaged)))
        #expect(await redeem(.code(counter.store.memberCode(of: other))) == .refused(.othersCode))
        _ = try await counter.done(SetMemberPIN(member: member, pin: "640917"))
        let proof = try await counter.done(ProveMember(member: member, pin: "640917")).proof
        guard case .done = await redeem(.proof(proof)) else {
            Issue.record("a PIN did not stand for the member")
            return
        }
        #expect(await redeem(.proof(proof)) == .refused(.proof))
        counter.nextCode()
        let before = try await counter.card(member).points
        #expect(try await counter.done(counter.redeem(member)).left == before - 100)
        try await counter.booksAreRight()
    }
}
