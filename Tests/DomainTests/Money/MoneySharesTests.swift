import Domain
import Testing

@Suite("Rule 31: an amount divided to the fen")
struct MoneySharesTests {
    @Test(
        "whole fen first, then one each to the largest fraction, of equals to the first",
        arguments: [
            (10, [1, 1, 1], [4, 3, 3]), (5_000, [10_000, 20_000, 3_333], [1_500, 3_000, 500]),
            (100, [1, 2, 4], [14, 29, 57]), (2, [5, 5, 5, 5], [1, 1, 0, 0]), (1, [1, 0, 2], [0, 0, 1]),
            (7, [0, 3, 0], [0, 7, 0]), (3, [0, 0], [2, 1]), (0, [4, 4], [0, 0]), (-10, [1, 1, 1], [-4, -3, -3]),
        ] as [(Int64, [Int64], [Int64])])
    func table(fen: Int64, weights: [Int64], parts: [Int64]) {
        #expect(Money(fen: fen).shared(by: weights).map(\.fen) == parts)
    }

    @Test(
        "rule 43: basis points leave the rest to the first",
        arguments: [
            (100, [3_333, 3_333, 3_334], [34, 33, 33]), (101, [5_000, 5_000], [51, 50]), (1, [0, 10_000], [0, 1]),
            (-101, [5_000, 5_000], [-51, -50]), (99, [10_000], [99]),
        ] as [(Int64, [Int], [Int64])])
    func basisPoints(fen: Int64, shares: [Int], parts: [Int64]) {
        #expect(Money(fen: fen).shared(inBasisPoints: shares).map(\.fen) == parts)
    }

    @Test("nothing among nobody is nothing")
    func nobody() {
        #expect(Money.zero.shared(by: []).isEmpty)
    }

    @Test("the largest amounts do not overflow")
    func largest() {
        let line = Money.most.fen * 9_999
        let parts = Money(fen: line * 200).shared(by: Array(repeating: line, count: 200))
        #expect(parts.allSatisfy { $0.fen == line })
        #expect(Money(fen: .max).shared(by: [.max]).map(\.fen) == [.max])
    }

    @Test("the parts make the whole, none passes its weight, each within one fen of the exact part")
    func random() {
        var dice = SplitMix(seed: 31)
        for _ in 0..<5_000 {
            let weights = (0..<Int.random(in: 1...30, using: &dice)).map { _ in
                Bool.random(using: &dice) ? Int64.random(in: 0...9, using: &dice) : .random(in: 0...9_999, using: &dice)
            }
            let whole = weights.reduce(0, +)
            let fen = Int64.random(in: 0...max(whole, 1), using: &dice)
            let parts = Money(fen: fen).shared(by: weights).map(\.fen)
            #expect(parts.reduce(0, +) == fen)
            guard whole > 0 else { continue }
            for (part, weight) in zip(parts, weights) {
                #expect(part <= weight)
                #expect(abs(part * whole - fen * weight) < whole)
            }
        }
    }
}
