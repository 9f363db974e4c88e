import Domain
import Operations
import SQL
import StoreFixture
import Testing

@Suite("对账单: every movement of what a member holds")
struct MemberStatementTests {
    private let first = Day(year: 2026, month: 11, day: 23)

    private func busy(_ counter: Counter) async throws -> MemberID {
        let member = try await counter.funded()
        _ = try await counter.done(counter.pay(member, 100))
        counter.nextCode()
        let receipt = try await counter.done(counter.pay(member, 55))
        _ = try await counter.done(UndoDeduction(entry: receipt.entry, reason: "按错"), by: counter.manager)
        _ = try await counter.sold(1, to: member)
        counter.days(2)
        counter.nextCode()
        _ = try await counter.done(counter.pay(member, 33))
        return member
    }

    /// The same sum straight from the transfers.
    private func sum(_ account: AccountID, before day: Day, _ counter: Counter) async throws -> Int64 {
        try await counter.store.database.read { db in
            try db.first(
                """
                SELECT coalesce(sum(CASE credit WHEN ?1 THEN amount ELSE -amount END), 0) FROM transfer
                WHERE ?1 IN (debit, credit) AND entry IN (SELECT id FROM entry WHERE day < ?2)
                """, account, day
            ) { $0.integer(0) } ?? 0
        }
    }

    @Test(
        "Its balances are the sums of the transfers before and after its days, and its rows lead from one to the other")
    func sums() async throws {
        let counter = try await Counter.open()
        let member = try await busy(counter)
        for (from, to) in [(0, 0), (0, 2), (1, 2), (2, 2), (-30, 30)] {
            let query = MemberStatement(member: member, from: first.advanced(days: from), to: first.advanced(days: to))
            let statement = try #require(try await counter.ask(query).statement)
            for balance in statement.balances {
                let account: AccountID =
                    switch balance.holding {
                    case .principal: AccountID(.principal, holder: member.raw)
                    case .bonus: AccountID(.bonus, holder: member.raw)
                    case .points: AccountID(.points, holder: member.raw)
                    case .sessions(let item, _): AccountID(.session, holder: item.raw)
                    }
                #expect(try await sum(account, before: query.from, counter) == balance.before)
                #expect(try await sum(account, before: query.to.advanced(days: 1), counter) == balance.after)
                let parts = statement.rows.flatMap(\.parts).filter { $0.holding == balance.holding }
                #expect(balance.before + parts.reduce(0) { $0 + $1.change } == balance.after)
                #expect(parts.last.map { $0.after == balance.after } ?? true)
            }
            #expect(statement.rows.allSatisfy { $0.day >= query.from && $0.day <= query.to })
        }
    }

    @Test("A payment shows what it took of principal and what of bonus, and what is left of the top-up adds up")
    func deducted() async throws {
        let counter = try await Counter.open()
        let member = try await busy(counter)
        let query = MemberStatement(member: member, from: first, to: first.advanced(days: 2))
        let statement = try #require(try await counter.ask(query).statement)
        let paid = try #require(statement.rows.first { $0.kind == .deduction })
        let money = paid.parts.filter { $0.holding == .principal || $0.holding == .bonus }
        #expect(money.reduce(0) { $0 + $1.change } == -10_000)
        #expect(statement.rows.contains { $0.kind == .reversal })
        let card = try await counter.card(member)
        #expect(statement.left.reduce(Money.zero) { $0 + $1.principal } == card.principal)
        #expect(statement.left.reduce(Money.zero) { $0 + $1.bonus } == card.bonus)
        #expect(statement.name == "张*" && !statement.phone.contains("1234"))
        #expect(try await counter.ask(MemberStatement(member: MemberID(99), from: first, to: first)).statement == nil)
    }
}
