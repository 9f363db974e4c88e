import Domain
import Foundation
import Testing

@Suite("Rules 40 and 41: the frozen report of a shift")
struct ShiftReportTests {
    private let day = Day(year: 2026, month: 11, day: 23)

    private func closing(number: Int64 = 7, takenOverBy: OperatorID? = OperatorID(3)) throws -> ShiftReport.Closing {
        ShiftReport.Closing(
            number: number, closedBy: OperatorID(2), closedAt: Instant(ms: 90), takenOverBy: takenOverBy, manager: nil,
            count: try TillCount([.yuan100: 8, .jiao5: 4]),
            differences: [TillDifference(tender: .cash, expected: .yuan(803), counted: .yuan(802), reason: "找零出错")],
            floatLeft: .yuan(300))
    }

    private func report(
        discounts: [(String, Money)] = [("coupon", .yuan(30)), ("tier", .yuan(12)), ("抹零", Money(fen: 40))],
        late: [ShiftActivity.LateEntry] = [], closing: ShiftReport.Closing?
    ) -> ShiftReport {
        var totals = ShiftTotals(float: .yuan(500))
        totals.takings = [.topUp: [.wechat: .yuan(9), .cash: .yuan(3), .alipay: .yuan(2)], .sale: [.cash: .yuan(300)]]
        return ShiftReport(
            shift: ShiftID(12), firstDay: day, lastDay: day.advanced(days: 1), openedBy: OperatorID(1),
            openedAt: Instant(ms: 5), totals: totals,
            activity: ShiftActivity(
                sales: .yuan(300), principalUsed: .yuan(40), bonusUsed: .yuan(10),
                discounts: Dictionary(uniqueKeysWithValues: discounts), counts: [.orders: 4, .sessions: 2],
                lateEntries: late),
            closing: closing)
    }

    @Test("the same report has the same bytes, however its maps were filled and whatever way it travelled")
    func deterministic() throws {
        let one = report(closing: try closing())
        let other = report(
            discounts: [("抹零", Money(fen: 40)), ("tier", .yuan(12)), ("coupon", .yuan(30))], closing: try closing())
        #expect(one.canonicalBytes == other.canonicalBytes)
        let copy = try JSONDecoder().decode(ShiftReport.self, from: JSONEncoder().encode(one))
        #expect(copy == one)
        #expect(copy.canonicalBytes == one.canonicalBytes)
    }

    @Test("any change shows")
    func changes() throws {
        let entry = ShiftActivity.LateEntry(entry: EntryID(9), day: day, amount: .yuan(1))
        let reports = [
            report(closing: nil), report(closing: try closing()), report(closing: try closing(number: 8)),
            report(closing: try closing(takenOverBy: nil)), report(late: [entry], closing: try closing()),
            report(discounts: [("coupon", .yuan(30)), ("tier", .yuan(13))], closing: try closing()),
        ]
        #expect(Set(reports.map(\.canonicalBytes)).count == reports.count)
    }

    @Test("what is not left as the next float goes to the safe")
    func handedIn() throws {
        #expect(try closing().handedIn == .yuan(502))
    }
}
