import Domain
import Testing

@Suite("Feature E6, rule 30: coupons, alone and together")
struct CouponStackTests {
    private let all = (group: "通用", joins: ["通用"])

    @Test("满300减50 on services only: the cream beside it pays nothing of it")
    func partialScope() {
        let services = Scope.categories([Counter.services])
        let coupons = Counter.wallet([Counter.off(50, from: 300, on: services)])
        let enough = Counter.order(
            [Counter.line(Counter.facial, 200), Counter.line(Counter.massage, 100), Counter.line(Counter.cream, 80)],
            coupons: coupons
        ).quote()
        #expect(enough.nets == [166.67, 83.33, 80])
        #expect(enough.lines[0].steps[0].reason == .itemCoupon(CouponID(1), title: "券 1"))
        let short = Counter.order(
            [Counter.line(Counter.facial, 280), Counter.line(Counter.cream, 80)], coupons: coupons
        ).quote()
        #expect(short.pay == 360)
        #expect(short.whyNot(coupon: 1) == .threshold(missing: .yuan(20)))
    }

    @Test("八五折, at most 40 off")
    func ceiling() {
        let coupons = Counter.wallet([Counter.percent(8_500, most: 40)])
        #expect(Counter.order([Counter.line(Counter.facial, 200)], coupons: coupons).quote().pay == 170)
        #expect(Counter.order([Counter.line(Counter.facial, 400)], coupons: coupons).quote().pay == 360)
    }

    @Test("a service coupon makes one unit of the dearest line free")
    func freeUnit() {
        let quote = Counter.order(
            [
                Counter.line(Counter.facial, 300, x: 2), Counter.line(Counter.massage, 380),
                Counter.line(Counter.cream, 999),
            ],
            coupons: Counter.wallet([Counter.free(on: .categories([Counter.services]))])
        ).quote()
        #expect(quote.nets == [600, 0, 999])
        let two = Counter.order(
            [Counter.line(Counter.facial, 400, x: 3, tier: 333.33), Counter.line(Counter.massage, 200)], tier: .gold,
            coupons: [1, 2].map { Counter.coupon($0, kind: 7, Counter.free(on: .everything, most: 2)) }
        ).quote()
        #expect(two.nets == [333.33, 200])
        #expect(two.used == [1, 2])
    }

    @Test("where a line does not divide, a free unit is rounded up: three for 0.04 leave 0.02, then 0.01")
    func freeUnitRounding() {
        func pay(_ count: Int64) -> Double {
            Counter.order(
                [Counter.line(Counter.mask, 0.02, x: 3)], tier: .gold, rate: 6_667,
                coupons: (0..<count).map { Counter.coupon($0, kind: 1, Counter.free(on: .everything, most: 3)) }
            ).quote().pay
        }
        #expect([0, 1, 2, 3].map { pay($0) } == [0.04, 0.02, 0.01, 0])
    }

    @Test(
        "the threshold looks at what is left after member prices, or at list prices: the coupon's word, else the store's"
    )
    func thresholdBase() {
        func pay(_ store: CouponTerms.Base, _ own: CouponTerms.Base?) -> Double {
            Counter.order(
                [Counter.line(Counter.facial, 300)], tier: .gold, rate: 9_000,
                coupons: Counter.wallet([Counter.off(50, from: 300, base: own)]),
                rules: PriceRequest.Rules(thresholdBase: store)
            ).quote().pay
        }
        #expect(pay(.discounted, nil) == 270)
        #expect(pay(.list, nil) == 220)
        #expect(pay(.discounted, .list) == 220)
        #expect(pay(.list, .discounted) == 270)
    }

    @Test("a coupon that no longer reaches its threshold after the others is not used at all")
    func rollsBack() {
        let request = Counter.order(
            [Counter.line(Counter.facial, 320)],
            coupons: Counter.wallet([
                Counter.off(50, from: 300, group: all.group, joins: all.joins),
                Counter.off(40, from: 280, group: all.group, joins: all.joins),
                Counter.off(30, from: 200, group: all.group, joins: all.joins),
            ]))
        // 320 − 50 = 270: the second misses 280, the third does not.
        #expect(request.quote().pay == 240)
        #expect(request.quote().used == [1, 3])
        #expect(request.quote().whyNot(coupon: 2) == .threshold(missing: .yuan(10)))
    }

    @Test("coupons used alone exclude each other; the better one is used")
    func exclusive() {
        let quote = Counter.order(
            [Counter.line(Counter.facial, 300)], coupons: Counter.wallet([Counter.off(20), Counter.off(60, from: 300)])
        ).quote()
        #expect(quote.used == [2])
        #expect(quote.whyNot(coupon: 1) == .excluded)
    }

    @Test("both groups must name each other")
    func bothMustSaySo() {
        func used(_ joins: [String]) -> [Int64] {
            Counter.order(
                [Counter.line(Counter.facial, 300)],
                coupons: Counter.wallet([
                    Counter.off(20, group: "生日", joins: ["通用"]), Counter.off(60, group: "通用", joins: joins),
                ])
            ).quote().used
        }
        #expect(used(["生日"]) == [1, 2])
        #expect(used([]) == [2])
        #expect(used(["通用"]) == [2])
    }

