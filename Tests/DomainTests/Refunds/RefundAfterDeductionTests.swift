import Domain
import Testing

@Suite("Rules 7 and 8: the legal refund beside what the books hold")
struct RefundAfterDeductionTests {
    private func refund(_ order: DeductionOrder, paid: Int64, bonus: Int64, used: Int64) throws -> PrepaidRefund {
        let source = EntryID(1)
        let lots = [(AccountKind.principal, paid), (.bonus, bonus)].filter { $0.1 > 0 }.map { kind, amount in
            Lot(
                id: LotID(kind.code), account: AccountID(kind, holder: 1), kind: kind, source: source, granted: amount,
                remaining: amount, at: Instant(ms: 0), expiresAt: nil)
        }
        let plan = try Deduction.plan(Money(fen: used), lots: lots, order: order)
        let day = Day(year: 2026, month: 1, day: 1)
        let lot = PaidLot(
            paidOn: day, paid: Money(fen: paid), bonus: Money(fen: bonus), usedPrincipal: plan.principal,
            usedBonus: plan.bonus, usedAtList: Money(fen: used))
        return try PrepaidRefund.ofStoredValue([lot], RefundClaim(cause: .storesCause, day: day))
    }

    @Test("art. 18(2): every deduction order gives the same; deducting proportionally, the books hold it to the 分")
    func orders() throws {
        var dice = SystemlessDice(seed: 18)
        for _ in 0..<500 {
            let paid = Int64(1 + dice.below(500_000))
            let bonus = Int64(dice.below(200_000))
            let used = Int64(1 + dice.below(Int(paid + bonus)))
            let refunds = try DeductionOrder.allCases.map { try refund($0, paid: paid, bonus: bonus, used: used) }
            #expect(Set(refunds.map(\.refund)).count == 1)
            let proportional = try refund(.proportional, paid: paid, bonus: bonus, used: used)
            #expect(proportional.refund == proportional.principalOnly, "\(paid)+\(bonus), used \(used)")
        }
    }
}
