/// One top-up as the refund calculator sees it (rule 6): each has its own ratio, so each is worked out by itself.
package struct PaidLot: Sendable, Equatable, Codable {
    /// When it was paid.
    package let paidOn: Day
    /// What the member paid.
    package let paid: Money
    /// What the store added, lapsed or not.
    package let bonus: Money
    /// Principal used. The store's deduction order decided between principal and bonus; the legal figures only need
    /// both together.
    package let usedPrincipal: Money
    /// Bonus used; bonus that lapsed is not used.
    package let usedBonus: Money
    /// List price of what was used, before any discount (art. 19).
    package let usedAtList: Money
    /// What was paid back of it before: what was used then has come back since.
    package let refundedBefore: Money
    /// Gifts in kind that came with it.
    package let gifts: [GiftInKind]

    /// A top-up.
    package init(
        paidOn: Day, paid: Money, bonus: Money, usedPrincipal: Money, usedBonus: Money, usedAtList: Money,
        refundedBefore: Money = .zero, gifts: [GiftInKind] = []
    ) {
        self.paidOn = paidOn
        self.paid = paid
        self.bonus = bonus
        self.usedPrincipal = usedPrincipal
        self.usedBonus = usedBonus
        self.usedAtList = usedAtList
        self.refundedBefore = refundedBefore
        self.gifts = gifts
    }

    /// What was used, principal and bonus together.
    package var used: Money { usedPrincipal + usedBonus }

    /// Principal the books still hold: what stores pay that refund the principal only and void every gift (rule 8).
    package var principalLeft: Money { max(.zero, paid - usedPrincipal - refundedBefore) }

    /// Throws if its numbers cannot be.
    func check() throws(RefundFault) {
        let amounts = [paid, bonus, usedPrincipal, usedBonus, usedAtList, refundedBefore] + gifts.map(\.value)
        guard amounts.allSatisfy({ $0 >= .zero }) else { throw .negative }
        guard usedPrincipal <= paid, usedBonus <= bonus else { throw .moreUsedThanBought }
    }

    /// What the used part counts for, as a step of the working.
    func usedStep(_ cause: RefundCause) -> RefundStep {
        // A price before discount is never below what was taken for it.
        guard !cause.countsListPrice else { return .usedAtListPrice(max(usedAtList, used)) }
        // What is left is rounded half-up, as a proportional deduction leaves it: then books and law agree to the 分.
        let whole = paid + bonus
        let worth = paid - (whole - used).scaled(by: paid.fen, over: max(1, whole.fen))
        return .usedAtPaidShare(used: used, paid: paid, bonus: bonus, worth: worth)
    }
}
