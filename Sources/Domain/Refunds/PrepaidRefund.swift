/// What the law gives back of a prepayment, with its working (rules 8 and 10; 法释〔2025〕4号 art. 14 to 22).
///
/// Between nothing and what was paid. Bonus is never paid out. What the store paid its staff for the sale is no part of
/// it: commission is not the consumer's cost (art. 15 ¶3), so the calculator does not even know it.
package struct PrepaidRefund: Sendable, Equatable, Codable {
    /// Why.
    package let cause: RefundCause
    /// The lines, in the order they are read out.
    package let working: [RefundStep]
    /// For each prepayment, in the order given.
    package let parts: [Money]
    /// Stored value only: what stores pay that refund the principal and void every gift. The second figure beside the
    /// legal one; a manager decides with a reason (rule 8).
    package let principalOnly: Money?
    /// Interest, if any was added.
    package let interest: Money

    private init(
        cause: RefundCause, working: [RefundStep], parts: [Money], principalOnly: Money? = nil, interest: Money = .zero
    ) {
        self.cause = cause
        self.working = working
        self.parts = parts
        self.principalOnly = principalOnly
        self.interest = interest
    }

    /// The legal refund, without interest.
    package var refund: Money { parts.reduce(.zero, +) }
    /// What is paid out: refund and interest.
    package var total: Money { refund + interest }

    /// Stored value, top-up by top-up: each is a prepayment with its own ratio and, for art. 20, its own floor.
    package static func ofStoredValue(_ lots: [PaidLot], _ claim: RefundClaim) throws(RefundFault) -> PrepaidRefund {
        var working: [RefundStep] = []
        var parts: [Money] = []
        for lot in lots {
            try claim.check(paidOn: lot.paidOn)
            try lot.check()
            var steps: [RefundStep] = [.topUp(paid: lot.paid, bonus: lot.bonus, on: lot.paidOn)]
            if lot.used > .zero || lot.usedAtList > .zero { steps.append(lot.usedStep(claim.cause)) }
            steps += lot.gifts.map(\.step)
            if lot.refundedBefore > .zero { steps.append(.paidBefore(lot.refundedBefore)) }
            parts.append(settle(&steps))
            if lot.bonus > lot.usedBonus { steps.append(.bonusVoid(lot.bonus - lot.usedBonus)) }
            working += steps
        }
        return PrepaidRefund(
            cause: claim.cause, working: working, parts: parts,
            principalOnly: lots.reduce(.zero) { $0 + $1.principalLeft })
    }

    /// A package of sessions: the card's price less what was used, at its share of that price if it is not the
    /// consumer's cause (art. 18(1): the unused sessions at theirs), else at list price (art. 19).
    package static func ofPackage(_ sold: SoldPackage, _ claim: RefundClaim) throws(RefundFault) -> PrepaidRefund {
        try claim.check(paidOn: sold.paidOn)
        try sold.check()
        var steps: [RefundStep] = [.package(paid: sold.value.price, on: sold.paidOn)]
        steps += sold.usedSteps(claim.cause)
        steps += sold.gifts.map(\.step)
        let part = settle(&steps)
        return PrepaidRefund(cause: claim.cause, working: steps, parts: [part])
    }

    /// A period card: remaining days of all days, whatever the cause (art. 22).
    package static func ofPeriodCard(_ card: PeriodCard, _ claim: RefundClaim) throws(RefundFault) -> PrepaidRefund {
        try claim.check(paidOn: card.paidOn)
        let passed = try card.passed(until: claim.day)
        let left = card.paid.scaled(by: Int64(card.days - passed), over: Int64(card.days))
        var steps: [RefundStep] = [
            .periodCard(paid: card.paid, on: card.paidOn),
            .daysPassed(days: passed, of: card.days, worth: card.paid - left),
        ]
        steps += card.gifts.map(\.step)
        let part = settle(&steps)
        return PrepaidRefund(cause: claim.cause, working: steps, parts: [part])
    }

    /// The same with interest from the end of the contract until the day of payment (art. 16 and 17).
    package func bearing(_ rates: InterestRates, from ended: Day, until paid: Day) -> PrepaidRefund {
        let interest = RefundInterest(refund: refund, rate: rates.rate(cause), from: ended, until: paid)
        return PrepaidRefund(
            cause: cause, working: working + [.interest(interest)], parts: parts, principalOnly: principalOnly,
            interest: interest.amount)
    }

    /// Sums the steps of one prepayment up, never below zero (art. 20), and writes the subtotal under them.
    private static func settle(_ steps: inout [RefundStep]) -> Money {
        let left = steps.reduce(Money.zero) { $0 + $1.effect }
        if left < .zero { steps.append(.neverExtra(-left)) }
        let part = max(.zero, left)
        steps.append(.subtotal(part))
        return part
    }
}
