import Domain
import Testing

@Suite("Rule 18: what a use of a package is worth, and what goes back of one")
struct PackageRefundTests {
    private let day = Day(year: 2026, month: 5, day: 1)
    /// 200 yuan for five of 50 and five of 100.
    private func example() throws -> PackageValue {
        try PackageValue(
            price: .yuan(200),
            items: [PackageSessions(price: .yuan(50), count: 5), PackageSessions(price: .yuan(100), count: 5)])
    }

    private func refund(
        _ value: PackageValue, used: [Int64], _ cause: RefundCause, gifts: [GiftInKind] = [], after days: Int = 0
    ) throws -> PrepaidRefund {
        try PrepaidRefund.ofPackage(
            SoldPackage(paidOn: day, value: value, used: used, gifts: gifts),
            RefundClaim(cause: cause, day: day.advanced(days: days)))
    }

    @Test("rule 18: 200×50/(50×5+100×5) = 13.33 and 26.66, the last use takes the remainder")
    func workedExample() throws {
        let value = try example()
        #expect(value.worth(of: 0) == Money(fen: 1_333))
        #expect(value.worth(of: 1) == Money(fen: 2_666))
        #expect((1...5).map { value.worth(of: 0, use: $0).fen } == [1_333, 1_333, 1_333, 1_333, 1_335])
        #expect((1...5).map { value.worth(of: 1, use: $0).fen } == [2_666, 2_666, 2_666, 2_666, 2_669])
    }

    @Test("art. 18(1): not the consumer's cause, the unused sessions go back at their share of the price")
    func storesCause() throws {
        let refund = try refund(try example(), used: [2, 1], .storesCause)
        #expect(refund.refund == Money(fen: 20_000 - 2 * 1_333 - 2_666))
        #expect(
            refund.working == [
                .package(paid: .yuan(200), on: day), .sessionsAtShare(item: 0, count: 2, worth: Money(fen: 2_666)),
                .sessionsAtShare(item: 1, count: 1, worth: Money(fen: 2_666)), .subtotal(Money(fen: 14_668)),
            ])
    }

    @Test("art. 19 and 20: the consumer's cause, used ones count at list price, down to nothing")
    func consumersCause() throws {
        #expect(try refund(try example(), used: [1, 1], .consumersCause).refund == .yuan(50))
        let over = try refund(try example(), used: [5, 1], .consumersCause)
        #expect(over.refund == .zero)
        #expect(over.working.contains(.neverExtra(.yuan(150))))
    }

    @Test("art. 14: unused within seven days, the whole price")
    func sevenDays() throws {
        #expect(try refund(try example(), used: [0, 0], .withinSevenDays, after: 7).refund == .yuan(200))
        #expect(throws: RefundFault.sevenDaysOver(last: Day(year: 2026, month: 5, day: 8))) {
            try refund(try example(), used: [0, 0], .withinSevenDays, after: 8)
        }
    }

    @Test("rule 18: gift sessions are worth nothing, or share the price")
    func giftSessions() throws {
        let items = [
            PackageSessions(price: .yuan(100), count: 10), PackageSessions(price: .yuan(100), count: 2, isGift: true),
        ]
        let nothing = try PackageValue(price: .yuan(900), items: items)
        #expect(nothing.worth(of: 0) == .yuan(90))
        #expect(nothing.worth(of: 1) == .zero)
        #expect(try refund(nothing, used: [0, 2], .consumersCause).refund == .yuan(900))
        let shared = try PackageValue(price: .yuan(900), items: items, giftSessions: .shared)
        #expect(shared.worth(of: 0) == .yuan(75))
        #expect(shared.worth(of: 1) == .yuan(75))
        #expect(try refund(shared, used: [0, 2], .storesCause).refund == .yuan(750))
        #expect(try refund(shared, used: [0, 2], .consumersCause).refund == .yuan(700))
    }

    @Test("art. 21: a gift that was used is taken off a package too")
    func giftInKind() throws {
        let gift = GiftInKind(title: "毛巾", value: .yuan(30), fate: .paidFor)
        #expect(try refund(try example(), used: [0, 0], .storesCause, gifts: [gift]).refund == .yuan(170))
    }

    @Test("packages that cannot be")
    func faults() throws {
        #expect(throws: RefundFault.nothingHasAPrice) { try PackageValue(price: .yuan(1), items: []) }
        #expect(throws: RefundFault.nothingHasAPrice) {
            try PackageValue(price: .yuan(1), items: [PackageSessions(price: .yuan(9), count: 3, isGift: true)])
        }
        #expect(throws: RefundFault.negative) {
            try PackageValue(price: .yuan(1), items: [PackageSessions(price: .yuan(9), count: -1)])
        }
        let value = try example()
        #expect(throws: RefundFault.otherItems) { try refund(value, used: [1], .storesCause) }
        #expect(throws: RefundFault.moreUsedThanBought) { try refund(value, used: [6, 0], .storesCause) }
        #expect(throws: RefundFault.negative) { try refund(value, used: [0, -1], .storesCause) }
    }

    @Test("all uses make the card's price; never below nothing, never more than paid, the store's cause never worse")
    func properties() throws {
        var dice = SystemlessDice(seed: 181)
        for _ in 0..<1500 {
            let items = (0..<(1 + dice.below(4))).map { index in
                PackageSessions(
                    price: Money(fen: Int64(1 + dice.below(60_000))), count: Int64(1 + dice.below(30)),
                    isGift: index > 0 && dice.below(3) == 0)
            }
            let value = try PackageValue(
                price: Money(fen: Int64(dice.below(900_000))), items: items,
                giftSessions: GiftSessions.allCases[dice.below(2)])
            let uses = items.indices.flatMap { item in
                (1...items[item].count).map { value.worth(of: item, use: $0) }
            }
            #expect(uses.allSatisfy { $0 >= .zero })
            #expect(uses.reduce(.zero, +) == value.price)
            let used = items.map { Int64(dice.below(Int($0.count) + 1)) }
            let stores = try refund(value, used: used, .storesCause)
            let consumers = try refund(value, used: used, .consumersCause)
            #expect(consumers.refund >= .zero && stores.refund <= value.price)
            #expect(stores.refund >= consumers.refund)
            #expect(stores.working.reduce(Money.zero) { $0 + $1.effect } == stores.refund)
            #expect(consumers.working.reduce(Money.zero) { $0 + $1.effect } == consumers.refund)
            #expect(try refund(value, used: items.map(\.count), .storesCause).refund == .zero)
        }
    }
}
