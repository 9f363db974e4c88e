/// A package in somebody's hands, as the refund calculator sees it.
package struct SoldPackage: Sendable, Equatable {
    /// When it was paid.
    package let paidOn: Day
    /// What it cost and what its uses are worth.
    package let value: PackageValue
    /// How many sessions of each item were used; held ones are not (rule 19).
    package let used: [Int64]
    /// Gifts in kind that came with it.
    package let gifts: [GiftInKind]

    /// A package.
    package init(paidOn: Day, value: PackageValue, used: [Int64], gifts: [GiftInKind] = []) {
        self.paidOn = paidOn
        self.value = value
        self.used = used
        self.gifts = gifts
    }

    /// Throws if its numbers cannot be.
    func check() throws(RefundFault) {
        guard used.count == value.items.count else { throw .otherItems }
        guard used.allSatisfy({ $0 >= 0 }), gifts.allSatisfy({ $0.value >= .zero }) else { throw .negative }
        guard zip(used, value.items).allSatisfy({ $0 <= $1.count }) else { throw .moreUsedThanBought }
    }

    /// What the used sessions count for, item by item.
    func usedSteps(_ cause: RefundCause) -> [RefundStep] {
        used.indices.filter { used[$0] > 0 }.map { item in
            guard cause.countsListPrice else {
                return .sessionsAtShare(
                    item: item, count: used[item], worth: value.worth(of: item, first: used[item]))
            }
            return .sessionsAtListPrice(
                item: item, count: used[item], price: value.items[item].price,
                worth: value.listWorth(of: item, first: used[item]))
        }
    }
}
