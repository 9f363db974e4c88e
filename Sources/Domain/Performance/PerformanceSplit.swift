/// Who shares a line, checked: one or more people, each once, their parts the whole (rule 43).
package struct PerformanceSplit: Sendable, Equatable {
    /// How a served customer counts for several people: a setting of the store.
    package enum Heads: String, Sendable, Equatable, Codable, CaseIterable {
        /// 各计一人: one for each.
        case oneEach
        /// 按比例: by their parts.
        case split
    }

    /// Those who share, the main one first: the first takes what rounding leaves.
    package let shares: [StaffShare]

    /// A split; throws if it would divide more or less than the whole.
    package init(_ shares: [StaffShare]) throws(PerformanceFault) {
        guard !shares.isEmpty else { throw .nobody }
        var seen: Set<OperatorID> = []
        for share in shares where !seen.insert(share.staff).inserted { throw .twice(share.staff) }
        let sum = shares.reduce(0) { $0 + $1.share }
        guard sum == 10_000, shares.allSatisfy({ $0.share >= 0 }) else { throw .notTheWhole(sum: sum) }
        self.shares = shares
    }

    /// Divides an amount; the parts make the whole: a split divides, it never doubles.
    package func divide(_ amount: Money) -> [Money] { amount.shared(inBasisPoints: shares.map(\.share)) }

    /// What everybody earns by a line.
    /// - Parameters:
    ///   - value: what counts of it (`PerformanceBase.value`).
    ///   - units: uses or pieces, for fixed fees.
    ///   - member: whether the customer is a member.
    package func earn(
        value: Money, units: Int64, member: Bool, rates: CommissionRates, heads: Heads
    ) -> [Earning] {
        let values = divide(value)
        return shares.indices.map { index in
            let share = shares[index]
            var commission = Money.zero
            var fee = Money.zero
            switch rates.rate(asked: share.isAskedFor, member: member) {
            case .share(let basisPoints): commission = values[index].scaled(by: basisPoints, over: 10_000)
            case .each(let amount): fee = divide(Money(fen: amount.fen * units))[index]
            }
            return Earning(
                staff: share.staff, value: values[index], heads: heads == .oneEach ? 10_000 : Int64(share.share),
                commission: commission, fee: fee)
        }
    }
}
