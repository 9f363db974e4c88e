import Domain

/// What one member holds while their year is told.
struct Purse: Sendable {
    /// The member's place among all.
    let member: Int32
    /// Principal, bonus and points, and whether there ever were any.
    var principal: Int64 = 0
    var bonus: Int64 = 0
    var points: Int64 = 0
    var hadMoney = false
    var hadBonus = false
    var hadPoints = false
    /// Places of money lots, points lots, items and coupons in the book.
    var money: [Int32] = []
    var pointLots: [Int32] = []
    var items: [Int32] = []
    var coupons: [Int32] = []
    /// Spent in the year, in 分.
    var spent: Int64 = 0
    /// When the last thing happened; the next happens later.
    var clock: Int64 = 0
    /// When they first came within the year.
    var firstVisit: Int64?
    /// When they were last in the store.
    var lastVisit: Int64?

    /// A moment not before one, and after everything before.
    mutating func moment(_ wanted: Int64) -> Int64 {
        clock = max(wanted, clock + 7000)
        return clock
    }
}
