import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("查账: orders that were tampered with")
struct OrderExaminationTests {
    /// An order of three lines, one of which went back, and a hand that changes the file behind its back.
    private func tampered(_ sql: String...) async throws -> [Finding] {
        let counter = try await Counter.open()
        try await counter.stockTheShelf()
        let member = try await counter.funded()
        let cart = Cart(lines: [.init(.service(ServiceID(1))), .init(.good(GoodID(1)), quantity: 2)])
        let order = try await counter.buying(
            cart, member, by: [.init(.storedValue, .yuan(100)), .init(.onAccount, .yuan(164))])
        let sold = try await counter.done(order, by: counter.manager)
        _ = try await counter.takeBack(sold.order, [(2, 1)])
        try await counter.booksAreRight()
        try await counter.store.database.write { db in
            for table in ["sale_order", "order_line", "line_step", "order_payment", "refund", "refund_line"] {
                for verb in ["update", "delete"] { try db.execute("DROP TRIGGER \(table)_no_\(verb)") }
            }
            for statement in sql { try db.execute(statement) }
        }
        return try await counter.store.examine().findings
    }

    @Test("a line, a total, a part of the payment, a refund or a debt that was changed is found")
    func found() async throws {
        #expect(try await tampered("UPDATE order_line SET net = net - 1 WHERE line = 1") == [.order(1)])
        #expect(try await tampered("UPDATE order_payment SET amount = amount + 1 WHERE part = 2") == [.order(1)])
        #expect(try await tampered("UPDATE sale_order SET total = total - 1") == [.order(1)])
        #expect(try await tampered("UPDATE refund_line SET amount = amount - 1") == [.refund(1)])
        let debts = try await tampered("UPDATE debt SET remaining = remaining - 100")
        #expect(
            debts.contains { if case .debts = $0 { true } else { false } }
                && debts.contains { if case .debt = $0 { true } else { false } })
    }

    @Test("the schema itself lets no more go back than was sold or paid")
    func guarded() async throws {
        let counter = try await Counter.open()
        let sold = try await counter.sell(Cart(lines: [.init(.service(ServiceID(1)))]))
        _ = try await counter.takeBack(sold.order, [(1, 1)])
        await #expect(throws: EngineError.self) {
            try await counter.store.database.write { db in
                try db.execute("INSERT INTO refund_payment (refund, part, amount) VALUES (1, 2, 1)")
            }
        }
        await #expect(throws: EngineError.self) {
            try await counter.store.database.write { db in
                _ = try db.insertRefund(
                    entry: EntryID(1), order: sold.order, day: Day(year: 2026, month: 11, day: 23), amount: .yuan(1),
                    pointsShort: 0, withheld: .zero, reason: "再退一次", lines: [(1, 1, .yuan(1), false)], parts: [])
            }
        }
    }
}
