import Domain
import Testing

@Suite("Rule 30: finding the best combination of a full wallet")
struct CouponSearchTests {
    /// So many kinds that may all stand together, none as good as another.
    private func wallet(_ count: Int64) -> [PriceRequest.Coupon] {
        (1...count).map { id in
            Counter.coupon(
                id,
                id % 2 == 0
                    ? Counter.percent(9_000 + Int(id), group: "a", joins: ["a"])
                    : Counter.off(20 - Double(id) / 10, from: 50, group: "a", joins: ["a"]))
        }
    }

    @Test("20 kinds, five together: every combination could be looked at, so the answer is exact")
    func twenty() {
        let request = Counter.order([Counter.line(Counter.facial, 500)], coupons: wallet(20))
        let best = request.bestCoupons()
        #expect(best.isExact)
        #expect(best.coupons == request.quote().coupons)
        // Each of the first five percents takes off more than any amount does.
        #expect(Set(best.coupons.map(\.raw)) == [2, 4, 6, 8, 10])
    }

    @Test("40 kinds, ten together, are too many to look at: the answer is the best so far, the same for every order")
    func tooMany() {
        var request = Counter.order(
            [Counter.line(Counter.facial, 300), Counter.line(Counter.cream, 200)], coupons: wallet(40),
            rules: PriceRequest.Rules(couponsMost: 10))
        let best = request.bestCoupons()
        let pay = request.quote().total
        #expect(!best.isExact)
        #expect(best.coupons.count == 10)
        request.coupons.reverse()
        #expect(request.bestCoupons().coupons == best.coupons)
        request.coupons = wallet(40)
        request.choice = .chosen(request.bestCoupons(effort: 0).coupons)
        #expect(pay <= request.quote().total)
    }

    @Test("without any search the answer is a greedy cashier's: the coupon that takes most off first")
    func greedy() {
        // 100 off alone looks best; the two others together take 120 off.
        let request = Counter.order(
            [Counter.line(Counter.facial, 500)],
            coupons: Counter.wallet([
                Counter.off(100), Counter.off(60, group: "a", joins: ["a"]), Counter.off(60, group: "a", joins: ["a"]),
            ]))
        #expect(request.bestCoupons(effort: 0).coupons == [CouponID(1)])
        #expect(!request.bestCoupons(effort: 0).isExact)
        #expect(request.bestCoupons().coupons == [CouponID(2), CouponID(3)])
        #expect(request.quote().pay == 380)
    }

    @Test("100 coupons of one kind are one kind")
    func oneKind() {
        let request = Counter.order(
            [Counter.line(Counter.facial, 500)],
            coupons: (1...100).map {
                Counter.coupon($0, kind: 1, until: 1_000 - $0, Counter.off(5, from: 20, most: 50))
            },
            rules: PriceRequest.Rules(couponsMost: 60))
        let quote = request.quote()
        #expect(request.bestCoupons().isExact)
        #expect(quote.pay == 250)
        #expect(quote.used == (51...100).reversed())
    }
}
