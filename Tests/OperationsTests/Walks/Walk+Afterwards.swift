import Domain
import Operations
import StoreFixture

/// What is taken back of sales and grants, and what lapses.
extension Walk {
    private func any<T>(_ things: [T]) -> Int? { things.isEmpty ? nil : dice.below(things.count) }

    private func role() -> StaffRole { [.cashier, .manager, .manager, .owner, .beautician][dice.below(5)] }

    mutating func undoSale(_ id: MemberID) async throws {
        let mine = oracle.members[id] ?? Oracle.Member()
        let index = dice.below(3) == 0 ? any(mine.items) : mine.items.indices.last
        let isRefused =
            index.map { index in
                let item = mine.items[index]
                return item.isWithdrawn || item.left != item.total || mine.held(item.id) > 0
                    || now - item.soldAt >= Oracle.day
            } ?? true
        let command = UndoPackageSale(entry: index.map { mine.items[$0].sale } ?? EntryID(999_999), reason: "退")
        let answer = try await run(command, by: role(), .undoMoney, isRefused ? .refused : .done) {
            var approved = $0
            approved.approval = $1
            return approved
        }
        guard let answer, let index else { return }
        guard answer.paidBack == (mine.items[index].total == 10 ? .yuan(998) : .yuan(398)) else {
            throw stray("\(answer) of \(mine.items[index])")
        }
        oracle.members[id]?.items[index].isWithdrawn = true
        oracle.members[id]?.items[index].left = 0
    }

    mutating func undoGrant(_ id: MemberID) async throws {
        let mine = oracle.members[id] ?? Oracle.Member()
        let index = dice.below(3) == 0 ? any(mine.coupons) : mine.coupons.indices.last
        let isRefused =
            index.map { index in
                let coupon = mine.coupons[index]
                return coupon.isWithdrawn || coupon.isUsed || now - coupon.grantedAt >= Oracle.day
            } ?? true
        let command = UndoCouponGrant(entry: index.map { mine.coupons[$0].grant } ?? EntryID(999_999), reason: "退")
        let answer = try await run(command, by: role(), .undoMoney, isRefused ? .refused : .done) {
            var approved = $0
            approved.approval = $1
            return approved
        }
        guard let answer, let index else { return }
        guard answer.coupon == mine.coupons[index].id else { throw stray("\(answer)") }
        oracle.members[id]?.coupons[index].isWithdrawn = true
    }

    /// Somebody opens the day: all that is due, of everybody.
    mutating func lapse() async throws {
        let today = store.operations.calendar.businessDay(of: clock.now)
        if dice.below(4) == 0 {
            _ = try await run(LapseLots(day: today.advanced(days: 1)), by: role(), .refused)
        }
        guard let answer = try await run(LapseLots(day: today), by: role(), .done) else { return }
        var (members, bonus, points): (Int, Int64, Int64) = (0, 0, 0)
        let start = Oracle.end(now, days: -1)
        for id in oracle.members.keys {
            guard let lapsed = oracle.members[id]?.lapse(by: start) else { continue }
            bonus += lapsed.bonus
            points += lapsed.points
            if lapsed.bonus + lapsed.points > 0 { members += 1 }
        }
        guard answer == LapseLots.Answer(members: members, bonus: Money(fen: bonus), points: points, isMore: false)
        else { throw stray("\(answer), should be \(bonus) and \(points) of \(members)") }
        met[bonus > 0 ? "bonus lapsed" : "no bonus lapsed", default: 0] += 1
        met[points > 0 ? "points lapsed" : "no points lapsed", default: 0] += 1
    }
}
