import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("交班: counted blindly, compared, frozen, handed over")
struct CloseShiftTests {
    private let today = Day(year: 2026, month: 11, day: 23)

    /// Cash of so many yuan, in hundreds and ones.
    private func cash(_ yuan: Int64) throws -> TillCount { try TillCount([.yuan100: yuan / 100, .yuan1: yuan % 100]) }

    private let lina = CloseShift.TakeOver(number: OperatorID(1002), pin: "135792")

    /// A morning: float 500.00, cash 500.00 and WeChat 200.00 for cards, 30.00 put in, 80.00 taken out: 950.00 in cash.
    private func morning() async throws -> (Counter, MemberID) {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        _ = try await counter.done(TopUp(member: member, what: .amount(.yuan(200)), tender: .wechat))
        _ = try await counter.done(MoveCash(.paidIn, amount: .yuan(30), reason: "换零钱"), by: counter.manager)
        _ = try await counter.done(MoveCash(.paidOut, amount: .yuan(80), reason: "买毛巾"), by: counter.manager)
        return (counter, member)
    }

    private func zReport(_ z: Int64, _ counter: Counter) async throws -> ShiftReport {
        try #require(try await counter.ask(ZReport(z: z)).shown).report
    }

    @Test("a shift that counts right is closed and handed over; the next begins with the float, and books agree")
    func handOver() async throws {
        let (counter, member) = try await morning()
        let count = try await counter.done(CountTill(cash: cash(950), others: [.wechat: .yuan(200)]))
        #expect(count.place == 1)
        #expect(count.differences.map(\.expected) == [.yuan(950), .yuan(200)])
        let closed = try await counter.done(CloseShift(count: count.count, floatLeft: .yuan(300), takeOver: lina))
        #expect(closed == .init(z: 1, next: ShiftID(2)))
        let report = try await zReport(1, counter)
        #expect(report.totals.taken(.cash) == .yuan(500) && report.totals.taken(for: .topUp) == .yuan(700))
        #expect(report.totals.paidIn == .yuan(30) && report.totals.paidOut == .yuan(80))
        #expect(report.closing?.handedIn == .yuan(650) && report.closing?.takenOverBy == OperatorID(1002))
        #expect(report.activity.counts[.topUps] == 2 && report.firstDay == today)
        let now = try #require(try await counter.ask(ShiftNow()).open)
        #expect(now.name == "李娜" && now.openingFloat == .yuan(300) && now.tenders.isEmpty)
        _ = try await counter.done(TopUp(member: member, what: .amount(.yuan(100)), tender: .cash))
        let next = try await counter.done(CountTill(cash: cash(400)))
        _ = try await counter.done(CloseShift(count: next.count, floatLeft: .yuan(400)))
        #expect(try await zReport(1, counter) == report)
        #expect(try await counter.ask(ZReports()).rows.map(\.z) == [2, 1])
        #expect(try await counter.ask(ShiftNow()).left == .yuan(400))
        try await counter.booksAreRight()
    }

