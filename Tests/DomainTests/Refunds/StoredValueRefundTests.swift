import Domain
import Testing

@Suite("Rule 8: what the law gives back of stored value")
struct StoredValueRefundTests {
    private let paidOn = Day(year: 2026, month: 3, day: 1)

    private func lot(
        _ paid: Int64, _ bonus: Int64, used: (Int64, Int64) = (0, 0), list: Int64? = nil, gifts: [GiftInKind] = []
    ) -> PaidLot {
        PaidLot(
            paidOn: paidOn, paid: .yuan(paid), bonus: .yuan(bonus), usedPrincipal: .yuan(used.0),
            usedBonus: .yuan(used.1), usedAtList: .yuan(list ?? used.0 + used.1), gifts: gifts)
    }

    private func refund(_ lots: [PaidLot], _ cause: RefundCause, after days: Int = 3) throws -> PrepaidRefund {
        try PrepaidRefund.ofStoredValue(lots, RefundClaim(cause: cause, day: paidOn.advanced(days: days)))
    }

    @Test(
        "rule 8, art. 18 and 19: paid 3000, bonus 1000, used 800, by whatever order it was deducted",
        arguments: [
            (DeductionOrder.proportional, (600, 200), 2_400), (.principalFirst, (800, 0), 2_200),
            (.bonusFirst, (0, 800), 3_000),
        ] as [(DeductionOrder, (Int64, Int64), Int64)])
    func workedExample(order: DeductionOrder, used: (Int64, Int64), principalOnly: Int64) throws {
        let stores = try refund([lot(3_000, 1_000, used: used)], .storesCause, after: 90)
        let consumers = try refund([lot(3_000, 1_000, used: used)], .consumersCause, after: 90)
        #expect(stores.refund == .yuan(2_400))
        #expect(consumers.refund == .yuan(2_200))
        #expect(stores.principalOnly == .yuan(principalOnly))
        #expect(consumers.principalOnly == .yuan(principalOnly))
    }

