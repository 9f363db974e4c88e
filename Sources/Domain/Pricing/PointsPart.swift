/// How many points pay how much of an order (rule 30), and why not more.
struct PointsPart {
    /// Points that are taken.
    let points: Int64
    /// What they pay, in fen.
    let amount: Int64
    /// Why not more; nil if there are no more, or too few for one more fen.
    let whyNot: Quotation.WhyNot.Why?

    /// As many as there are, are wished and are allowed. Only whole fen are paid, and points that would make no further
    /// fen are not taken.
    init(_ request: PriceRequest, of total: Int64) {
        let rate = request.rules.pointsPerYuan
        let held = max(0, request.points)
        guard rate > 0, held > 0 else {
            (points, amount, whyNot) = (0, 0, nil)
            return
        }
        let most = min(10_000, max(0, request.rules.pointsMost))
        let limit = Int64(Int128(total) * Int128(most) / 10_000)
        let allowed = min(held, Self.points(below: limit + 1, rate))
        let wished: Int64 =
            switch request.spend {
            case .none: 0
            case .most: held
            case .exactly(let count): max(0, count)
            }
        amount = Self.value(min(wished, allowed), rate)
        points = Self.points(for: amount, rate)
        whyNot =
            if Self.value(held, rate) == amount {
                nil
            } else if total == amount {
                .nothingLeft
            } else {
                Self.value(allowed, rate) > amount ? .notChosen : .limit
            }
    }

    /// What points pay, in fen, rounded down.
    private static func value(_ points: Int64, _ rate: Int64) -> Int64 {
        Int64(clamping: Int128(points) * 100 / Int128(rate))
    }

    /// The fewest points that pay so much.
    private static func points(for amount: Int64, _ rate: Int64) -> Int64 {
        Int64(clamping: (Int128(amount) * Int128(rate) + 99) / 100)
    }

    /// The most points that pay less.
    private static func points(below amount: Int64, _ rate: Int64) -> Int64 { max(0, points(for: amount, rate) - 1) }
}
