/// A card for unlimited use over a time 期限卡, as the refund calculator sees it (art. 22).
package struct PeriodCard: Sendable, Equatable, Codable {
    /// When it was paid.
    package let paidOn: Day
    /// What was paid.
    package let paid: Money
    /// Its first day: of purchase or of first use (rule 20).
    package let firstDay: Day
    /// All its days.
    package let days: Int
    /// Days it has lain still 停卡 so far; each moves its end by one (rule 20).
    package let frozenDays: Int
    /// Gifts in kind that came with it.
    package let gifts: [GiftInKind]

    /// A period card.
    package init(
        paidOn: Day, paid: Money, firstDay: Day, days: Int, frozenDays: Int = 0, gifts: [GiftInKind] = []
    ) {
        self.paidOn = paidOn
        self.paid = paid
        self.firstDay = firstDay
        self.days = days
        self.frozenDays = frozenDays
        self.gifts = gifts
    }

    /// The last day it is good for.
    package var lastDay: Day { firstDay.advanced(days: days + frozenDays - 1) }

    /// Days of it that have passed before a day, which itself still remains; frozen days have not, days of the
    /// consumer's own absence have (art. 22 ¶3).
    func passed(until day: Day) throws(RefundFault) -> Int {
        guard paid >= .zero, frozenDays >= 0, gifts.allSatisfy({ $0.value >= .zero }) else { throw .negative }
        guard days > 0 else { throw .noDays }
        let run = max(0, day.sinceEpoch - firstDay.sinceEpoch)
        guard frozenDays <= run else { throw .frozenTooLong }
        return min(days, run - frozenDays)
    }
}
