/// Which part of a sold line goes back, and what went back before (rules 9 and 45).
package struct RefundedPart: Sendable, Equatable, Codable {
    /// What was paid for the line.
    package let paid: Money
    /// What was paid back before.
    package let paidBackBefore: Money
    /// What is paid back now.
    package let paidBack: Money
    /// Uses or pieces of the line.
    package let units: Int64
    /// Of them given back before.
    package let unitsBackBefore: Int64
    /// Of them given back now; 0 for a mere reduction of the price.
    package let unitsBack: Int64

    /// A part.
    package init(
        paid: Money, paidBackBefore: Money = .zero, paidBack: Money, units: Int64, unitsBackBefore: Int64 = 0,
        unitsBack: Int64
    ) {
        self.paid = paid
        self.paidBackBefore = paidBackBefore
        self.paidBack = paidBack
        self.units = units
        self.unitsBackBefore = unitsBackBefore
        self.unitsBack = unitsBack
    }

    /// Throws if more goes back than is left.
    func check() throws(PerformanceFault) {
        guard paidBack >= .zero, paidBackBefore >= .zero, paidBackBefore + paidBack <= paid,
            unitsBack >= 0, unitsBackBefore >= 0, unitsBackBefore + unitsBack <= units
        else { throw .moreThanLeft }
    }

    /// Whether nothing of the line is left after it.
    var isLast: Bool { paidBackBefore + paidBack == paid && unitsBackBefore + unitsBack == units }

    /// The part of an amount that goes back now with the money; by units where nothing was paid.
    func byMoney(_ whole: Money) -> Money {
        guard paid > .zero else { return byUnits(whole) }
        return whole.scaled(by: (paidBackBefore + paidBack).fen, over: paid.fen)
            - whole.scaled(by: paidBackBefore.fen, over: paid.fen)
    }

    /// The part of an amount that goes back now with the units.
    func byUnits(_ whole: Money) -> Money {
        guard units > 0 else { return .zero }
        return whole.scaled(by: unitsBackBefore + unitsBack, over: units)
            - whole.scaled(by: unitsBackBefore, over: units)
    }
}
