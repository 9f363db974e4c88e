/// How much more has to be sold so that a promotion costs nothing (feature H6).
package enum BreakEven: Sendable, Equatable, Codable {
    /// It costs nothing as it is.
    case already
    /// So much more, in basis points of what is sold now, rounded up: 1250 = one eighth more.
    case uplift(Int)
    /// However much: every further sale loses money, or earns none.
    case never

    /// - Parameter profit: what the sales earn now.
    /// - Parameter changed: what the same sales would earn.
    init(profit: Money, then changed: Money) {
        let missing = Int128(profit.fen) - Int128(changed.fen)
        if missing <= 0 {
            self = .already
        } else if changed.fen <= 0 {
            self = .never
        } else {
            let earned = Int128(changed.fen)
            self = .uplift(Int(clamping: (missing * 10_000 + earned - 1) / earned))
        }
    }
}
