import Domain
import Testing

@Suite("Art. 16 and 17: interest on what goes back")
struct RefundInterestTests {
    private let ended = Day(year: 2026, month: 3, day: 1)
    private let rates = InterestRates(loanPrime: 310, deposit: 150)

    private func refund(_ cause: RefundCause) throws -> PrepaidRefund {
        let lot = PaidLot(
            paidOn: ended, paid: .yuan(3_000), bonus: .zero, usedPrincipal: .yuan(600), usedBonus: .zero,
            usedAtList: .yuan(600))
        return try PrepaidRefund.ofStoredValue([lot], RefundClaim(cause: cause, day: ended))
    }

    @Test(
        "the store's cause bears the one-year LPR, the consumer's the deposit rate",
        arguments: [
            (RefundCause.storesCause, 7_440), (.consumersCause, 3_600), (.withinSevenDays, 3_600),
        ] as [(RefundCause, Int64)])
    func rate(cause: RefundCause, fen: Int64) throws {
        let bearing = try refund(cause).bearing(rates, from: ended, until: ended.advanced(days: 365))
        #expect(bearing.interest == Money(fen: fen))
        #expect(bearing.refund == .yuan(2_400))
        #expect(bearing.total == .yuan(2_400) + Money(fen: fen))
        #expect(bearing.working.reduce(Money.zero) { $0 + $1.effect } == bearing.total)
    }

    @Test(
        "by the day, half-up to the 分, none on the day itself or before",
        arguments: [(-3, 0), (0, 0), (1, 20), (10, 204), (45, 917), (730, 14_880)] as [(Int, Int64)])
    func days(days: Int, fen: Int64) throws {
        let bearing = try refund(.storesCause).bearing(rates, from: ended, until: ended.advanced(days: days))
        #expect(bearing.interest == Money(fen: fen))
    }
}
