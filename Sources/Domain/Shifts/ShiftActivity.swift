/// What a shift report tells beside the money: none of it is in the drawer (rules 11 and 39).
package struct ShiftActivity: Sendable, Equatable, Codable {
    /// What is counted.
    package enum Count: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
        /// 销售单
        case orders
        /// 退款单
        case refunds
        /// 充值
        case topUps
        /// 售次卡
        case packageSales
        /// 核销次数: sessions used.
        case sessions
        /// 核销的券
        case coupons
        /// 还挂账笔数
        case debtsPaid
        /// 新会员
        case newMembers
    }

    /// Something entered in this shift that belongs to an earlier business day (rule 40).
    package struct LateEntry: Sendable, Equatable, Codable {
        /// Which entry.
        package let entry: EntryID
        /// The business day it is about.
        package let day: Day
        /// How much money it moved.
        package let amount: Money

        /// A late entry.
        package init(entry: EntryID, day: Day, amount: Money) {
            self.entry = entry
            self.day = day
            self.amount = amount
        }
    }

    /// Services and articles sold, after discounts, however they were paid.
    package var sales: Money
    /// Of that, paid from principal.
    package var principalUsed: Money
    /// Of that, paid from bonus.
    package var bonusUsed: Money
    /// What sessions used were worth (rule 18).
    package var sessionsUsed: Money
    /// Taken off list prices, by what for: a coupon, a tier, a campaign, a person's reason.
    package var discounts: [String: Money]
    /// How many of what.
    package var counts: [Count: Int64]
    /// What was entered late, in the order of the journal.
    package var lateEntries: [LateEntry]

    /// Activity; none unless told.
    package init(
        sales: Money = .zero, principalUsed: Money = .zero, bonusUsed: Money = .zero, sessionsUsed: Money = .zero,
        discounts: [String: Money] = [:], counts: [Count: Int64] = [:], lateEntries: [LateEntry] = []
    ) {
        self.sales = sales
        self.principalUsed = principalUsed
        self.bonusUsed = bonusUsed
        self.sessionsUsed = sessionsUsed
        self.discounts = discounts
        self.counts = counts
        self.lateEntries = lateEntries
    }
}