    @Test("what differs needs a reason, beyond the limit a manager; difference and safe are booked")
    func differs() async throws {
        let (counter, _) = try await morning()
        let count = try await counter.done(CountTill(cash: cash(915), others: [.wechat: .yuan(200)]))
        func close(_ reason: String) -> CloseShift {
            CloseShift(count: count.count, reasons: [.cash: reason], floatLeft: .yuan(500))
        }
        #expect(await counter.perform(close("")) == .refused(.needsReason(.cash, difference: .yuan(-35))))
        #expect(
            await counter.perform(close("找零出错"))
                == .refused(.needsManager(.cash, difference: .yuan(-35), limit: .yuan(20))))
        var approved = close("找零出错")
        approved.approval = try await counter.approval(of: close("找零出错"))
        _ = try await counter.done(approved)
        let closing = try #require(try await zReport(1, counter).closing)
        #expect(closing.manager == OperatorID(9001) && closing.differences[0].reason == "找零出错")
        try await counter.booksAreRight()
        // The drawer of the next morning: what was left, or a reason.
        #expect(await counter.perform(OpenShift(openingFloat: .yuan(490))) == .refused(.differs(left: .yuan(500))))
        _ = try await counter.done(OpenShift(openingFloat: .yuan(490), reason: "少十元"))
        try await counter.booksAreRight()
    }

    @Test("who counts again after having seen the difference leaves both counts in the report")
    func recount() async throws {
        let (counter, _) = try await morning()
        _ = try await counter.done(CountTill(cash: cash(900), others: [.wechat: .yuan(200)]))
        let count = try await counter.done(CountTill(cash: cash(950), others: [.wechat: .yuan(200)]))
        #expect(count.place == 2)
        _ = try await counter.done(CloseShift(count: count.count, floatLeft: .yuan(500)))
        #expect(try await zReport(1, counter).closing?.earlierCounts == [.yuan(900)])
        try await counter.booksAreRight()
    }

    @Test("no end without a count of this very till, after the last sale, and only once")
    func refused() async throws {
        let (counter, member) = try await morning()
        #expect(
            await counter.perform(CloseShift(count: TillCountID(7), floatLeft: .zero)) == .refused(.notCounted))
        #expect(await counter.perform(CountTill(cash: .empty)) == .refused(.notCompared(.wechat)))
        let early = try await counter.done(CountTill(cash: cash(950), others: [.wechat: .yuan(200)]))
        _ = try await counter.done(TopUp(member: member, what: .amount(.yuan(1)), tender: .cash))
        #expect(
            await counter.perform(CloseShift(count: early.count, floatLeft: .zero)) == .refused(.movedSince))
        let count = try await counter.done(CountTill(cash: cash(951), others: [.wechat: .yuan(200)]))
        let close = CloseShift(count: count.count, floatLeft: .yuan(951))
        #expect(
            await counter.perform(CloseShift(count: count.count, floatLeft: .yuan(952)))
                == .refused(.floatLeft(counted: .yuan(951))))
        _ = try await counter.done(close)
        #expect(await counter.perform(close) == .refused(.closed))
        #expect(await counter.perform(CountTill(cash: .empty)) == .refused(.closed))
        #expect(
            await counter.perform(TopUp(member: member, what: .amount(.yuan(1)), tender: .cash))
                == .denied(.shiftNeeded))
        try await counter.booksAreRight()
    }

    @Test("whoever takes over stands for it with their own PIN; wrong ones are counted like at the login")
    func takingOver() async throws {
        let (counter, _) = try await morning()
        let count = try await counter.done(CountTill(cash: cash(950), others: [.wechat: .yuan(200)]))
        func close(_ number: Int64, _ pin: String) async -> Outcome<CloseShift> {
            let takeOver = CloseShift.TakeOver(number: OperatorID(number), pin: pin)
            return await counter.perform(CloseShift(count: count.count, floatLeft: .yuan(500), takeOver: takeOver))
        }
        #expect(await close(1001, "246813") == .refused(.own))
        #expect(await close(1003, "864209") == .refused(.mayNot))
        #expect(await close(7, "864209") == .refused(.wrong(triesLeft: 4)))
        for left in [4, 3, 2, 1] { #expect(await close(1002, "000001") == .refused(.wrong(triesLeft: left))) }
        guard case .refused(.wait) = await close(1002, "000001") else {
            Issue.record("five wrong PINs make somebody wait")
            return
        }
        guard case .refused(.wait) = await close(1002, "135792") else {
            Issue.record("the right one waits too")
            return
        }
        #expect(try await counter.ask(ShiftNow()).open?.by == OperatorID(1001))
        try await counter.booksAreRight()
    }

    @Test("cash goes out only with a manager, for a reason, and never more than is there")
    func movingCash() async throws {
        let counter = try await Counter.open()
        let out = MoveCash(.paidOut, amount: .yuan(500), reason: "交银行")
        #expect(await counter.perform(out) == .denied(.approvalNeeded(.moveCash)))
        #expect(await counter.perform(out, by: counter.beautician) == .denied(.right(.moveCash)))
        for (command, refusal) in [
            (MoveCash(.paidOut, amount: .yuan(501), reason: "交银行"), MoveCash.Refusal.short),
            (MoveCash(.paidIn, amount: .zero, reason: "x"), .amount),
            (MoveCash(.paidIn, amount: .yuan(1), reason: " "), .reason(.empty)),
        ] {
            #expect(await counter.perform(command, by: counter.manager) == .refused(refusal))
        }
        _ = try await counter.done(out, by: counter.manager)
        try await counter.booksAreRight()
    }

    @Test("a cashier sees no expected sums before the own count; a manager may look at an X report any time")
    func blind() async throws {
        let (counter, _) = try await morning()
        #expect(
            await counter.store.operations.query(XReport(), session: counter.cashier) == .denied(.right(.seeReports)))
        guard case .answer(let answer) = await counter.store.operations.query(XReport(), session: counter.manager)
        else { throw Unexpected() }
        let shown = try #require(answer.shown)
        #expect(shown.report.closing == nil && shown.report.totals.expected(.cash) == .yuan(950) && shown.seal == "")
        let text = try CanonicalJSON.text(try await counter.ask(ShiftNow()))
        #expect(!text.contains("95000") && text.contains("wechat"))
    }

    @Test("a shift left open over midnight keeps its day; what is taken back of the day before is marked as late")
    func overMidnight() async throws {
        let (counter, member) = try await morning()
        counter.store.clock.advance(milliseconds: 15 * 3_600_000)
        let receipt = try await counter.done(TopUp(member: member, what: .amount(.yuan(5)), tender: .cash))
        let first = try await counter.done(CountTill(cash: cash(955), others: [.wechat: .yuan(200)]))
        _ = try await counter.done(CloseShift(count: first.count, floatLeft: .yuan(500)))
        let report = try await zReport(1, counter)
        #expect(report.firstDay == today && report.lastDay == today.advanced(days: 1))
        counter.store.clock.advance(milliseconds: 23 * 3_600_000)
        _ = try await counter.done(OpenShift(openingFloat: .yuan(500)))
        _ = try await counter.done(UndoTopUp(entry: receipt.entry, reason: "错"), by: counter.manager)
        let next = try await counter.done(CountTill(cash: cash(495)))
        _ = try await counter.done(CloseShift(count: next.count, floatLeft: .zero))
        let second = try await zReport(2, counter)
        #expect(second.firstDay == today.advanced(days: 2) && second.totals.refunded(.cash) == .yuan(5))
        #expect(second.activity.lateEntries.map(\.day) == [today.advanced(days: 1)])
        #expect(second.activity.lateEntries.map(\.amount) == [.yuan(5)])
        #expect(try await zReport(1, counter) == report)
        try await counter.booksAreRight()
    }

    @Test("a report that was touched, or is gone, is found")
    func altered() async throws {
        let (counter, _) = try await morning()
        let count = try await counter.done(CountTill(cash: cash(950), others: [.wechat: .yuan(200)]))
        _ = try await counter.done(CloseShift(count: count.count, floatLeft: .yuan(500)))
        try await counter.store.database.write { db in
            try db.execute("DROP TRIGGER shift_report_no_update")
            try db.execute("UPDATE shift_report SET content = replace(content, '95000', '96000')")
        }
        #expect(try await counter.store.examine().findings == [.shiftReport(1)])
        try await counter.store.database.write { db in
            try db.execute("DROP TRIGGER shift_report_no_delete")
            try db.execute("DELETE FROM shift_report")
        }
        #expect(try await counter.store.examine().findings == [.shiftReport(1)])
    }

    @Test("sessions used are worth their part of the card in the shift they were used in")
    func sessions() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        for _ in 1...3 { _ = try await counter.done(Verify(what: .session(item), member: member)) }
        let count = try await counter.done(CountTill(cash: cash(500), others: [.wechat: .yuan(398)]))
        _ = try await counter.done(CloseShift(count: count.count, floatLeft: .yuan(500)))
        let activity = try await zReport(1, counter).activity
        #expect(activity.sessionsUsed == .yuan(398) && activity.counts[.sessions] == 3)
        #expect(activity.counts[.packageSales] == 1)
        try await counter.booksAreRight()
    }
}
