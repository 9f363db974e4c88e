import Domain
import Testing

@Suite("Rules 25 and 30: points pay a part of an order")
struct PointsPartTests {
    private func quote(
        _ yuan: Double, held: Int64, _ spend: Cart.Points, perYuan: Int64 = 100, most: Int = 5_000
    ) -> Quotation {
        Counter.order(
            [Counter.line(Counter.facial, yuan)], points: held, spend: spend,
            rules: PriceRequest.Rules(pointsPerYuan: perYuan, pointsMost: most)
        ).quote()
    }

    @Test(
        "as many as there are, are wished and are allowed; no point without its fen",
        arguments: [
            // price, held, wished, points of a yuan, at most → taken, paid
            (100, 500, .most, 100, 5_000, 500, 5), (100, 50_000, .most, 100, 5_000, 5_000, 50),
            (100, 500, .exactly(200), 100, 5_000, 200, 2), (100, 500, .exactly(900), 100, 5_000, 500, 5),
            (100, 500, .exactly(-3), 100, 5_000, 0, 0), (100, 500, .none, 100, 5_000, 0, 0),
            (0.01, 500, .most, 100, 5_000, 0, 0), (0.03, 500, .most, 100, 5_000, 1, 0.01),
            (100, 1_001, .most, 1_000, 5_000, 1_000, 1), (100, 7, .most, 1_000, 5_000, 0, 0),
            (100, 3, .most, 1, 10_000, 3, 3), (2.5, 9, .most, 1, 10_000, 2, 2), (100, 50, .most, 30, 10_000, 50, 1.66),
            (100, 500, .most, 0, 5_000, 0, 0), (100, 500, .most, 100, 0, 0, 0),
            (100, 50_000, .most, 100, 99_999, 10_000, 100),
        ] as [(Double, Int64, Cart.Points, Int64, Int, Int64, Double)])
    func table(
        price: Double, held: Int64, spend: Cart.Points, perYuan: Int64, most: Int, points: Int64, paid: Double
    ) {
        let quote = quote(price, held: held, spend, perYuan: perYuan, most: most)
        #expect(quote.points == points)
        #expect(quote.taken(.points) == paid)
    }

    @Test("why not more points")
    func whyNot() {
        #expect(quote(100, held: 500, .most).whyNot(.points) == nil)
        #expect(quote(100, held: 500, .none).whyNot(.points) == .notChosen)
        #expect(quote(100, held: 500, .exactly(200)).whyNot(.points) == .notChosen)
        #expect(quote(100, held: 50_000, .most).whyNot(.points) == .limit)
        #expect(quote(100, held: 50_000, .none, most: 0).whyNot(.points) == .limit)
        #expect(quote(100, held: 50_000, .most, most: 10_000).whyNot(.points) == .nothingLeft)
        #expect(quote(0, held: 500, .most).whyNot(.points) == .nothingLeft)
        // Too few for a fen, or worth nothing in this store: not worth a word.
        #expect(quote(100, held: 9, .most, perYuan: 1_000).whyNot.isEmpty)
        #expect(quote(100, held: 500, .most, perYuan: 0).whyNot.isEmpty)
    }

    @Test("lines share what points pay")
    func shares() {
        let quote = Counter.order(
            [Counter.line(Counter.facial, 200), Counter.line(Counter.cream, 100), Counter.line(Counter.mask, 0)],
            points: 1_000, spend: .most
        ).quote()
        #expect(quote.nets == [193.33, 96.67, 0])
    }
}
