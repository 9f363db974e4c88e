/// Counted beside expected, for one tender; both are kept (rule 40).
package struct TillDifference: Sendable, Equatable, Codable {
    /// Which tender.
    package let tender: Tender
    /// What the books say should be there.
    package let expected: Money
    /// What was counted, or what the device, the bank's or the wallet's list says.
    package let counted: Money
    /// Why they differ; empty where they do not.
    package let reason: String

    /// A comparison.
    package init(tender: Tender, expected: Money, counted: Money, reason: String = "") {
        self.tender = tender
        self.expected = expected
        self.counted = counted
        self.reason = reason
    }

    /// 长款 above zero, 短款 below.
    package var difference: Money { counted - expected }

    /// Whether somebody has to say why.
    package var needsReason: Bool { difference != .zero }

    /// Whether it is beyond what the counter may answer for: more than the limit either way.
    package func needsManager(limit: Money) -> Bool { Money(fen: abs(difference.fen)) > limit }

    /// Throws what is missing to close with it.
    package func check(limit: Money, hasManager: Bool) throws(TillFault) {
        if needsReason, reason.allSatisfy(\.isWhitespace) {
            throw .needsReason(tender, difference: difference)
        }
        if needsManager(limit: limit), !hasManager {
            throw .needsManager(tender, difference: difference, limit: limit)
        }
    }
}
