import Domain
import Testing

@Suite("Feature D1: what can be in a cart")
struct CartTests {
    private let facial = ItemRef.service(ServiceID(1))
    private let cream = ItemRef.good(GoodID(2))

    private func fault(_ lines: [Cart.Line], coupons: Cart.Coupons = .best, points: Cart.Points = .none) -> CartFault? {
        do throws(CartFault) {
            try Cart(lines: lines, coupons: coupons, points: points).check()
            return nil
        } catch {
            return error
        }
    }

    private func shares(_ parts: [(Int64, Int)]) -> [StaffShare] {
        parts.map { StaffShare(staff: OperatorID($0.0), share: $0.1) }
    }

    @Test("a usual cart passes")
    func usual() {
        let lines = [
            Cart.Line(facial, staff: shares([(1003, 6_667), (1004, 3_333)])), Cart.Line(cream, quantity: 9_999),
            Cart.Line(.amount, amount: .most), Cart.Line(facial, session: PackageItemID(7)),
            Cart.Line(cream, isGift: true),
        ]
        #expect(fault(lines) == nil)
        #expect(fault(Array(repeating: Cart.Line(facial), count: 200), points: .exactly(0)) == nil)
    }

    @Test("nothing, and more than 200 lines, cannot be sold")
    func count() {
        #expect(fault([]) == .empty)
        #expect(fault(Array(repeating: Cart.Line(facial), count: 201)) == .tooManyLines)
    }

    @Test("quantities are 1 to 9999; a session is one", arguments: [0, -1, 10_000, .max, .min] as [Int64])
    func quantity(quantity: Int64) {
        #expect(fault([Cart.Line(facial), Cart.Line(cream, quantity: quantity)]) == .quantity(line: 1))
        #expect(fault([Cart.Line(facial, quantity: 2, session: PackageItemID(7))]) == .quantity(line: 0))
    }

    @Test("a bare amount has its amount, and only a bare amount has one")
    func amount() {
        for amount in [nil, Money.zero, Money(fen: -1), Money(fen: 1_000_000_000)] {
            #expect(fault([Cart.Line(.amount, amount: amount)]) == .amount(line: 0))
        }
        #expect(fault([Cart.Line(cream, amount: .yuan(1))]) == .amount(line: 0))
        #expect(fault([Cart.Line(facial, amount: .yuan(1))]) == .amount(line: 0))
    }

    @Test("a session pays for a service, and for nothing that is given away")
    func session() {
        #expect(fault([Cart.Line(cream, session: PackageItemID(7))]) == .session(line: 0))
        #expect(fault([Cart.Line(facial, isGift: true, session: PackageItemID(7))]) == .session(line: 0))
    }

    @Test("the parts of staff make the whole line, each person once")
    func staff() {
        for parts in [
            [(1003, 9_999)], [(1003, 5_000), (1004, 5_001)], [(1003, 5_000), (1003, 5_000)],
            [(1003, 10_000), (1004, 0)],
            [(1003, 10_001), (1004, -1)], [(1003, .max), (1004, .max)],
        ] as [[(Int64, Int)]] {
            #expect(fault([Cart.Line(facial, staff: shares(parts))]) == .staff(line: 0))
        }
    }

    @Test("a coupon is chosen once, and points are not below zero")
    func wishes() {
        let twice = [CouponID(1), CouponID(2), CouponID(1)]
        #expect(fault([Cart.Line(facial)], coupons: .chosen(twice)) == .coupons)
        #expect(fault([Cart.Line(facial)], points: .exactly(-1)) == .points)
    }
}
