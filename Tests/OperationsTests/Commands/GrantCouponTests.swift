import Domain
import Operations
import StoreFixture
import Testing

@Suite("发券: handing out coupons")
struct GrantCouponTests {
    @Test("a coupon comes with a code; the same key again tells the same code")
    func grant() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let key = counter.store.newKey()
        let grant = GrantCoupon(member: member, template: CouponTemplateID(1))
        let first = await counter.perform(grant, by: counter.manager, key: key)
        guard case .done(let coupon) = first else {
            Issue.record("\(first)")
            return
        }
        #expect(await counter.perform(grant, by: counter.manager, key: key) == first)
        let heard = await counter.store.operations.lookup(GrantCoupon.self, key: key, session: counter.manager)
        #expect(heard == first)
        #expect(try await counter.card(member).coupons.map(\.coupon) == [coupon.coupon])
        guard case .verifiable(let preview) = try await counter.ask(ReadCode(digits: coupon.code)) else {
            Issue.record("the code is not read")
            return
        }
        #expect(preview.what == .coupon(coupon.coupon) && preview.until == coupon.until)
        try await counter.booksAreRight()
    }

    @Test("a cashier asks a manager; unknown kinds and members are refused")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let grant = GrantCoupon(member: member, template: CouponTemplateID(1))
        #expect(await counter.perform(grant) == .denied(.approvalNeeded(.grantCoupon)))
        #expect(
            await counter.perform(GrantCoupon(member: member, template: CouponTemplateID(9)), by: counter.manager)
                == .refused(.template))
        #expect(
            await counter.perform(GrantCoupon(member: MemberID(9), template: CouponTemplateID(1)), by: counter.manager)
                == .refused(.unknown))
    }
}
