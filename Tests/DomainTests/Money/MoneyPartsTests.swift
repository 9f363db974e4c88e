import Domain
import Testing

@Suite("Rules 1, 31 and 43: an amount in parts")
struct MoneyPartsTests {
    @Test(
        "the largest remainder first, the first of equals",
        arguments: [
            (100, [1, 1, 1], [34, 33, 33]), (-100, [1, 1, 1], [-34, -33, -33]), (10, [0, 3, 3], [0, 5, 5]),
            (20_000, [25_000, 50_000], [6_667, 13_333]), (7, [0, 0], [7, 0]), (0, [5, 5], [0, 0]),
        ] as [(Int64, [Int64], [Int64])])
    func largestRemainder(fen: Int64, weights: [Int64], parts: [Int64]) {
        #expect(Money(fen: fen).parts(by: weights).map(\.fen) == parts)
    }

    @Test(
        "shares in basis points leave the rest to the first",
        arguments: [
            (100, [3_333, 3_333, 3_334], [34, 33, 33]), (101, [5_000, 5_000], [51, 50]), (1, [0, 10_000], [0, 1]),
            (-101, [5_000, 5_000], [-51, -50]), (99, [10_000], [99]),
        ] as [(Int64, [Int], [Int64])])
    func basisPoints(fen: Int64, shares: [Int], parts: [Int64]) {
        #expect(Money(fen: fen).parts(inBasisPoints: shares).map(\.fen) == parts)
    }

    @Test("parts make the amount, and none is more than its weight")
    func whole() {
        var dice = SystemlessDice(seed: 31)
        for _ in 0..<2000 {
            let weights = (0..<(1 + dice.below(6))).map { _ in Int64(dice.below(3) == 0 ? 0 : dice.below(100_000)) }
            let sum = weights.reduce(0, +)
            let amount = Int64(dice.below(Int(sum) + 1))
            let parts = Money(fen: amount).parts(by: weights).map(\.fen)
            #expect(parts.reduce(0, +) == amount)
            #expect(zip(parts, weights).allSatisfy { $0 >= 0 && $0 <= $1 })
        }
    }
}