    @Test("feature D5: the working reads like the example")
    func working() throws {
        let stores = try refund([lot(3_000, 1_000, used: (600, 200))], .storesCause)
        #expect(
            stores.working == [
                .topUp(paid: .yuan(3_000), bonus: .yuan(1_000), on: paidOn),
                .usedAtPaidShare(used: .yuan(800), paid: .yuan(3_000), bonus: .yuan(1_000), worth: .yuan(600)),
                .subtotal(.yuan(2_400)), .bonusVoid(.yuan(800)),
            ])
        let consumers = try refund([lot(3_000, 1_000, used: (600, 200), list: 950)], .consumersCause)
        #expect(
            consumers.working == [
                .topUp(paid: .yuan(3_000), bonus: .yuan(1_000), on: paidOn), .usedAtListPrice(.yuan(950)),
                .subtotal(.yuan(2_050)), .bonusVoid(.yuan(800)),
            ])
    }

    @Test("art. 20: used at list price for more than was paid, nothing goes back and nothing more is asked for")
    func neverExtra() throws {
        let refund = try refund([lot(500, 500, used: (400, 400), list: 900)], .consumersCause)
        #expect(refund.refund == .zero)
        #expect(refund.working.contains(.neverExtra(.yuan(400))))
    }

    @Test("rule 6: each top-up by its own ratio and its own floor")
    func lots() throws {
        let lots = [lot(3_000, 1_000, used: (2_700, 900), list: 3_600), lot(5_000, 0)]
        let stores = try refund(lots, .storesCause)
        #expect(stores.parts == [.yuan(300), .yuan(5_000)])
        let consumers = try refund(lots, .consumersCause)
        #expect(consumers.parts == [.zero, .yuan(5_000)])
        #expect(consumers.refund == .yuan(5_000))
    }

    @Test("art. 14: unused, everything paid goes back until the seventh day after payment, and no longer")
    func sevenDays() throws {
        #expect(try refund([lot(1_000, 150)], .withinSevenDays, after: 0).refund == .yuan(1_000))
        #expect(try refund([lot(1_000, 150)], .withinSevenDays, after: 7).refund == .yuan(1_000))
        #expect(throws: RefundFault.sevenDaysOver(last: Day(year: 2026, month: 3, day: 8))) {
            try refund([lot(1_000, 150)], .withinSevenDays, after: 8)
        }
    }

    @Test("art. 14: who had received the same before cannot change their mind")
    func knownBefore() {
        let claim = RefundClaim(cause: .withinSevenDays, day: paidOn, hadTheSameBefore: true)
        #expect(throws: RefundFault.hadTheSameBefore) { try PrepaidRefund.ofStoredValue([lot(1_000, 0)], claim) }
        let other = RefundClaim(cause: .consumersCause, day: paidOn, hadTheSameBefore: true)
        #expect(throws: Never.self) { try PrepaidRefund.ofStoredValue([lot(1_000, 0)], other) }
    }

    @Test("art. 15: what was used within the seven days is taken off")
    func usedWithinSevenDays() throws {
        #expect(try refund([lot(1_000, 100, used: (100, 10), list: 120)], .withinSevenDays).refund == .yuan(880))
    }

    @Test(
        "art. 21, Beijing art. 16, rule 10: a gift comes back, is paid for, or stays",
        arguments: [(GiftInKind.Fate.returned, 1_000), (.paidFor, 912), (.left, 1_000)] as [(GiftInKind.Fate, Int64)])
    func gifts(fate: GiftInKind.Fate, yuan: Int64) throws {
        let gift = GiftInKind(title: "面膜礼盒", value: .yuan(88), fate: fate)
        for cause in RefundCause.allCases {
            let refund = try refund([lot(1_000, 0, gifts: [gift])], cause)
            #expect(refund.refund == .yuan(yuan))
            #expect(refund.working.contains(.gift(title: "面膜礼盒", value: .yuan(88), fate: fate)))
        }
    }

    @Test("rule 8: bonus is never paid out in cash, lapsed or not")
    func bonus() throws {
        for cause in RefundCause.allCases {
            let refund = try refund([lot(1_000, 500)], cause)
            #expect(refund.refund == .yuan(1_000))
            #expect(refund.working.last == .bonusVoid(.yuan(500)))
        }
    }

    @Test("a price before discount is never below what was taken for it")
    func listBelowUsed() throws {
        #expect(try refund([lot(1_000, 0, used: (300, 0), list: 0)], .consumersCause).refund == .yuan(700))
    }

    @Test("numbers that cannot be")
    func faults() {
        #expect(throws: RefundFault.moreUsedThanBought) { try refund([lot(100, 0, used: (101, 0))], .storesCause) }
        #expect(throws: RefundFault.moreUsedThanBought) { try refund([lot(100, 5, used: (0, 6))], .storesCause) }
        #expect(throws: RefundFault.negative) { try refund([lot(-1, 0)], .storesCause) }
        #expect(throws: RefundFault.beforePayment(paidOn: paidOn)) {
            try refund([lot(1, 0)], .consumersCause, after: -1)
        }
    }

    @Test("never below nothing, never more than paid, the store's cause never worse; the working adds up")
    func properties() throws {
        var dice = SystemlessDice(seed: 8)
        for _ in 0..<2000 {
            let lots = (0..<(1 + dice.below(3))).map { _ in anyLot(&dice) }
            let stores = try refund(lots, .storesCause)
            let consumers = try refund(lots, .consumersCause)
            let seven = try refund(lots, .withinSevenDays)
            for one in [stores, consumers, seven] {
                #expect(zip(one.parts, lots).allSatisfy { $0 >= .zero && $0 <= $1.paid })
                #expect(one.working.reduce(Money.zero) { $0 + $1.effect } == one.refund)
            }
            #expect(zip(stores.parts, consumers.parts).allSatisfy { $0 >= $1 })
            #expect(seven.refund == consumers.refund)
        }
    }

    @Test("art. 15 ¶3: nothing is ever taken off but what was used and gifts paid for: no commission, no fee")
    func nothingElse() throws {
        var dice = SystemlessDice(seed: 15)
        for _ in 0..<500 {
            let lot = anyLot(&dice)
            for cause in RefundCause.allCases {
                for step in try refund([lot], cause).working where step.effect < .zero {
                    switch step {
                    case .usedAtPaidShare, .usedAtListPrice, .gift(_, _, .paidFor): break
                    default: Issue.record("took off \(step)")
                    }
                }
            }
        }
    }

    private func anyLot(_ dice: inout SystemlessDice) -> PaidLot {
        let paid = Int64(dice.below(500_000))
        let bonus = Int64(dice.below(200_000))
        let usedPrincipal = Int64(dice.below(Int(paid) + 1))
        let usedBonus = Int64(dice.below(Int(bonus) + 1))
        let gifts = [GiftInKind(title: "礼", value: Money(fen: Int64(dice.below(20_000))), fate: .paidFor)]
        return PaidLot(
            paidOn: paidOn, paid: Money(fen: paid), bonus: Money(fen: bonus), usedPrincipal: Money(fen: usedPrincipal),
            usedBonus: Money(fen: usedBonus), usedAtList: Money(fen: Int64(dice.below(900_000))),
            gifts: dice.below(2) == 0 ? gifts : [])
    }
}
