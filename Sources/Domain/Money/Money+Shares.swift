extension Money {
    /// Divides the amount by weights so that the parts make it up to the fen (rule 31): what a discount, a refund or an
    /// achievement is for each line or person.
    ///
    /// Largest remainder: everyone gets the whole fen of the exact part; the fen left over go one by one to the largest
    /// fractions, of equal ones to the first. No part is larger than its weight as long as the amount is not larger than
    /// all weights together; a weight of zero gets nothing, unless all are zero: then they count as equal. A negative
    /// amount is divided as the positive one.
    /// - Parameter weights: none below zero, together within 64 bits; at least one if there is anything to divide.
    package func shared(by weights: [Int64]) -> [Money] {
        fen.shared(by: weights).map { Money(fen: $0) }
    }

    /// Divides the amount by basis points that make 10 000: each part rounded towards zero, the rest to the first
    /// (rule 43).
    package func shared(inBasisPoints shares: [Int]) -> [Money] {
        precondition(shares.reduce(0, +) == 10_000 && shares.allSatisfy { $0 >= 0 }, "basis points make the whole")
        var parts = shares.map { Int64(Int128(fen) * Int128($0) / 10_000) }
        parts[0] += fen - parts.reduce(0, +)
        return parts.map { Money(fen: $0) }
    }
}

extension Int64 {
    /// `Money.shared(by:)` for bare numbers.
    func shared(by weights: [Int64]) -> [Int64] {
        let whole = weights.reduce(into: UInt64(0)) { sum, weight in
            precondition(weight >= 0, "a part of an amount has a weight of at least zero")
            sum += UInt64(weight)
        }
        guard self != 0 else { return weights.map { _ in 0 } }
        precondition(!weights.isEmpty, "an amount is divided among somebody")
        guard whole > 0 else { return shared(by: weights.map { _ in 1 }) }
        var rests: [UInt64] = []
        rests.reserveCapacity(weights.count)
        var left = magnitude
        var parts = weights.map { weight in
            let (high, low) = magnitude.multipliedFullWidth(by: UInt64(weight))
            let (part, rest) =
                high == 0 ? low.quotientAndRemainder(dividingBy: whole) : whole.dividingFullWidth((high, low))
            rests.append(rest)
            left -= part
            return Int64(part)
        }
        if left > 0 { Self.deal(Int(left), to: &parts, by: rests) }
        return self < 0 ? parts.map { -$0 } : parts
    }

    /// One more to each of the `count` largest rests, of equal ones to the first.
    private static func deal(_ count: Int, to parts: inout [Int64], by rests: [UInt64]) {
        let last = rests.sorted(by: >)[count - 1]
        var equals = count - rests.count { $0 > last }
        for (place, rest) in rests.enumerated() where rest >= last {
            if rest == last {
                guard equals > 0 else { continue }
                equals -= 1
            }
            parts[place] += 1
        }
    }
}
