package import Domain
package import Operations

/// An industry pack: what a store of a trade begins with, and how its customers live. Read from data.
package struct Pack: Sendable {
    /// How people of one kind come and pay.
    struct Habit: Sendable, Equatable {
        /// How they pay.
        enum Paying: Sendable, Equatable, CaseIterable {
            /// On the day, at the till.
            case direct
            /// Out of stored value.
            case stored
            /// By sessions of packages.
            case package
        }

        /// How many of a hundred are so.
        let share: Int
        /// Visits in a whole year.
        let visits: ClosedRange<Int>
        /// How they pay, by weight.
        let pays: Lottery<Paying>
    }

    /// Who comes.
    struct People: Sendable, Equatable {
        /// Women of a hundred.
        let women: Int
        /// Years of birth.
        let born: ClosedRange<Int>
        /// Of a hundred, whose birthday is known.
        let birthdayKnown: Int
        /// Of a hundred, who agreed to messages.
        let marketing: Int
        /// Of a hundred, who have a remark.
        let remarked: Int
        /// Of a hundred, who have a caution.
        let cautioned: Int
        /// Remarks typical of the trade.
        let remarks: [String]
        /// Cautions typical of the trade.
        let cautions: [String]
        /// Spent in a year from which on a tier is given, lowest first.
        let tiers: [(from: Money, tier: Tier)]

        static func == (left: People, right: People) -> Bool {
            left.women == right.women && left.born == right.born && left.remarks == right.remarks
                && left.cautions == right.cautions
        }
    }

    /// The name it is asked for by: `beauty`.
    package let name: String
    /// Settings, the store's name among them.
    package let settings: StoreSettings
    /// Who works the counter.
    package let staff: [Founding.Operator]
    /// Rooms, beds and areas.
    package let places: [String]
    /// Services.
    package let services: [Founding.Service]
    /// Articles with what a demo has of them.
    package let goods: [Founding.Good]
    /// What services use up.
    package let supplies: [ServiceID: [Supply]]
    /// What is paid for which achievement.
    package let commissions: [PerformanceSource: CommissionRates]
    /// The ladder of stored value.
    package let offers: [TopUpOffer]
    /// Packages of sessions.
    package let packages: [Founding.Package]
    /// Kinds of coupons.
    package let coupons: [Founding.Coupon]
    /// Promotions that run.
    package let campaigns: [Founding.Campaign]
    /// Gifts for points.
    package let gifts: [Founding.Gift]

    /// Rooms, what services take, who has learned what and works when.
    package let sheet: Founding.Sheet

    /// Classes that take place every week.
    let courses: [Course]
    /// Opens and closes, in minutes from midnight.
    let opening: Range<Int>
    /// When people come: hours of the day by weight.
    let hours: Lottery<Int>
    /// How full each weekday is, Monday first.
    let weekdays: [Int]
    /// What people ask for: places in `services` by weight.
    let wishes: Lottery<Int>
    /// What people buy: places in `packages` by weight.
    let sales: Lottery<Int>
    /// How people come and pay.
    let habits: [Habit]
    /// Habits by share.
    let kinds: Lottery<Int>
    /// Who comes.
    let people: People
}
