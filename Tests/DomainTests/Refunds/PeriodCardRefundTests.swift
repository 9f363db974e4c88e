import Domain
import Testing

@Suite("Art. 22: what goes back of a period card")
struct PeriodCardRefundTests {
    private let first = Day(year: 2026, month: 1, day: 1)

    private func card(frozen: Int = 0, gifts: [GiftInKind] = []) -> PeriodCard {
        PeriodCard(
            paidOn: Day(year: 2025, month: 12, day: 20), paid: .yuan(3_650), firstDay: first, days: 365,
            frozenDays: frozen, gifts: gifts)
    }

    @Test(
        "remaining days of all days; the day it ends remains",
        arguments: [(-5, 3_650), (0, 3_650), (1, 3_640), (100, 2_650), (364, 10), (365, 0), (500, 0)]
            as [(Int, Int64)])
    func remainingDays(after: Int, yuan: Int64) throws {
        for cause in [RefundCause.storesCause, .consumersCause] {
            let refund = try PrepaidRefund.ofPeriodCard(
                card(), RefundClaim(cause: cause, day: first.advanced(days: after)))
            #expect(refund.refund == .yuan(yuan))
        }
    }

    @Test("rule 20: frozen days have not passed, they move the end")
    func frozen() throws {
        #expect(card().lastDay == Day(year: 2026, month: 12, day: 31))
        #expect(card(frozen: 30).lastDay == Day(year: 2027, month: 1, day: 30))
        let claim = RefundClaim(cause: .consumersCause, day: first.advanced(days: 100))
        let refund = try PrepaidRefund.ofPeriodCard(card(frozen: 30), claim)
        #expect(refund.refund == .yuan(2_950))
        #expect(refund.working.contains(.daysPassed(days: 70, of: 365, worth: .yuan(700))))
    }

    @Test("art. 22 ¶3: days the member stayed away have passed like the others; only a freeze is known to a card")
    func absence() throws {
        let claim = RefundClaim(cause: .consumersCause, day: first.advanced(days: 100))
        #expect(try PrepaidRefund.ofPeriodCard(card(), claim).refund == .yuan(2_650))
    }

    @Test("half a 分 goes up")
    func rounding() throws {
        let card = PeriodCard(paidOn: first, paid: Money(fen: 101), firstDay: first, days: 2)
        let refund = try PrepaidRefund.ofPeriodCard(
            card, RefundClaim(cause: .storesCause, day: first.advanced(days: 1)))
        #expect(refund.refund == Money(fen: 51))
    }

    @Test("gifts are taken off here too, down to nothing")
    func gifts() throws {
        let gift = GiftInKind(title: "运动包", value: .yuan(200), fate: .paidFor)
        func after(_ days: Int) throws -> Money {
            try PrepaidRefund.ofPeriodCard(
                card(gifts: [gift]), RefundClaim(cause: .consumersCause, day: first.advanced(days: days))
            ).refund
        }
        #expect(try after(100) == .yuan(2_450))
        #expect(try after(360) == .zero)
    }

    @Test("cards that cannot be")
    func faults() {
        let claim = RefundClaim(cause: .storesCause, day: first.advanced(days: 10))
        #expect(throws: RefundFault.frozenTooLong) { try PrepaidRefund.ofPeriodCard(card(frozen: 11), claim) }
        #expect(throws: RefundFault.noDays) {
            try PrepaidRefund.ofPeriodCard(PeriodCard(paidOn: first, paid: .yuan(1), firstDay: first, days: 0), claim)
        }
        #expect(throws: RefundFault.negative) {
            try PrepaidRefund.ofPeriodCard(PeriodCard(paidOn: first, paid: .yuan(-1), firstDay: first, days: 9), claim)
        }
    }

    @Test("never below nothing, never more than paid, never more a day later")
    func properties() throws {
        var dice = SystemlessDice(seed: 22)
        for _ in 0..<300 {
            let card = PeriodCard(
                paidOn: first, paid: Money(fen: Int64(dice.below(800_000))),
                firstDay: first.advanced(days: dice.below(9)),
                days: 1 + dice.below(400))
            var before = card.paid
            for days in stride(from: 0, to: 450, by: 1 + dice.below(40)) {
                let refund = try PrepaidRefund.ofPeriodCard(
                    card, RefundClaim(cause: .storesCause, day: first.advanced(days: days)))
                #expect(refund.refund >= .zero && refund.refund <= before)
                #expect(refund.working.reduce(Money.zero) { $0 + $1.effect } == refund.refund)
                before = refund.refund
            }
        }
    }
}