    @Test("so many of a kind, and so many in an order")
    func counts() {
        let five = (1...5).map { Counter.coupon($0, kind: 9, Counter.off(10, most: 3)) }
        let lines = [Counter.line(Counter.facial, 300)]
        let quote = Counter.order(lines, coupons: five).quote()
        #expect(quote.used == [1, 2, 3])
        #expect(quote.whyNot(coupon: 4) == .tooMany && quote.whyNot(coupon: 5) == .tooMany)
        let two = Counter.order(lines, coupons: five, rules: PriceRequest.Rules(couponsMost: 2)).quote()
        #expect(two.used == [1, 2])
        let none = Counter.order(lines, coupons: five, rules: PriceRequest.Rules(couponsMost: 0)).quote()
        #expect(none.used.isEmpty && none.whyNot(coupon: 1) == .tooMany)
    }

    @Test("of equal coupons the one that lapses first is used, then the lower number")
    func lapses() {
        let terms = Counter.off(10)
        let lines = [Counter.line(Counter.facial, 300)]
        let sameKind = [
            Counter.coupon(1, kind: 9, terms), Counter.coupon(3, kind: 9, until: 5, terms),
            Counter.coupon(2, kind: 9, until: 5, terms),
        ]
        #expect(Counter.order(lines, coupons: sameKind).quote().used == [2])
        let kinds = [Counter.coupon(1, until: 9, terms), Counter.coupon(2, until: 8, terms), Counter.coupon(3, terms)]
        #expect(Counter.order(lines, coupons: kinds).quote().used == [2])
    }

    @Test("of equal totals the one with fewer coupons is used: what would be wasted is kept")
    func fewer() {
        let quote = Counter.order(
            [Counter.line(Counter.mask, 30)],
            coupons: Counter.wallet([
                Counter.off(20, group: all.group, joins: all.joins),
                Counter.off(15, group: all.group, joins: all.joins),
                Counter.off(50, group: all.group, joins: all.joins),
            ])
        ).quote()
        #expect(quote.pay == 0)
        #expect(quote.used == [3])
        #expect(quote.whyNot(coupon: 1) == .excluded && quote.whyNot(coupon: 2) == .excluded)
    }

    @Test("percents are taken before amounts, item coupons before order coupons")
    func sortRule() {
        let quote = Counter.order(
            [Counter.line(Counter.facial, 200), Counter.line(Counter.cream, 100)],
            coupons: Counter.wallet([
                Counter.off(30, group: all.group, joins: all.joins),
                Counter.percent(9_000, group: all.group, joins: all.joins),
                Counter.off(20, on: .items([Counter.facial]), group: all.group, joins: all.joins),
                Counter.percent(5_000, on: .items([Counter.facial]), group: all.group, joins: all.joins),
            ])
        ).quote()
        // 200 → 100 → 80; with the cream 180 → 162 → 132.
        #expect(quote.used == [4, 3, 2, 1])
        #expect(quote.pay == 132)
    }

    @Test("the member's own choice is used as it is, even if another would save more")
    func chosen() {
        let coupons = Counter.wallet([Counter.off(20), Counter.off(60), Counter.off(5, from: 500)])
        let lines = [Counter.line(Counter.facial, 300)]
        let quote = Counter.order(lines, coupons: coupons, choice: .chosen([CouponID(1)])).quote()
        #expect(quote.used == [1])
        #expect(quote.whyNot(coupon: 2) == .notChosen)
        #expect(quote.whyNot(coupon: 3) == .threshold(missing: .yuan(200)))
        let none = Counter.order(lines, coupons: coupons, choice: .chosen([])).quote()
        #expect(none.pay == 300 && none.whyNot(coupon: 1) == .notChosen)
    }

    @Test("of a choice that is not legal the first are used, and it is said why the others are not")
    func illegalChoice() {
        let lines = [Counter.line(Counter.facial, 300)]
        let coupons =
            Counter.wallet([Counter.off(20), Counter.off(60)])
            + (3...6).map { Counter.coupon($0, kind: 9, Counter.off(10, from: 280, group: "a", joins: [""], most: 2)) }
        func quote(_ ids: [Int64]) -> Quotation {
            Counter.order(lines, coupons: coupons, choice: .chosen(ids.map { CouponID($0) })).quote()
        }
        #expect(quote([1, 2]).used == [1])
        #expect(quote([1, 2]).whyNot(coupon: 2) == .excluded)
        #expect(quote([2, 1]).used == [2])
        #expect(quote([3, 4, 5]).used == [3, 4])
        #expect(quote([3, 4, 5]).whyNot(coupon: 5) == .tooMany)
        #expect(quote([5, 5, 99]).used == [5])
        let short = Counter.order(
            [Counter.line(Counter.facial, 285)], coupons: coupons, choice: .chosen([CouponID(6), CouponID(4)])
        ).quote()
        #expect(short.used == [6])
        // It would be used before the other, which then misses its threshold.
        #expect(short.whyNot(coupon: 4) == .excluded)
    }

    @Test("a coupon that has nothing left to lower is kept, even if it was chosen")
    func nothingLeft() {
        let quote = Counter.order(
            [Counter.line(Counter.mask, 30)],
            coupons: Counter.wallet([
                Counter.off(50, group: all.group, joins: all.joins), Counter.off(1, group: all.group, joins: all.joins),
            ]), choice: .chosen([CouponID(1), CouponID(2)])
        ).quote()
        #expect(quote.used == [1])
        #expect(quote.whyNot(coupon: 2) == .nothingLeft)
    }
}
