import Domain
import Testing

@Suite("Rule 45: a refund takes back what the refunded part earned")
struct PerformanceReversalTests {
    private func earned(_ rates: CommissionRates, value: Int64 = 100, units: Int64 = 1) throws -> [Earning] {
        try PerformanceSplit([
            StaffShare(staff: OperatorID(1), share: 5_000), StaffShare(staff: OperatorID(2), share: 3_000),
            StaffShare(staff: OperatorID(3), share: 2_000),
        ]).earn(value: .yuan(value), units: units, member: true, rates: rates, heads: .oneEach)
    }

    @Test("a full refund is the exact negative")
    func full() throws {
        let earned = try earned(CommissionRates(.share(1_234)))
        let part = RefundedPart(paid: .yuan(120), paidBack: .yuan(120), units: 1, unitsBack: 1)
        #expect(try PerformanceReversal.take(back: part, of: earned) == earned.map { -$0 })
    }

    @Test("half the money takes half the value and the percentage, no fee and no head")
    func halfTheMoney() throws {
        let earned = try earned(CommissionRates(.share(1_000)))
        let part = RefundedPart(paid: .yuan(120), paidBack: .yuan(60), units: 1, unitsBack: 0)
        let taken = try PerformanceReversal.take(back: part, of: earned)
        #expect(taken.map(\.value.fen) == [-2_500, -1_500, -1_000])
        #expect(taken.map(\.commission.fen) == [-250, -150, -100])
        #expect(taken.allSatisfy { $0.fee == .zero && $0.heads == 0 })
    }

    @Test("fixed fees go back by the unit, whatever money goes back")
    func fees() throws {
        let earned = try earned(CommissionRates(.each(.yuan(10))), units: 3)
        let one = RefundedPart(paid: .yuan(90), paidBack: .yuan(45), units: 3, unitsBack: 1)
        #expect(try PerformanceReversal.take(back: one, of: earned).map(\.fee.fen) == [-500, -300, -200])
        let none = RefundedPart(paid: .yuan(90), paidBack: .yuan(45), units: 3, unitsBack: 0)
        #expect(try PerformanceReversal.take(back: none, of: earned).allSatisfy { $0.fee == .zero })
    }

    @Test("what was given away goes back by the unit")
    func nothingPaid() throws {
        let earned = try earned(CommissionRates(.share(1_000)), units: 2)
        let part = RefundedPart(paid: .zero, paidBack: .zero, units: 2, unitsBack: 1)
        #expect(try PerformanceReversal.take(back: part, of: earned).map(\.value.fen) == [-2_500, -1_500, -1_000])
    }

    @Test("more than is left cannot go back; nobody's achievement gives nothing back")
    func faults() throws {
        let earned = try earned(CommissionRates(.none))
        #expect(throws: PerformanceFault.moreThanLeft) {
            try PerformanceReversal.take(
                back: RefundedPart(
                    paid: .yuan(100), paidBackBefore: .yuan(60), paidBack: .yuan(41), units: 1, unitsBack: 0),
                of: earned)
        }
        #expect(throws: PerformanceFault.moreThanLeft) {
            try PerformanceReversal.take(
                back: RefundedPart(paid: .yuan(100), paidBack: .yuan(1), units: 1, unitsBackBefore: 1, unitsBack: 1),
                of: earned)
        }
        let part = RefundedPart(paid: .yuan(1), paidBack: .yuan(1), units: 1, unitsBack: 1)
        #expect(try PerformanceReversal.take(back: part, of: []).isEmpty)
    }

    @Test("refunds in whatever pieces and order make exactly nothing of it, and never give anybody anything")
    func properties() throws {
        var dice = SystemlessDice(seed: 45)
        for _ in 0..<500 {
            let units = Int64(1 + dice.below(5))
            let paid = Int64(dice.below(5) == 0 ? 0 : 1 + dice.below(50_000))
            let rates = CommissionRates(
                askedByMember: .share(Int64(dice.below(4_000))),
                turnWithMember: .each(Money(fen: Int64(dice.below(3_000)))),
                askedByGuest: .none, turnWithGuest: .none)
            let earned = try PerformanceSplit(anyShares(&dice)).earn(
                value: Money(fen: Int64(dice.below(60_000))), units: units, member: true, rates: rates, heads: .split)
            var (moneyBack, unitsBack) = (Int64(0), Int64(0))
            var taken: [Earning] = []
            while moneyBack < paid || unitsBack < units {
                let money = min(paid - moneyBack, Int64(dice.below(max(1, Int(paid)))) + 1)
                let pieces = Int64(dice.below(Int(units - unitsBack) + 1))
                let now = try PerformanceReversal.take(
                    back: RefundedPart(
                        paid: Money(fen: paid), paidBackBefore: Money(fen: moneyBack), paidBack: Money(fen: money),
                        units: units, unitsBackBefore: unitsBack, unitsBack: pieces),
                    of: earned, reversedBefore: taken)
                #expect(now.allSatisfy { $0.value <= .zero && $0.commission <= .zero && $0.fee <= .zero })
                taken += now
                moneyBack += money
                unitsBack += pieces
            }
            for one in earned {
                let left = taken.filter { $0.staff == one.staff }.reduce(one, +)
                #expect(left == Earning(staff: one.staff, value: .zero, heads: 0, commission: .zero, fee: .zero))
            }
        }
    }
}
