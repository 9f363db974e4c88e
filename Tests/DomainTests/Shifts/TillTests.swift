import Domain
import Foundation
import Testing

@Suite("Rules 39 and 40: the till")
struct TillTests {
    @Test("rule 40: a count by notes and coins")
    func count() throws {
        let count = try TillCount([
            .yuan100: 7, .yuan50: 3, .yuan20: 4, .yuan10: 5, .yuan5: 6, .yuan1: 17, .jiao5: 9, .jiao1: 3, .fen5: 1,
            .yuan2: 0,
        ])
        #expect(count.total == Money(fen: 103_185))
        #expect(count.pieces[.yuan2] == nil)
        #expect(TillCount.empty.total == .zero)
    }

    @Test("notes and coins, largest first; withdrawn ones only for who has some")
    func denominations() {
        let worths = Denomination.allCases.map(\.worth)
        #expect(worths == worths.sorted(by: >))
        #expect(
            Denomination.allCases.filter(\.isUsual).map(\.rawValue) == [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10])
    }

    @Test("a slip of the finger is no count", arguments: [-1, 100_000] as [Int64])
    func impossible(pieces: Int64) throws {
        #expect(throws: TillFault.impossibleCount(.yuan5)) { try TillCount([.yuan5: pieces]) }
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode(TillCount.self, from: Data(#"{"500": \#(pieces)}"#.utf8))
        }
    }

    @Test("a count travels by the worth of its pieces")
    func wire() throws {
        let count = try TillCount([.yuan100: 2, .jiao1: 3])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(count)
        #expect(String(decoding: data, as: UTF8.self) == #"{"10":3,"10000":2}"#)
        #expect(try JSONDecoder().decode(TillCount.self, from: data) == count)
    }

    /// Float 500; cash: sales 320, top-up 1000, package 200, deposit 50; WeChat: sales 88, top-up 500.
    private let totals = ShiftTotals(
        float: .yuan(500),
        takings: [
            .sale: [.cash: .yuan(320), .wechat: .yuan(88)], .topUp: [.cash: .yuan(1_000), .wechat: .yuan(500)],
            .packageSale: [.cash: .yuan(200)], .deposit: [.cash: .yuan(50)],
        ],
        refunds: [.cash: .yuan(120), .wechat: .yuan(8)], paidIn: .yuan(30), paidOut: .yuan(700))

    @Test("rule 39: float + cash sales + cash top-ups + paid in − cash refunds − paid out")
    func expectedCash() {
        #expect(totals.expected(.cash) == .yuan(500 + 320 + 1_000 + 200 + 50 + 30 - 120 - 700))
        #expect(ShiftTotals(float: .yuan(300)).expected(.cash) == .yuan(300))
    }

    @Test("rule 39: other tenders each for themselves, without float and drawer")
    func otherTenders() {
        #expect(totals.expected(.wechat) == .yuan(580))
        #expect(totals.expected(.alipay) == .zero)
        #expect(totals.tenders == [.cash, .wechat])
        #expect(totals.taken(for: .topUp) == .yuan(1_500))
    }

    @Test("rule 39: stored value and sessions used change nothing of what should be in the drawer")
    func noBalances() throws {
        let lively = ShiftActivity(
            sales: .yuan(900), principalUsed: .yuan(400), bonusUsed: .yuan(80), sessionsUsed: .yuan(260))
        let report = ShiftReport(
            shift: ShiftID(1), firstDay: Day(year: 2026, month: 1, day: 1), lastDay: Day(year: 2026, month: 1, day: 1),
            openedBy: OperatorID(1), openedAt: Instant(ms: 0), totals: totals, activity: lively, closing: nil)
        #expect(report.totals.expected(.cash) == totals.expected(.cash))
    }

    @Test("rule 40: what differs needs a reason, what differs much a manager")
    func differences() throws {
        func check(_ fen: Int64, _ reason: String = "", manager: Bool = false) throws(TillFault) {
            let expected = Money.yuan(1_280)
            try TillDifference(tender: .cash, expected: expected, counted: expected + Money(fen: fen), reason: reason)
                .check(limit: .yuan(20), hasManager: manager)
        }
        #expect(throws: Never.self) { try check(0) }
        for fen in [Int64(-1), 1, 2_000, -2_000] {
            #expect(throws: TillFault.needsReason(.cash, difference: Money(fen: fen))) { try check(fen, " \u{3000}") }
            #expect(throws: Never.self) { try check(fen, "找零出错") }
        }
        for fen in [Int64(2_001), -2_001] {
            #expect(throws: TillFault.needsManager(.cash, difference: Money(fen: fen), limit: .yuan(20))) {
                try check(fen, "找零出错")
            }
            #expect(throws: TillFault.needsReason(.cash, difference: Money(fen: fen))) { try check(fen, manager: true) }
            #expect(throws: Never.self) { try check(fen, "找零出错", manager: true) }
        }
    }

    @Test("rule 40: cash is compared with the count, every other tender that moved with its list")
    func compared() throws {
        let count = try TillCount([.yuan100: 12, .yuan50: 1, .yuan20: 1, .yuan10: 1])
        let differences = try totals.compared(
            cash: count, others: [.wechat: .yuan(580), .alipay: .yuan(9)], reasons: [.cash: "多找"])
        #expect(
            differences == [
                TillDifference(tender: .cash, expected: .yuan(1_280), counted: .yuan(1_280), reason: "多找"),
                TillDifference(tender: .wechat, expected: .yuan(580), counted: .yuan(580)),
            ])
        #expect(throws: TillFault.notCompared(.wechat)) { try totals.compared(cash: count, others: [:]) }
    }
}
