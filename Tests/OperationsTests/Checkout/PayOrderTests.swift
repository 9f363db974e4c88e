import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("收银: a cart is paid, whole, or it is not")
struct PayOrderTests {
    private let care = Cart.Line(.service(ServiceID(1)))
    private let mask = Cart.Line(.good(GoodID(1)), quantity: 2)

    private func shop(campaign: Bool = false) async throws -> Counter {
        let counter = try await Counter.open()
        try await counter.stockTheShelf(campaign: campaign)
        return counter
    }

    @Test("a guest buys a service and two masks in cash: change, shelf and books agree")
    func cash() async throws {
        let counter = try await shop()
        let receipt = try await counter.sell(
            Cart(lines: [care, mask]), by: [.init(.tender(.cash), Money(fen: 26_400), given: .yuan(300))])
        #expect(receipt.total == Money(fen: 26_400))
        #expect(receipt.change == Money(fen: 3_600))
        #expect(receipt.account == nil)
        #expect(try await counter.store.database.read { try $0.good(GoodID(1))?.onHand } == 18)
        try await counter.booksAreRight()
    }

    @Test("balance, coupon and campaign: every fen has its reason, principal and bonus by ratio, points for money only")
    func member() async throws {
        let counter = try await shop(campaign: true)
        let member = try await counter.funded(3)
        _ = try await counter.done(GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let cart = Cart(lines: [care, care, mask])
        let quote = try await counter.quote(cart, member)
        #expect(quote.quotation.total == .yuan(392 - 20 - 50))
        let receipt = try await counter.sell(cart, to: member, by: [.init(.storedValue, .yuan(322))])
        #expect(receipt.payments == [.init(.principal, Money(fen: 28_000)), .init(.bonus, Money(fen: 4_200))])
        #expect(receipt.pointsEarned == 280)
        #expect(receipt.account?.balance == .yuan(1150 - 322))
        for line in receipt.lines {
            let off = line.steps.reduce(Money.zero) { $0 + $1.amount }
            #expect(Money(fen: line.unit.fen * line.quantity) - off == line.net)
        }
        #expect(try await counter.card(member).coupons.isEmpty)
        try await counter.booksAreRight()
    }

    @Test("mixed: stored value, card and the rest in cash; the same request again brings the same order")
    func mixed() async throws {
        let counter = try await shop()
        let member = try await counter.funded(1)
        let parts = [
            OrderPayment(.storedValue, .yuan(110)), .init(.tender(.bankCard), .yuan(100)),
            .init(.tender(.cash), .yuan(54)),
        ]
        let order = try await counter.buying(Cart(lines: [care, mask]), member, by: parts)
        let key = counter.store.newKey()
        let first = await counter.perform(order, key: key)
        let again = await counter.perform(order, key: key)
        #expect(first == again)
        guard case .done(let receipt) = first else { throw Unexpected() }
        #expect(receipt.payments.count == 4)
        #expect(try await counter.ask(Orders(.today)).orders.count == 1)
        try await counter.booksAreRight()
    }

    @Test("what does not fit is refused with its reason, and nothing of it happens")
    func refused() async throws {
        let counter = try await shop()
        let member = try await counter.funded(1)
        let cart = Cart(lines: [care])
        func pay(_ cart: Cart, _ total: Int64, _ parts: [OrderPayment], _ who: MemberID?) -> PayOrder {
            PayOrder(
                cart: cart, member: who, total: .yuan(total), payments: parts,
                presence: who.map { .code(counter.store.memberCode(of: $0)) })
        }
        let cash = OrderPayment(.tender(.cash), .yuan(128))
        let none = Cart.Line(.service(ServiceID(99)))
        let cases: [(PayOrder, PayOrder.Refusal)] = [
            (pay(Cart(), 0, [], nil), .cart(.cart(.empty))),
            (pay(Cart(lines: [none]), 128, [cash], nil), .cart(.item(line: 0))),
            (pay(cart, 127, [cash], nil), .priceChanged(.yuan(128))),
            (pay(cart, 128, [], nil), .payments), (pay(cart, 128, [cash, cash], nil), .payments),
            (pay(cart, 128, [.init(.tender(.cash), .yuan(128), given: .yuan(100))], nil), .payments),
            (pay(cart, 128, [.init(.tender(.wechat), .yuan(128), given: .yuan(200))], nil), .payments),
            (pay(cart, 128, [.init(.storedValue, .yuan(128))], nil), .noMember),
            (pay(cart, 128, [.init(.storedValue, .yuan(128))], member), .insufficient(available: .yuan(110))),
            (pay(cart, 128, [.init(.scanned(PaymentID(7)), .yuan(128))], nil), .scanned(PaymentID(7))),
            (
                pay(
                    Cart(lines: [.init(.good(GoodID(2)), quantity: 4)]), 516, [.init(.tender(.cash), .yuan(516))], nil),
                .stock(line: 0, left: 3)
            ),
            (PayOrder(cart: cart, member: MemberID(77), total: .yuan(128), payments: [cash]), .unknown),
            (
                PayOrder(
                    cart: cart, member: member, total: .yuan(128),
                    payments: [.init(.storedValue, .yuan(100)), .init(.tender(.cash), .yuan(28))]), .presence
            ),
            (
                PayOrder(cart: cart, member: nil, total: .yuan(128), payments: [cash], parked: ParkedCartID(5)), .parked
            ),
        ]
        let before = try await counter.store.database.read { try $0.ledgerHead().sequence }
        for (command, refusal) in cases {
            let outcome = await counter.perform(command)
            #expect(outcome == .refused(refusal))
        }
        let gift = PayOrder(
            cart: Cart(lines: [.init(.good(GoodID(1)), isGift: true)]), member: nil, total: .zero, payments: [])
        #expect(await counter.perform(gift) == .denied(.approvalNeeded(.giveAway)))
        #expect(try await counter.store.database.read { try $0.ledgerHead().sequence } == before)
        #expect(try await counter.store.database.read { try $0.good(GoodID(2))?.onHand } == 3)
        try await counter.booksAreRight()
    }

    @Test("without an open shift no money moves")
    func noShift() async throws {
        let counter = try await shop()
        try await counter.store.database.write { db in
            guard let open = try db.openShift() else { return }
            try db.closeShift(open.id, z: 1, at: TestStore.morning, by: OperatorID(1001), floatLeft: .zero)
        }
        let order = try await counter.buying(Cart(lines: [care]))
        #expect(await counter.perform(order) == .denied(.shiftNeeded))
    }

    @Test("a session pays for its service; a second one in the same cart needs a second session")
    func session() async throws {
        let counter = try await shop()
        let member = try await counter.funded()
        let item = try await counter.sold(2, to: member)
        let line = Cart.Line(.service(ServiceID(2)), session: item)
        let receipt = try await counter.sell(Cart(lines: [line, line, care]), to: member)
        #expect(receipt.total == .yuan(128))
        #expect(try await counter.card(member).sessions.first?.left == 1)
        let quote = try await counter.quote(Cart(lines: [line, line]), member)
        #expect(quote.trouble == .session(line: 1, .usedUp))
        try await counter.booksAreRight()
    }

    @Test("on account: a manager agrees, the member owes it, and no points are earned for it")
    func onAccount() async throws {
        let counter = try await shop()
        let member = try await counter.funded()
        let order = try await counter.buying(Cart(lines: [care]), member, by: [.init(.onAccount, .yuan(128))])
        #expect(await counter.perform(order) == .denied(.approvalNeeded(.sellOnAccount)))
        let receipt = try await counter.done(order, by: counter.manager)
        #expect(receipt.account?.debt == .yuan(128))
        #expect(receipt.pointsEarned == 0)
        try await counter.booksAreRight()
    }

    @Test("growth reaches a tier at once, and the receipt says so (rule 28)")
    func tier() async throws {
        let counter = try await shop()
        let member = try await counter.funded()
        let line = Cart.Line(.service(ServiceID(3)), quantity: 2)
        let receipt = try await counter.sell(Cart(lines: [line]), to: member)
        #expect(receipt.account?.newTier == .silver)
        #expect(try await counter.card(member).row.tier == .silver)
    }

    @Test("a cart put aside waits, is changed, and is paid once")
    func parked() async throws {
        let counter = try await shop()
        let first = try await counter.done(ParkCart(cart: Cart(lines: [care]), member: nil, label: "红衣女士"))
        let again = try await counter.done(
            ParkCart(cart: Cart(lines: [care, mask]), member: nil, label: "红衣女士", known: first.parked))
        #expect(again.parked == first.parked)
        let waiting = try #require(try await counter.ask(ParkedCarts()).carts.first)
        #expect(waiting.total == Money(fen: 26_400))
        let order = PayOrder(
            cart: waiting.cart, member: nil, total: waiting.total, payments: [.init(.tender(.alipay), waiting.total)],
            parked: waiting.id)
        _ = try await counter.done(order)
        #expect(await counter.perform(order) == .refused(.parked))
        #expect(try await counter.ask(ParkedCarts()).carts.isEmpty)
        #expect(await counter.perform(DropParkedCart(parked: waiting.id)) == .refused(.gone))
    }
}
