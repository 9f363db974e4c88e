import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("预订和配送: paid now, handed over once")
struct DeliveryTests {
    static let mask = GoodID(1)
    static let home = Recipient(way: .bring, name: "王女士", phone: "13900001234", address: "人民路 1 号 302", remark: "放门口")

    private func open(_ stock: Int64 = 0) async throws -> Counter {
        let counter = try await Counter.open()
        _ = try await counter.done(AddGood(GoodSpec(title: "面膜", unit: "盒", price: .yuan(68))), by: counter.manager)
        if stock > 0 { try await receive(stock, counter) }
        return counter
    }

    private func receive(_ quantity: Int64, _ counter: Counter) async throws {
        counter.nextCode()
        _ = try await counter.done(ReceiveStock(good: Self.mask, quantity: quantity), by: counter.manager)
    }

    private func order(_ quantity: Int64, _ recipient: Recipient?, _ counter: Counter, member: MemberID? = nil)
        -> PayOrder
    {
        let total = Money.yuan(68 * quantity)
        return PayOrder(
            cart: Cart(lines: [.init(.good(Self.mask), quantity: quantity, isReserved: true)]), member: member,
            total: total, payments: [.init(.tender(.cash), total)], recipient: recipient)
    }

    private func reserve(
        _ quantity: Int64, _ counter: Counter, to recipient: Recipient? = Recipient(name: "李先生"),
        member: MemberID? = nil
    ) async throws -> (order: OrderID, id: DeliveryID) {
        counter.nextCode()
        let receipt = try await counter.done(order(quantity, recipient, counter, member: member))
        return (receipt.order, try #require(receipt.lines[0].delivery).delivery)
    }

    private func state(_ id: DeliveryID, _ counter: Counter) async throws -> DeliveryState? {
        try await counter.store.database.read { try $0.delivery(id)?.state }
    }

    private func onHand(_ counter: Counter) async throws -> Int64? {
        try await counter.store.database.read { try $0.good(Self.mask)?.onHand }
    }

    private func outbox(_ counter: Counter) async throws -> [Int64] {
        try await counter.store.database.read { db in
            try db.rows("SELECT delivery FROM outbox WHERE kind = 'goodsArrived' ORDER BY id") { $0.integer(0) }
        }
    }

    @Test("what is short is reserved, comes in the order in which it was paid, is told, and leaves the shelf once")
    func reserving() async throws {
        let counter = try await open()
        let first = try await reserve(2, counter)
        let second = try await reserve(3, counter)
        #expect(try await state(first.id, counter) == .waiting)
        #expect(await counter.perform(HandOver(delivery: first.id)) == .refused(.state(.waiting)))
        try await receive(4, counter)
        #expect(try await state(first.id, counter) == .ready)
        #expect(try await state(second.id, counter) == .waiting)
        #expect(try await outbox(counter) == [first.id.raw])
        let sold = PayOrder(
            cart: Cart(lines: [.init(.good(Self.mask), quantity: 3)]), member: nil, total: .yuan(204),
            payments: [.init(.tender(.cash), .yuan(204))])
        #expect(
            await counter.perform(sold) == .refused(.stock(line: 0, left: 2)), "what lies here for somebody is not sold"
        )
        _ = try await counter.done(HandOver(delivery: first.id, note: "本人"))
        #expect(await counter.perform(HandOver(delivery: first.id)) == .refused(.state(.done)))
        #expect(try await onHand(counter) == 2)
        try await receive(1, counter)
        #expect(try await state(second.id, counter) == .ready)
        #expect(try await counter.ask(Deliveries(.ready)).rows.map(\.name) == ["李**"])
        try await counter.booksAreRight()
    }

