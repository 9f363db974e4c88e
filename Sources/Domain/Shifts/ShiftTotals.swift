/// Money that moved in a shift, by what for and by tender (rule 39).
///
/// Stored value, points and sessions have no tender, so they cannot get in here: they are no takings.
package struct ShiftTotals: Sendable, Equatable, Codable {
    /// 备用金: cash in the drawer when the shift began.
    package var float: Money
    /// What came in, by kind and tender.
    package var takings: [TakingKind: [Tender: Money]]
    /// What was paid back, by tender; amounts above zero.
    package var refunds: [Tender: Money]
    /// Cash put into the drawer for no sale.
    package var paidIn: Money
    /// Cash taken out of the drawer for no refund: petty expenses, to the safe, to the bank.
    package var paidOut: Money

    /// Totals; nothing yet unless told.
    package init(
        float: Money = .zero, takings: [TakingKind: [Tender: Money]] = [:], refunds: [Tender: Money] = [:],
        paidIn: Money = .zero, paidOut: Money = .zero
    ) {
        self.float = float
        self.takings = takings
        self.refunds = refunds
        self.paidIn = paidIn
        self.paidOut = paidOut
    }

    /// What came in by a tender, for whatever.
    package func taken(_ tender: Tender) -> Money {
        takings.values.reduce(.zero) { $0 + ($1[tender] ?? .zero) }
    }

    /// What came in for something, by whatever tender.
    package func taken(for kind: TakingKind) -> Money {
        (takings[kind] ?? [:]).values.reduce(.zero, +)
    }

    /// What was paid back by a tender.
    package func refunded(_ tender: Tender) -> Money { refunds[tender] ?? .zero }

    /// What should be there now. Cash: float + taken + paid in − refunded − paid out; any other tender, compared with its
    /// own list: taken − refunded.
    package func expected(_ tender: Tender) -> Money {
        let moved = taken(tender) - refunded(tender)
        return tender == .cash ? float + moved + paidIn - paidOut : moved
    }

    /// Tenders to be compared: cash always, others where anything moved; in the order of the tenders.
    package var tenders: [Tender] {
        Tender.allCases.filter { $0 == .cash || taken($0) != .zero || refunded($0) != .zero }
    }

    /// Counted beside expected for each of `tenders`; a difference is shown only after all was counted (rule 40).
    /// - Parameters:
    ///   - cash: the blind count.
    ///   - others: what the lists of the other tenders say.
    ///   - reasons: why they differ, where somebody said so.
    package func compared(
        cash: TillCount, others: [Tender: Money], reasons: [Tender: String] = [:]
    ) throws(TillFault) -> [TillDifference] {
        var differences: [TillDifference] = []
        for tender in tenders {
            guard let counted = tender == .cash ? cash.total : others[tender] else { throw .notCompared(tender) }
            differences.append(
                TillDifference(
                    tender: tender, expected: expected(tender), counted: counted, reason: reasons[tender] ?? ""))
        }
        return differences
    }
}

extension Tender: CodingKeyRepresentable {}
