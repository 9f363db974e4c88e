package import Domain
import SQL
import Store

/// Writes down what of bonus and points has lapsed by the beginning of a business day (rules 2 and 24): one entry for
/// each member, a batch at a time; asked again, it goes on where it stopped, and in the end finds nothing to do.
package struct LapseLots: Command {
    /// The business day that begins.
    package let day: Day

    /// At the beginning of a day.
    package init(day: Day) { self.day = day }

    package static let right = Right.openDay
    package var subject: Subject { .counter }

    /// Lots that one request takes care of: the counter is never kept waiting long.
    package static let batch = 200

    /// What lapsed.
    package struct Answer: Codable, Sendable, Equatable {
        /// Of so many members.
        package let members: Int
        /// Bonus that lapsed.
        package let bonus: Money
        /// Points that lapsed.
        package let points: Int64
        /// There is more: ask again, with a new key.
        package let isMore: Bool

        /// What lapsed.
        package init(members: Int, bonus: Money, points: Int64, isMore: Bool) {
            self.members = members
            self.bonus = bonus
            self.points = points
            self.isMore = isMore
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// The day has not begun.
        case notYet
    }
}

extension LapseLots {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard day <= work.today else { throw Refusal.notYet }
        let due = try work.db.lotsDue(by: work.calendar.start(of: day), limit: Self.batch + 1)
        let lots = Dictionary(grouping: due.prefix(Self.batch)) { MemberID($0.account.holder) }
        var (bonus, points): (Int64, Int64) = (0, 0)
        for (member, lots) in lots.sorted(by: { $0.key < $1.key }) {
            let (someBonus, somePoints) = (Self.sum(lots, .bonus), Self.sum(lots, .points))
            try work.postOne(
                .lapse, of: member, title: Self.title(someBonus, somePoints), note: "",
                moves: lots.compactMap(Self.move))
            bonus += someBonus
            points += somePoints
        }
        work.record(reason: "\(day) \(lots.count)")
        return Answer(
            members: lots.count, bonus: Money(fen: bonus), points: points, isMore: due.count > Self.batch)
    }

    static func sum(_ lots: [Lot], _ kind: AccountKind) -> Int64 {
        lots.reduce(0) { $0 + ($1.kind == kind ? $1.remaining : 0) }
    }

    static func title(_ bonus: Int64, _ points: Int64) -> String {
        if points == 0 { return "赠金过期" }
        return bonus == 0 ? "积分 \(points) 过期" : "赠金和积分 \(points) 过期"
    }

    static func move(_ lot: Lot) -> Draft.Move? {
        guard let into = lot.kind.lapsesInto else { return nil }
        return .take(Take(lot: lot.id, account: lot.account, kind: lot.kind, amount: lot.remaining), into: into)
    }
}
