import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("退货: back by the way it came, into the very lots, never more than was paid (rule 9)")
struct RefundSaleTests {
    @Test("one of two masks goes back: half of its price after the coupon, to principal and bonus, with its points")
    func part() async throws {
        let counter = try await Counter.open()
        try await counter.stockTheShelf()
        let member = try await counter.funded(3)
        _ = try await counter.done(GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let cart = Cart(lines: [.init(.good(GoodID(1)), quantity: 2)])
        let sold = try await counter.sell(cart, to: member, by: [.init(.storedValue, .yuan(116))])
        let back = try await counter.takeBack(sold.order, [(1, 1)])
        #expect(back.total == .yuan(58))
        #expect(back.account?.balance == .yuan(1150 - 58))
        #expect(try await counter.store.database.read { try $0.good(GoodID(1))?.onHand } == 19)
        let rest = try await counter.takeBack(sold.order, [(1, 1)])
        #expect(rest.account?.balance == .yuan(1150))
        #expect(rest.account?.points == 0)
        #expect(try await counter.card(member).coupons.count == 1)
        try await counter.booksAreRight()
        let more = RefundSale(order: sold.order, lines: [.init(line: 1, quantity: 1)], paidOut: .zero, reason: "再退")
        #expect(
            await counter.perform(more, by: counter.manager) == .refused(.fault(.quantity(line: 0, left: 0))))
    }