    @Test("a delivery leaves the shelf when it goes out, comes back when that was a mistake, and is signed for")
    func bringing() async throws {
        let counter = try await open(5)
        let (order, id) = try await reserve(2, counter, to: Self.home)
        #expect(try await state(id, counter) == .ready, "what is there need not be waited for")
        #expect(try await outbox(counter).isEmpty, "who stood there when it was paid is not told")
        _ = try await counter.done(SendDelivery(delivery: id, note: "骑手小李"))
        #expect(try await onHand(counter) == 3)
        _ = try await counter.done(UndoDelivery(delivery: id, reason: "没出门"))
        #expect(try await onHand(counter) == 5)
        #expect(try await state(id, counter) == .ready)
        _ = try await counter.done(SendDelivery(delivery: id))
        _ = try await counter.done(HandOver(delivery: id, note: "家人"))
        #expect(try await onHand(counter) == 3)
        _ = try await counter.done(UndoDelivery(delivery: id, reason: "还没到"))
        #expect(try await state(id, counter) == .out)
        _ = try await counter.done(HandOver(delivery: id))
        #expect(try await counter.ask(OrderDetail(order: order)).sold?.lines[0].line.delivery?.state == .done)
        #expect(await counter.perform(UndoDelivery(delivery: id, reason: " ")) == .refused(.note(.empty)))
        counter.days(2)
        #expect(await counter.perform(UndoDelivery(delivery: id, reason: "迟了")) == .refused(.tooLate(hours: 24)))
        let steps = try await counter.ask(HandingHistory(.delivery(id))).steps
        #expect(
            steps.reversed().map(\.kind)
                == [.ordered, .arrived, .sent, .undone, .sent, .signed, .undone, .signed].map { .delivery($0) })
        #expect(steps.map(\.by).allSatisfy { $0 == "王芳" })
        try await counter.booksAreRight()
    }

    @Test("who gets it must be known: a guest's name, a delivery's number and address; a member is known")
    func recipients() async throws {
        let counter = try await open()
        func refusal(_ recipient: Recipient?) async -> Outcome<PayOrder> {
            await counter.perform(order(1, recipient, counter))
        }
        #expect(await refusal(nil) == .refused(.recipient(.name(.empty))))
        #expect(
            await refusal(Recipient(way: .bring, name: "王")) == .refused(.recipient(.phone(.wrongLength(count: 0)))))
        #expect(
            await refusal(Recipient(way: .bring, name: "王", phone: "13900001234"))
                == .refused(.recipient(.address(.empty))))
        #expect(
            await refusal(Recipient(name: "王", phone: "12")) == .refused(.recipient(.phone(.wrongLength(count: 2)))))
        let member = try await counter.member()
        let (_, id) = try await reserve(1, counter, to: nil, member: member)
        let row = try #require(try await counter.ask(Deliveries(.waiting)).rows.first)
        #expect(row.name == "张*" && row.phone == "138****5678" && row.thing == .delivery(id))
        let shown = try await counter.done(RevealRecipient(delivery: id, reason: "通知")).recipient
        #expect(shown.name == "张三" && shown.phone == "138****5678", "a member's own number stays masked for a cashier")
        #expect(
            try await counter.done(RevealRecipient(delivery: id, reason: "通知"), by: counter.manager).recipient.phone
                == "13812345678")
    }

    @Test("who gets it is changed as long as it is here, and on record")
    func changing() async throws {
        let counter = try await open(1)
        let (_, id) = try await reserve(1, counter)
        #expect(await counter.perform(SendDelivery(delivery: id)) == .refused(.pickUp))
        var nowhere = Self.home
        nowhere.address = " "
        #expect(
            await counter.perform(ChangeRecipient(delivery: id, recipient: nowhere))
                == .refused(.recipient(.address(.empty))))
        _ = try await counter.done(ChangeRecipient(delivery: id, recipient: Self.home))
        #expect(try await counter.done(RevealRecipient(delivery: id, reason: "送货")).recipient == Self.home)
        _ = try await counter.done(SendDelivery(delivery: id))
        #expect(
            await counter.perform(ChangeRecipient(delivery: id, recipient: Self.home)) == .refused(.state(.out)))
        #expect(try await counter.ask(HandingHistory(.delivery(id))).steps.map(\.kind).contains(.delivery(.changed)))
        try await counter.booksAreRight()
    }

    @Test("a refund of what was never handed over puts nothing on the shelf; the next in line gets it")
    func refunds() async throws {
        let counter = try await open(2)
        let first = try await reserve(2, counter)
        let second = try await reserve(1, counter)
        #expect(try await state(second.id, counter) == .waiting)
        _ = try await counter.takeBack(first.order, [(1, 1)])
        #expect(try await onHand(counter) == 2)
        #expect(try await state(first.id, counter) == .ready)
        #expect(try await state(second.id, counter) == .ready)
        _ = try await counter.takeBack(first.order, [(1, 1)])
        #expect(try await state(first.id, counter) == .cancelled)
        #expect(await counter.perform(HandOver(delivery: first.id)) == .refused(.state(.cancelled)))
        #expect(try await onHand(counter) == 2)
        let flags = try await counter.store.database.read { db in
            try db.rows("SELECT restocked FROM refund_line") { $0.integer(0) }
        }
        #expect(flags == [0, 0])
        _ = try await counter.done(HandOver(delivery: second.id))
        _ = try await counter.takeBack(second.order, [(1, 1)])
        #expect(try await onHand(counter) == 2, "what was handed over comes back")
        try await counter.booksAreRight()
    }

    @Test("part of what was handed over goes back: the step can no longer be taken back")
    func partOfDone() async throws {
        let counter = try await open(3)
        let (order, id) = try await reserve(3, counter)
        _ = try await counter.done(HandOver(delivery: id))
        let line = RefundSale.Line(line: 1, quantity: 1, restock: false)
        _ = try await counter.done(
            RefundSale(order: order, lines: [line], paidOut: .yuan(68), reason: "破了"), by: counter.manager)
        #expect(await counter.perform(UndoDelivery(delivery: id, reason: "点错")) == .refused(.refundedSince))
        try await counter.booksAreRight()
    }

    @Test("what is counted away or written off is taken from the last in line, and comes back to them first")
    func short() async throws {
        let counter = try await open(3)
        let first = try await reserve(2, counter)
        let second = try await reserve(1, counter)
        _ = try await counter.done(WriteOffStock(good: Self.mask, quantity: 1, reason: "破损"), by: counter.manager)
        #expect(try await state(first.id, counter) == .ready)
        #expect(try await state(second.id, counter) == .waiting)
        try await counter.booksAreRight()
        try await receive(1, counter)
        #expect(try await state(second.id, counter) == .ready)
        #expect(try await outbox(counter) == [second.id.raw])
        #expect(
            try await counter.ask(HandingHistory(.delivery(second.id))).steps.reversed().map(\.kind)
                == [.ordered, .arrived, .short, .arrived].map { .delivery($0) })
        try await counter.booksAreRight()
    }

    @Test("ten hands on one delivery: it leaves the shelf once")
    func race() async throws {
        let counter = try await open(5)
        let (_, id) = try await reserve(2, counter)
        let outcomes = await withTaskGroup(of: Outcome<HandOver>.self) { group in
            for _ in 0..<10 { group.addTask { await counter.perform(HandOver(delivery: id)) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .done(.init(state: .done)) } == 1)
        #expect(try await onHand(counter) == 3)
        try await counter.booksAreRight()
    }

    @Test("only an article from a shelf is reserved; an examination finds what was forced; old addresses are erased")
    func guards() async throws {
        let counter = try await open(1)
        let service = Cart(lines: [.init(.service(ServiceID(1)), isReserved: true)])
        #expect(try await counter.quote(service).trouble == .cart(.reservation(line: 0)))
        let (_, id) = try await reserve(1, counter, to: Recipient(way: .bring, name: "王", phone: "123", address: "人民路"))
        _ = try await counter.done(SendDelivery(delivery: id))
        _ = try await counter.done(HandOver(delivery: id))
        let contactDays = counter.store.operations.settings.contactDays
        counter.days(Int64(contactDays + 1))
        _ = try await counter.done(
            EraseContacts(day: counter.store.operations.calendar.businessDay(of: counter.store.clock.now)))
        #expect(
            try await counter.done(RevealRecipient(delivery: id, reason: "查"), by: counter.manager).recipient
                == Recipient(way: .bring))
        try await counter.booksAreRight()
        try await counter.store.database.write {
            _ = try $0.execute("UPDATE delivery SET taken = 1, owed = 1, quantity = 2")
        }
        #expect(try await counter.store.examine().findings == [.delivery(id.raw)])
    }
}
