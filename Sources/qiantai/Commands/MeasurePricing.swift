import ArgumentParser
import Domain
import Foundation

/// Times what an order of fifty lines costs for a member with twenty coupons; needs no store.
struct MeasurePricing: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pricing")

    /// Whose coupons.
    enum What: String, ExpressibleByArgument {
        /// Five kinds as stores hand them out, some of which may stand together, and the campaigns of a good day.
        case usual
        /// Twenty kinds of almost equal percents for parts of the cart that cut each other, any five together: hardly a
        /// combination can be left out unseen.
        case hard
    }

    @Option var what = What.usual
    @Option var count = 400

    func run() throws {
        let request = what == .usual ? BenchCart.usual : BenchCart.hard
        guard request.bestCoupons().isExact else { throw Trouble(.data, "没有试完所有的券。") }
        let clock = ContinuousClock()
        let times = (0..<count + count / 10).map { _ in
            let begun = clock.now
            let quote = request.quote()
            let taken = clock.now - begun
            precondition(!quote.coupons.isEmpty, "some of twenty coupons can be used")
            return taken
        }
        Summary(Array(times.dropFirst(count / 10))).print()
    }
}

/// Fifty lines in ten categories.
private enum BenchCart {
    static var usual: PriceRequest {
        let kinds = [
            CouponTerms(
                worth: .amount(.yuan(50)), threshold: .yuan(300), group: "满减", joins: ["单品", "服务"], most: 2),
            CouponTerms(worth: .rate(8_500, most: .yuan(200)), group: "折扣", joins: ["单品"]),
            CouponTerms(worth: .free, scope: .categories([category(1)]), group: "服务", joins: ["单品", "满减"]),
            CouponTerms(
                worth: .amount(.yuan(20)), scope: .categories([category(2), category(3)]), threshold: .yuan(100),
                group: "单品", joins: ["满减", "折扣", "服务"], most: 2),
            CouponTerms(worth: .rate(8_000, most: nil), threshold: .yuan(200), group: "生日"),
        ]
        return request(
            (0..<20).map { coupon($0, kind: $0 % 5, kinds[$0 % 5]) },
            [
                campaign(1, .amount(.yuan(100), repeats: true), threshold: .yuan(1_000)),
                campaign(2, .rate(9_500), scope: .categories([category(4)])),
                campaign(3, .price(.yuan(30)), scope: .categories([category(5)]), joinsCoupons: false),
            ])
    }

    static var hard: PriceRequest {
        let coupons = (0..<20).map { number in
            let part = Scope.categories([category(number % 10), category((number + 3) % 10), category(number / 2)])
            let terms = CouponTerms(
                worth: .rate(8_990 + number, most: nil), scope: part, threshold: .yuan(Int64(number)), group: "通用",
                joins: ["通用"])
            return coupon(number, kind: number, terms)
        }
        return request(coupons, [campaign(1, .amount(.yuan(100), repeats: true), threshold: .yuan(1_000))])
    }

    private static func category(_ number: Int) -> CategoryID { CategoryID(Int64(number)) }

    private static func coupon(_ number: Int, kind: Int, _ terms: CouponTerms) -> PriceRequest.Coupon {
        PriceRequest.Coupon(
            id: CouponID(Int64(number)), template: CouponTemplateID(Int64(kind)), title: "券 \(number)", terms: terms,
            until: Instant(ms: Int64(20 - number) * 86_400_000))
    }

    private static func campaign(
        _ number: Int64, _ worth: CampaignTerms.Worth, scope: Scope = .everything, threshold: Money = .zero,
        joinsCoupons: Bool = true
    ) -> PriceRequest.Campaign {
        PriceRequest.Campaign(
            id: CampaignID(number), title: "活动 \(number)",
            terms: CampaignTerms(worth: worth, scope: scope, threshold: threshold, joinsCoupons: joinsCoupons))
    }

    private static func request(
        _ coupons: [PriceRequest.Coupon], _ campaigns: [PriceRequest.Campaign]
    ) -> PriceRequest {
        let lines = (0..<50).map { number in
            PriceRequest.Line(
                item: number % 2 == 0 ? .service(ServiceID(Int64(number))) : .good(GoodID(Int64(number))),
                category: category(number % 10), title: "项目 \(number)", list: Money(fen: Int64(3_990 + number * 731)),
                quantity: Int64(1 + number % 3))
        }
        return PriceRequest(
            lines: lines, tier: .gold, tierRate: 9_000, coupons: coupons, campaigns: campaigns, points: 20_000,
            spend: .most, day: Day(year: 2026, month: 11, day: 26), weekday: 4, minute: 600)
    }
}