    @Test("points that were spent since are kept back from the money, and it is said (rule 26)")
    func pointsSpent() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let sold = try await counter.sell(Cart(lines: [.init(.service(ServiceID(1)))]), to: member)
        _ = try await counter.done(counter.redeem(member))
        let back = try await counter.takeBack(sold.order, [(1, 1)])
        #expect(back.withheld == .yuan(1))
        #expect(back.payments == [.init(.tender(.cash), .yuan(127))])
        #expect(back.account?.points == 0)
        try await counter.booksAreRight()
    }

    @Test("a cashier needs a manager; an unknown order, no reason and another sum are refused")
    func refused() async throws {
        let counter = try await Counter.open()
        let sold = try await counter.sell(Cart(lines: [.init(.service(ServiceID(1)))]))
        let lines = [RefundSale.Line(line: 1, quantity: 1)]
        let right = RefundSale(order: sold.order, lines: lines, paidOut: .yuan(128), reason: "不满意")
        #expect(await counter.perform(right) == .denied(.approvalNeeded(.refund)))
        func by(_ command: RefundSale) async -> Outcome<RefundSale> {
            await counter.perform(command, by: counter.manager)
        }
        #expect(
            await by(.init(order: OrderID(9), lines: lines, paidOut: .yuan(128), reason: "不满意")) == .refused(.unknown))
        #expect(
            await by(.init(order: sold.order, lines: lines, paidOut: .yuan(127), reason: "不满意"))
                == .refused(.changed(.yuan(128))))
        #expect(
            await by(.init(order: sold.order, lines: [], paidOut: .zero, reason: "不满意")) == .refused(.fault(.nothing)))
        guard
            case .refused(.reason) = await by(.init(order: sold.order, lines: lines, paidOut: .yuan(128), reason: " "))
        else { throw Unexpected() }
        var approved = right
        approved.approval = try await counter.approval(of: right)
        _ = try await counter.done(approved)
        try await counter.booksAreRight()
    }

    @Test("a session comes back to its card; what is owed for an order is owed no more")
    func sessionAndDebt() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let item = try await counter.sold(2, to: member)
        let cart = Cart(lines: [.init(.service(ServiceID(2)), session: item), .init(.service(ServiceID(1)))])
        let order = try await counter.buying(cart, member, by: [.init(.onAccount, .yuan(128))])
        let sold = try await counter.done(order, by: counter.manager)
        let back = try await counter.takeBack(sold.order, [(1, 1), (2, 1)])
        #expect(back.account?.debt == .zero)
        #expect(try await counter.card(member).sessions.first?.left == 3)
        try await counter.booksAreRight()
    }

    @Test(
        "random carts, coupons, points, mixed tenders and partial refunds in any order: nothing is lost, nothing made",
        arguments: 0..<6)
    func walk(seed: Int) async throws {
        let counter = try await Counter.open()
        try await counter.stockTheShelf(campaign: seed.isMultiple(of: 2))
        let dice = Dice(seed: UInt64(seed) &* 7919 &+ 1)
        let member = try await counter.funded(3)
        _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(3)), tender: .wechat))
        _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(1)), tender: .cash))
        let item = try await counter.sold(1, to: member)
        func lots() async throws -> [String] {
            try await counter.store.database.read { db in
                try db.rows(
                    "SELECT id, remaining FROM lot WHERE account / 1000000000000 IN (1,2,4,7) ORDER BY id"
                ) { "\($0.integer(0)):\($0.integer(1))" }
            }
        }
        for _ in 0..<25 {
            counter.nextCode()
            if dice.below(3) == 0 {
                _ = try await counter.done(
                    GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
            }
            let before = try await lots().filter { !$0.hasSuffix(":0") }
            let points = try await counter.card(member).points
            let (cart, order) = try await Self.order(dice, member, item, counter)
            let sold = try await counter.done(order, by: counter.manager)
            #expect(sold.lines.reduce(Money.zero) { $0 + $1.net } == sold.total)
            #expect(sold.payments.reduce(Money.zero) { $0 + $1.amount } == sold.total)
            guard dice.below(3) > 0 else { continue }
            try await Self.takeAllBack(sold.order, cart, dice, counter)
            #expect(try await lots().filter { !$0.hasSuffix(":0") } == before)
            #expect(try await counter.card(member).points == points)
        }
        try await counter.booksAreRight()
        #expect(try await counter.store.database.read { try $0.good(GoodID(1))?.onHand ?? -1 } >= 0)
    }

    private static func order(
        _ dice: Dice, _ member: MemberID, _ item: PackageItemID, _ counter: Counter
    ) async throws -> (Cart, PayOrder) {
        var cart = Cart(points: dice.below(3) == 0 ? .most : .none)
        let masks = try await counter.store.database.read { try $0.good(GoodID(1))?.onHand ?? 0 }
        for _ in 0...dice.below(4) {
            switch dice.below(5) {
            case 0 where masks > 6: cart.lines.append(.init(.good(GoodID(1)), quantity: Int64(1 + dice.below(2))))
            case 1: cart.lines.append(.init(.amount, amount: Money(fen: Int64(1 + dice.below(9_999)))))
            case 2 where try await counter.card(member).sessions.first?.left ?? 0 > 4:
                cart.lines.append(.init(.service(ServiceID(1)), session: item))
            default: cart.lines.append(.init(.service(ServiceID(1)), quantity: Int64(1 + dice.below(3))))
            }
        }
        let quote = try await counter.quote(cart, member)
        var rest = quote.quotation.total
        var parts: [OrderPayment] = []
        let stored = min(rest, min(quote.available, .yuan(Int64(dice.below(300)))))
        if stored > .zero { parts.append(.init(.storedValue, stored)) }
        rest -= stored
        let card = Money(fen: rest.fen / Int64(1 + dice.below(3)))
        if card > .zero { parts.append(.init(.tender(.bankCard), card)) }
        if rest > card { parts.append(.init(.tender(.cash), rest - card)) }
        return (cart, try await counter.buying(cart, member, by: parts))
    }

    private static func takeAllBack(_ order: OrderID, _ cart: Cart, _ dice: Dice, _ counter: Counter) async throws {
        var left = cart.lines.map(\.quantity)
        var paid = Money.zero
        while left.contains(where: { $0 > 0 }) {
            let open = left.indices.filter { left[$0] > 0 }
            let line = open[dice.below(open.count)]
            let quantity = 1 + Int64(dice.below(Int(left[line])))
            left[line] -= quantity
            let back = try await counter.takeBack(order, [(line + 1, quantity)])
            paid += back.payments.reduce(Money.zero) { $0 + $1.amount }
            #expect(back.withheld == .zero)
        }
        let detail = try #require(try await counter.ask(OrderDetail(order: order)).sold)
        #expect(detail.refunded == detail.total)
        #expect(paid == detail.total)
    }
}
