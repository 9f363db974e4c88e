import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("订金和定金: rule 36, 民法典 586 and 587")
struct DepositTests {
    private func booked(_ salon: Salon, hour: Int = 14) async throws -> (MemberID, VisitID) {
        let member = try await salon.counter.member()
        return (member, try await salon.book(member, salon.line(Salon.facial, Salon.li, salon.at(hour))))
    }

    private func open(_ salon: Salon, _ visit: VisitID) async throws -> BookingDetail.Deposit? {
        try await salon.counter.ask(BookingDetail(visit: visit)).booking?.deposit
    }

    private func balances(_ salon: Salon) async throws -> [String: Int64] {
        let rows = try await salon.counter.store.database.read { db in
            try db.rows("SELECT debit, credit, amount FROM transfer") {
                (AccountID($0.integer(0)), AccountID($0.integer(1)), $0.integer(2))
            }
        }
        var sums: [String: Int64] = [:]
        for (debit, credit, amount) in rows {
            sums[debit.kind?.rawValue ?? "?", default: 0] += amount
            sums[credit.kind?.rawValue ?? "?", default: 0] -= amount
        }
        return sums.filter { $0.value != 0 }
    }

    @Test("an examination finds a payment in advance that its row or its account tells otherwise")
    func examination() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        let visit = try await salon.book(member, salon.line(Salon.facial, Salon.li, salon.at(15)))
        let entry = try await salon.counter.done(TakeDeposit(visit: visit, amount: .yuan(20), tender: .cash)).entry
        try await salon.counter.booksAreRight()
        try await salon.counter.store.database.write { _ = try $0.execute("UPDATE deposit SET amount = 1000") }
        #expect(
            try await salon.counter.store.examine().findings
                == [.deposit(entry: entry.raw), .openDeposit(visit: visit.raw, balance: 2000, open: 1000)])
        try await salon.counter.store.database.write { _ = try $0.execute("DELETE FROM deposit") }
        #expect(
            try await salon.counter.store.examine().findings
                == [.deposit(entry: entry.raw), .openDeposit(visit: visit.raw, balance: 2000, open: 0)])
    }

    @Test("an 订金 goes back the way it came, whoever cancels, once")
    func refundable() async throws {
        let salon = try await Salon.open()
        let (_, visit) = try await booked(salon)
        _ = try await salon.counter.done(TakeDeposit(visit: visit, amount: .yuan(50), tender: .wechat))
        #expect(try await open(salon, visit) == .init(amount: .yuan(50), tender: .wechat, binding: .refundable))
        #expect(
            await salon.counter.perform(TakeDeposit(visit: visit, amount: .yuan(10), tender: .cash))
                == .refused(.paidAlready(.yuan(50))))
        #expect(try await balances(salon) == ["wechat": 5000, "deposit": -5000])
        salon.counter.store.clock.set(salon.at(13, 30))
        _ = try await salon.counter.done(CancelBooking(visit: visit, by: .customer, reason: "临时有事"))
        #expect(
            await salon.counter.perform(SettleDeposit(visit: visit, fate: .kept, reason: "临时取消"))
                == .refused(.notAllowed(.refundable, .cancelled, .customerLate)))
        let back = try await salon.counter.done(SettleDeposit(visit: visit, fate: .returned))
        #expect(back.toReturn == .yuan(50) && back.tender == .wechat)
        #expect(await salon.counter.perform(SettleDeposit(visit: visit, fate: .returned)) == .refused(.unknown))
        #expect(try await balances(salon).isEmpty)
        try await salon.sheetIsSound()
    }

    @Test("a 定金 is at most a fifth of the price, and kept with a manager's word when the customer did not come")
    func binding() async throws {
        let salon = try await Salon.open()
        let (_, visit) = try await booked(salon, hour: 11)
        #expect(
            await salon.counter.perform(
                TakeDeposit(visit: visit, amount: .yuan(30), tender: .cash, binding: .binding))
                == .refused(.aboveFifth(most: Money(fen: 2560))))
        #expect(
            await salon.counter.perform(TakeDeposit(visit: visit, amount: .yuan(200), tender: .cash))
                == .refused(.amount(most: .yuan(128))))
        _ = try await salon.counter.done(
            TakeDeposit(visit: visit, amount: Money(fen: 2560), tender: .cash, binding: .binding))
        let kept = SettleDeposit(visit: visit, fate: .kept, reason: "没有来")
        #expect(await salon.counter.perform(kept) == .refused(.notAllowed(.binding, .expected, nil)))
        for fate in [DepositFate.returned, .used] {
            #expect(
                await salon.counter.perform(SettleDeposit(visit: visit, fate: fate))
                    == .refused(.notAllowed(.binding, .expected, nil)), "nobody settles it before it is known who came")
        }
        salon.counter.store.clock.set(salon.at(11, 20))
        _ = try await salon.counter.done(MarkNoShow(visit: visit))
        #expect(await salon.counter.perform(kept) == .denied(.approvalNeeded(.keepDeposit)))
        var approved = kept
        approved.approval = try await salon.counter.approval(of: kept)
        #expect(try await salon.counter.done(approved).toReturn == .zero)
        #expect(try await balances(salon) == ["cash": 2560, "depositsKept": -2560])
        try await salon.sheetIsSound()
    }

    @Test("a store that cancels returns a 定金 twofold")
    func twofold() async throws {
        let salon = try await Salon.open()
        let (_, visit) = try await booked(salon)
        _ = try await salon.counter.done(
            TakeDeposit(visit: visit, amount: .yuan(20), tender: .alipay, binding: .binding))
        _ = try await salon.counter.done(CancelBooking(visit: visit, by: .store, reason: "技师生病"))
        let back = SettleDeposit(visit: visit, fate: .returned)
        #expect(await salon.counter.perform(back) == .denied(.approvalNeeded(.keepDeposit)))
        #expect(try await salon.counter.done(back, by: salon.counter.manager).toReturn == .yuan(40))
        #expect(try await balances(salon) == ["alipay": -2000, "compensation": 2000])
        try await salon.sheetIsSound()
    }

    @Test("a guest's deposit pays for the service; then it is gone")
    func used() async throws {
        let salon = try await Salon.open()
        let visit = try await salon.counter.done(
            Book(
                customer: .guest(name: "王小姐", phone: "13700001234"),
                lines: [salon.line(Salon.neck, Salon.li, salon.at(14))])
        ).visits[0]
        _ = try await salon.counter.done(TakeDeposit(visit: visit, amount: .yuan(30), tender: .cash))
        _ = try await salon.counter.done(CheckIn(who: .expected(visit)))
        _ = try await salon.counter.done(MoveVisit(visit: visit, from: .waiting, to: .serving))
        _ = try await salon.counter.done(SettleDeposit(visit: visit, fate: .used))
        #expect(try await balances(salon) == ["cash": 3000, "sales": -3000])
        #expect(await salon.counter.perform(SettleDeposit(visit: visit, fate: .returned)) == .refused(.unknown))
        try await salon.sheetIsSound()
    }
}
