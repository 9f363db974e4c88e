import Domain
import Testing

@Suite("Rules 30 and 31: what holds for every order")
struct PricePropertyTests {
    @Test(
        "lines make the total, steps make the way down, nothing is below zero, every why is told once",
        arguments: 0..<20)
    func sums(seed: Int) {
        var dice = PricingDice(seed: UInt64(seed) + 3_000)
        for _ in 0..<1_000 {
            let request = dice.order()
            let quote = request.quote()
            checkSums(request, quote)
            checkUse(request, quote)
            checkAnswers(request, quote)
        }
    }

    private func checkSums(_ request: PriceRequest, _ quote: Quotation) {
        #expect(quote.lines.count == request.lines.count)
        #expect(quote.lines.reduce(.zero) { $0 + $1.net } == quote.total)
        #expect(quote.list - quote.steps.reduce(.zero) { $0 + $1.amount } == quote.total)
        for (line, sold) in zip(quote.lines, request.lines) {
            #expect(line.list == Money(fen: sold.list.fen * sold.quantity))
            #expect(line.net >= .zero)
            #expect(line.steps.allSatisfy { $0.amount > .zero })
            #expect(Set(line.steps.map(\.reason)).count == line.steps.count)
            if sold.isGift || sold.isSession { #expect(line.net == .zero && line.steps.count <= 1) }
        }
    }

    private func checkUse(_ request: PriceRequest, _ quote: Quotation) {
        let used = request.coupons.filter { quote.coupons.contains($0.id) }
        #expect(Set(quote.coupons).count == quote.coupons.count && used.count == quote.coupons.count)
        #expect(used.count <= request.rules.couponsMost)
        for coupon in used {
            #expect(used.count { $0.template == coupon.template } <= coupon.terms.most)
            for other in used where other.template != coupon.template {
                #expect(coupon.terms.joins.contains(other.terms.group))
            }
        }
        #expect(quote.points <= request.points)
        if !used.isEmpty {
            let excluding = request.campaigns.filter { !$0.terms.joinsCoupons }.map(\.id)
            #expect(quote.campaigns.allSatisfy { !excluding.contains($0) })
        }
    }

    private func checkAnswers(_ request: PriceRequest, _ quote: Quotation) {
        let unused = request.coupons.map(\.id).filter { !quote.coupons.contains($0) }
        let told = quote.whyNot.compactMap { answer -> CouponID? in
            if case .coupon(let id, _) = answer.what { id } else { nil }
        }
        #expect(told.sorted() == unused.sorted())
        let idle = request.campaigns.map(\.id).filter { !quote.campaigns.contains($0) }
        let toldToo = quote.whyNot.compactMap { answer -> CampaignID? in
            if case .campaign(let id, _) = answer.what { id } else { nil }
        }
        #expect(toldToo == idle)
        for answer in quote.whyNot {
            if case .threshold(let missing) = answer.why { #expect(missing > .zero) }
        }
    }

    @Test(
        "one more coupon in the wallet never makes it dearer, and how the wallet is sorted does not matter",
        arguments: 0..<8)
    func wallet(seed: Int) {
        var dice = PricingDice(seed: UInt64(seed) + 7_000)
        for _ in 0..<250 {
            var request = dice.order()
            // What points pay depends on what is left; the price is compared before them.
            request.spend = .none
            let all = request.quote()
            var sorted = request
            sorted.coupons = dice.shuffled(request.coupons)
            sorted.campaigns = dice.shuffled(request.campaigns)
            #expect(sorted.quote() == all)
            guard !request.coupons.isEmpty else { continue }
            request.coupons.removeLast()
            #expect(all.total <= request.quote().total)
        }
    }

    @Test("the best combination is the one that trying all of them finds", arguments: 0..<16)
    func bruteForce(seed: Int) {
        var dice = PricingDice(seed: UInt64(seed) + 9_000)
        for _ in 0..<250 {
            var request = dice.order()
            request.spend = .none
            let best = request.quote()
            let found = everyChoice(request).min { $0.rank < $1.rank }
            #expect(found?.quote.total == best.total)
            #expect(found?.quote.coupons == best.coupons)
        }
    }

    /// Every legal set of the wallet, with what it costs.
    private func everyChoice(_ request: PriceRequest) -> [Choice] {
        (0..<1 << request.coupons.count).compactMap { set in
            let coupons = request.coupons.enumerated().filter { set >> $0.offset & 1 == 1 }.map(\.element)
            var chosen = request
            chosen.choice = .chosen(coupons.map(\.id))
            let quote = chosen.quote()
            return quote.coupons.count == coupons.count ? Choice(quote: quote, coupons: coupons) : nil
        }
    }

    private struct Choice {
        let quote: Quotation
        let coupons: [PriceRequest.Coupon]

        /// Total, then how many, then when they lapse, then their numbers.
        var rank: Rank {
            let order = coupons.map { [$0.until?.ms ?? .max, $0.id.raw] }.sorted { $0.lexicographicallyPrecedes($1) }
            return Rank(numbers: [quote.total.fen, Int64(coupons.count)] + order.flatMap(\.self))
        }
    }

    private struct Rank: Comparable {
        let numbers: [Int64]

        static func < (left: Self, right: Self) -> Bool { left.numbers.lexicographicallyPrecedes(right.numbers) }
    }
}
