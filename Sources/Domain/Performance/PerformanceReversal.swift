/// Taking back what a refunded line earned (rule 45): negative earnings for the current pay period; a closed one stays
/// as it is, and the consumer is charged nothing of it (art. 15 ¶3).
package enum PerformanceReversal {
    /// What a refund takes back from those who earned by a line.
    ///
    /// Value and percentage go back with the money, fixed fees with the units, a served head when nothing of the line is
    /// left. Each is divided by what everybody still has of it (largest remainder), so nobody is ever taken more than they
    /// have left, nothing is given by a refund, and refunds of all of it, in whatever pieces and order, make exactly
    /// nothing of what was earned.
    /// - Parameters:
    ///   - earned: what the line earned.
    ///   - reversedBefore: what earlier refunds took back; negative, in any order.
    package static func take(
        back part: RefundedPart, of earned: [Earning], reversedBefore: [Earning] = []
    ) throws(PerformanceFault) -> [Earning] {
        try part.check()
        guard !earned.isEmpty else { return [] }
        let left = earned.map { earning in
            reversedBefore.filter { $0.staff == earning.staff }.reduce(earning, +)
        }
        func taken(_ what: (Earning) -> Money, _ portion: (Money) -> Money) -> [Money] {
            let whole = earned.reduce(Money.zero) { $0 + what($1) }
            return portion(whole).shared(by: left.map { what($0).fen })
        }
        let values = taken(\.value, part.byMoney)
        let commissions = taken(\.commission, part.byMoney)
        let fees = taken(\.fee, part.byUnits)
        return earned.indices.map { index in
            -Earning(
                staff: earned[index].staff, value: values[index], heads: part.isLast ? left[index].heads : 0,
                commission: commissions[index], fee: fees[index])
        }
    }
}
