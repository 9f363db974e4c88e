extension Money {
    /// The amount in whole 分 as weights ask, by the largest remainder; of equal remainders the first (rules 1 and 31).
    ///
    /// The parts always make the amount. A part never exceeds its weight if the amount does not exceed their sum.
    /// - Parameter weights: none below 0; with all of them 0 the first takes everything.
    package func parts(by weights: [Int64]) -> [Money] {
        precondition(!weights.isEmpty && weights.allSatisfy { $0 >= 0 }, "parts need weights, none below zero")
        let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard whole > 0 else { return weights.indices.map { $0 == 0 ? self : .zero } }
        let shares = weights.map { (Int128(fen.magnitude) * Int128($0)).quotientAndRemainder(dividingBy: whole) }
        var parts = shares.map { Int64($0.quotient) }
        let missing = Int(Int128(fen.magnitude) - shares.reduce(0) { $0 + $1.quotient })
        let nearest = weights.indices.sorted {
            (shares[$1].remainder, $0) < (shares[$0].remainder, $1)
        }
        for index in nearest.prefix(missing) { parts[index] += 1 }
        return parts.map { Money(fen: fen < 0 ? -$0 : $0) }
    }

    /// The amount by shares in basis points that make 10 000: each rounded towards zero, the rest to the first (rule 43).
    package func parts(inBasisPoints shares: [Int]) -> [Money] {
        precondition(shares.reduce(0, +) == 10_000 && shares.allSatisfy { $0 >= 0 }, "shares make the whole")
        var parts = shares.map { Int64(Int128(fen) * Int128($0) / 10_000) }
        parts[0] += fen - parts.reduce(0, +)
        return parts.map { Money(fen: $0) }
    }
}
