import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("收银员的一天: twelve sales, two refunds, a handover, and twenty yuan short in the evening")
struct CashiersDayTests {
    private let care = Cart.Line(.service(ServiceID(1)))
    private let neck = Cart.Line(.service(ServiceID(2)))
    private let mask = Cart.Line(.good(GoodID(1)))

    /// What cash, or another tender, moved in a shift, asked of the file in plain SQL.
    private func moved(_ tender: AccountKind, in shift: Int64, _ counter: Counter) async throws -> Money {
        let account = AccountID(tender).raw
        return try await counter.store.database.read { db in
            let fen = try db.first(
                """
                SELECT coalesce(sum(CASE WHEN t.debit = ?1 THEN t.amount ELSE -t.amount END), 0)
                FROM transfer t JOIN entry e ON e.id = t.entry
                WHERE e.shift = ?2 AND ?1 IN (t.debit, t.credit) AND e.kind <> 'till'
                """, account, shift
            ) { $0.integer(0) }
            return Money(fen: fen ?? 0)
        }
    }

    /// Cash of an amount, in as few pieces as can be.
    private func drawer(_ amount: Money) throws -> TillCount {
        var rest = amount.fen
        var pieces: [Denomination: Int64] = [:]
        for kind in Denomination.allCases where rest >= kind.worth.fen {
            pieces[kind] = rest / kind.worth.fen
            rest %= kind.worth.fen
        }
        return try TillCount(pieces)
    }

    private func count(_ cash: Money, in shift: Int64, _ counter: Counter) async throws -> CountTill.Answer {
        var others: [Tender: Money] = [:]
        for tender in Tender.allCases where tender != .cash {
            let amount = try await moved(AccountKind(tender), in: shift, counter)
            if amount != .zero { others[tender] = amount }
        }
        return try await counter.done(CountTill(cash: drawer(cash), others: others))
    }

    /// The morning: nine sales, each of another kind, and one that comes back.
    private func morning(_ counter: Counter, _ member: MemberID, _ item: PackageItemID) async throws {
        func paying(_ cart: Cart, _ who: MemberID?, _ parts: [OrderPayment]? = nil) async throws -> SaleReceipt {
            counter.nextCode()
            return try await counter.sell(cart, to: who, by: parts)
        }
        let first = try await paying(
            Cart(lines: [care]), nil, [.init(.tender(.cash), .yuan(128), given: .yuan(150))])
        #expect(first.change == .yuan(22))
        _ = try await paying(Cart(lines: [mask]), nil, [.init(.tender(.wechat), .yuan(68))])
        _ = try await paying(Cart(lines: [neck]), nil, [.init(.tender(.alipay), .yuan(168))])
        _ = try await paying(Cart(lines: [care, mask]), nil, [.init(.tender(.unionPay), .yuan(196))])
        _ = try await paying(Cart(lines: [care, neck]), nil, [.init(.tender(.bankCard), .yuan(296))])
        _ = try await paying(Cart(lines: [care]), member, [.init(.storedValue, .yuan(128))])
        _ = try await paying(
            Cart(lines: [neck, mask]), member,
            [.init(.storedValue, .yuan(100)), .init(.tender(.cash), .yuan(136), given: .yuan(200))])
        _ = try await paying(Cart(lines: [.init(.service(ServiceID(2)), session: item)]), member)
        let bare = try await paying(Cart(lines: [.init(.amount, amount: Money(fen: 8_880))]), nil)
        _ = try await counter.takeBack(bare.order, [(1, 1)])
    }

    /// The afternoon, in Li Na's shift: a coupon, something on account, a gift, and half of an order that comes back.
    private func afternoon(_ counter: Counter, _ member: MemberID) async throws {
        counter.nextCode()
        _ = try await counter.done(GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let two = try await counter.sell(Cart(lines: [.init(.good(GoodID(1)), quantity: 2)]), to: member)
        #expect(two.total == .yuan(116))
        counter.nextCode()
        let later = try await counter.buying(Cart(lines: [care]), member, by: [.init(.onAccount, .yuan(128))])
        _ = try await counter.done(later, by: counter.manager)
        let gift = PayOrder(
            cart: Cart(lines: [neck, .init(.good(GoodID(1)), isGift: true)]), member: nil, total: .yuan(168),
            payments: [.init(.tender(.cash), .yuan(168))])
        _ = try await counter.done(gift, by: counter.manager)
        _ = try await counter.takeBack(two.order, [(1, 1)])
    }

    @Test("the Z report equals what plain SQL sums; the difference is booked and has its reason")
    func day() async throws {
        let counter = try await Counter.open()
        try await counter.stockTheShelf()
        let member = try await counter.member()
        _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .cash))
        let item = try await counter.sold(2, to: member)
        try await morning(counter, member, item)
        let first = try await moved(.cash, in: 1, counter)
        #expect(first == .yuan(500 + 128 + 136))
        let noon = try await count(first + .yuan(500), in: 1, counter)
        #expect(noon.differences.allSatisfy { $0.expected == $0.counted })
        let taken = CloseShift.TakeOver(number: OperatorID(1002), pin: "135792")
        let handed = try await counter.done(CloseShift(count: noon.count, floatLeft: .yuan(500), takeOver: taken))
        #expect(handed.z == 1)

        try await afternoon(counter, member)
        let second = try await moved(.cash, in: 2, counter)
        #expect(second == .yuan(116 + 168 - 58))
        let evening = try await count(second + .yuan(480), in: 2, counter)
        #expect(evening.differences.map { $0.counted - $0.expected } == [.yuan(-20)])
        let close = CloseShift(count: evening.count, reasons: [.cash: "找错零钱"], floatLeft: .yuan(300))
        #expect(try await counter.done(close, by: counter.receptionist).z == 2)

        for z in [Int64(1), 2] {
            let report = try #require(try await counter.ask(ZReport(z: z)).shown).report
            for tender in Tender.allCases {
                let sum = try await moved(AccountKind(tender), in: z, counter)
                #expect(report.totals.taken(tender) - report.totals.refunded(tender) == sum, "\(z) \(tender)")
            }
            let orders = try await counter.store.database.read { db in
                try db.first(
                    """
                    SELECT count(*), coalesce(sum(o.total), 0) - (
                        SELECT coalesce(sum(r.amount), 0) FROM refund r JOIN entry b ON b.id = r.entry WHERE b.shift = ?1)
                    FROM sale_order o JOIN entry e ON e.id = o.entry WHERE e.shift = ?1
                    """,
                    z
                ) { ($0.integer(0), $0.integer(1)) } ?? (0, 0)
            }
            #expect(report.activity.counts[.orders] == orders.0)
            #expect(report.activity.sales == Money(fen: orders.1))
            #expect(report.activity.counts[.refunds] == 1)
        }
        try await counter.booksAreRight()
    }
}
