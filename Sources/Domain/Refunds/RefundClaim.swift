/// What a consumer asks for, and when (rule 8).
package struct RefundClaim: Sendable, Equatable, Codable {
    /// Why.
    package let cause: RefundCause
    /// The day it is asked for: the contract ends with it.
    package let day: Day
    /// The consumer had received the same goods or services, from this store or another, before the contract: then the
    /// seven days do not hold (art. 14).
    package let hadTheSameBefore: Bool

    /// A claim.
    package init(cause: RefundCause, day: Day, hadTheSameBefore: Bool = false) {
        self.cause = cause
        self.day = day
        self.hadTheSameBefore = hadTheSameBefore
    }

    /// The last of the seven days: the day of payment does not count (民法典 art. 201).
    ///
    /// A last day on a public holiday moves to the next working day (民法典 art. 203); the calendar of holidays is not
    /// known here, so the fault names the day and a person decides.
    package static func lastOfSevenDays(paidOn: Day) -> Day { paidOn.advanced(days: 7) }

    /// Throws why the cause does not hold for what was paid on a day.
    func check(paidOn: Day) throws(RefundFault) {
        guard day >= paidOn else { throw .beforePayment(paidOn: paidOn) }
        switch cause {
        case .storesCause, .consumersCause: return
        case .withinSevenDays:
            guard !hadTheSameBefore else { throw .hadTheSameBefore }
            let last = Self.lastOfSevenDays(paidOn: paidOn)
            guard day <= last else { throw .sevenDaysOver(last: last) }
        }
    }
}
