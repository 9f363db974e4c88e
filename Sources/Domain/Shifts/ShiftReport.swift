/// A shift on paper: an X report between times, the Z report at its end. The Z report is frozen: what comes later goes to
/// the next shift (rule 40).
package struct ShiftReport: Sendable, Equatable, Codable {
    /// How a shift was ended and its drawer handed on.
    package struct Closing: Sendable, Equatable, Codable {
        /// Z number, without a gap from 1.
        package let number: Int64
        /// Who counted and closed.
        package let closedBy: OperatorID
        /// When.
        package let closedAt: Instant
        /// Who takes the drawer over and confirms its float (two names), if somebody is there.
        package let takenOverBy: OperatorID?
        /// The manager who answered for a difference above the limit.
        package let manager: OperatorID?
        /// The blind count.
        package let count: TillCount
        /// Counted beside expected, in the order of the tenders.
        package let differences: [TillDifference]
        /// 留存备用金: what stays in the drawer for the next shift.
        package let floatLeft: Money
        /// Cash of the counts before this one, in their order: who counted again after having seen the difference shows.
        package let earlierCounts: [Money]

        /// An ending.
        package init(
            number: Int64, closedBy: OperatorID, closedAt: Instant, takenOverBy: OperatorID?, manager: OperatorID?,
            count: TillCount, differences: [TillDifference], floatLeft: Money, earlierCounts: [Money] = []
        ) {
            self.number = number
            self.closedBy = closedBy
            self.closedAt = closedAt
            self.takenOverBy = takenOverBy
            self.manager = manager
            self.count = count
            self.differences = differences
            self.floatLeft = floatLeft
            self.earlierCounts = earlierCounts
        }

        /// What goes from the drawer to the safe.
        package var handedIn: Money { count.total - floatLeft }
    }

    /// The shift.
    package let shift: ShiftID
    /// Its first business day (rule 41).
    package let firstDay: Day
    /// Its last business day; mostly the first.
    package let lastDay: Day
    /// Who opened it and confirmed the float.
    package let openedBy: OperatorID
    /// When.
    package let openedAt: Instant
    /// Money by what for and by tender.
    package let totals: ShiftTotals
    /// What was sold and used beside the money.
    package let activity: ShiftActivity
    /// How it ended; nil on an X report.
    package let closing: Closing?

    /// A report.
    package init(
        shift: ShiftID, firstDay: Day, lastDay: Day, openedBy: OperatorID, openedAt: Instant, totals: ShiftTotals,
        activity: ShiftActivity, closing: Closing?
    ) {
        self.shift = shift
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.openedBy = openedBy
        self.openedAt = openedAt
        self.totals = totals
        self.activity = activity
        self.closing = closing
    }
}
