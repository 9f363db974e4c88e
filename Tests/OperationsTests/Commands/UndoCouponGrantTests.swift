import Domain
import Operations
import StoreFixture
import Testing

@Suite("收回券: taking a coupon back")
struct UndoCouponGrantTests {
    private func granted(_ counter: Counter, _ member: MemberID) async throws -> (GrantCoupon.Answer, EntryID) {
        let coupon = try await counter.done(
            GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let entry = try #require(try await counter.card(member).movements.first)
        #expect(entry.kind == .couponGrant && entry.undoUntil != nil)
        return (coupon, entry.entry)
    }

    @Test("an unused coupon goes back once; its code is good for nothing and says so")
    func undo() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let (coupon, entry) = try await granted(counter, member)
        let undo = UndoCouponGrant(entry: entry, reason: "发错人")
        #expect(await counter.perform(undo) == .denied(.approvalNeeded(.grantCoupon)))
        let now = counter.store.clock.now
        #expect(
            try await counter.done(undo, by: counter.manager)
                == UndoCouponGrant.Answer(coupon: coupon.coupon, title: coupon.title))
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.fault(.alreadyUndone)))
        #expect(try await counter.card(member).coupons.isEmpty)
        let use = Verify(what: .coupon(coupon.coupon), member: member, code: coupon.code)
        #expect(await counter.perform(use) == .refused(.fault(.withdrawn(at: now))))
        #expect(
            try await counter.ask(ReadCode(digits: coupon.code))
                == .notVerifiable(.withdrawn(at: now), title: coupon.title))
        let reversal = try #require(try await counter.card(member).movements.first)
        #expect(reversal.kind == .reversal && reversal.undoUntil == nil)
        #expect(
            await counter.perform(UndoCouponGrant(entry: reversal.entry, reason: "退"), by: counter.manager)
                == .refused(.unknown))
        try await counter.booksAreRight()
    }

    @Test("a used coupon stays; after its use is taken back it goes; too late and without a reason it does not")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let (coupon, entry) = try await granted(counter, member)
        let undo = UndoCouponGrant(entry: entry, reason: "退")
        let used = try await counter.done(Verify(what: .coupon(coupon.coupon), member: member))
        #expect(
            await counter.perform(undo, by: counter.manager)
                == .refused(.fault(.used(at: counter.store.clock.now))))
        _ = try await counter.done(UndoVerification(verification: used.verification, reason: "退"))
        #expect(
            await counter.perform(UndoCouponGrant(entry: entry, reason: ""), by: counter.manager)
                == .refused(.reason(.empty)))
        #expect(
            await counter.perform(UndoCouponGrant(entry: EntryID(99), reason: "退"), by: counter.manager)
                == .refused(.unknown))
        counter.days(1)
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.fault(.tooLate(hours: 24))))
        try await counter.booksAreRight()
    }
}
