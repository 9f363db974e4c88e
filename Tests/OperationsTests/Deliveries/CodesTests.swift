import Domain
import Foundation
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("卡密: each code once, to who has paid")
struct CodesTests {
    static let code = GoodID(1)

    static func open(_ codes: Int = 0, counter: Counter? = nil) async throws -> Counter {
        let counter = try await { if let counter { counter } else { try await Counter.open() } }()
        let spec = GoodSpec(title: "网课兑换码", unit: "张", price: .yuan(99), lowAt: 2, keeping: .digital)
        _ = try await counter.done(AddGood(spec), by: counter.manager)
        if codes > 0 { _ = try await bring(1...codes, counter) }
        return counter
    }

    static func text(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "KM-\(10_000 + $0)" }.joined(separator: "\n")
    }

    @discardableResult
    static func bring(_ numbers: ClosedRange<Int>, _ counter: Counter) async throws -> ImportCodes.Answer {
        try await counter.done(ImportCodes(good: code, text: text(numbers)), by: counter.owner)
    }

    private func sell(_ count: Int64 = 1, _ counter: Counter, to member: MemberID? = nil) async throws -> SaleReceipt {
        counter.nextCode()
        return try await counter.sell(Cart(lines: [.init(.good(Self.code), quantity: count)]), to: member)
    }

    private func reveal(_ slot: CodeSlotID, _ counter: Counter) async throws -> String {
        try await counter.done(RevealCode(slot: slot, reason: "客人没带小票"), by: counter.manager).code
    }

    private func slots(_ receipt: SaleReceipt) -> [SaleReceipt.Line.Code] { receipt.lines.flatMap { $0.codes ?? [] } }

    @Test("three sold are three codes in the order they came; what is left is the stock")
    func issued() async throws {
        let counter = try await Self.open(4)
        let sold = try await sell(3, counter)
        #expect(slots(sold).map(\.state) == [.issued, .issued, .issued])
        var codes: [String] = []
        for slot in slots(sold) { codes.append(try await reveal(slot.slot, counter)) }
        #expect(codes == ["KM-10001", "KM-10002", "KM-10003"])
        let item = try #require(try await counter.ask(StockHistory(good: Self.code)).item)
        #expect(item.onHand == 1 && item.isLow)
        try await counter.booksAreRight()
    }

    @Test("what is paid and not there yet is pending; later imports fill it, the first to the first")
    func pending() async throws {
        let counter = try await Self.open(1)
        let first = try await sell(2, counter)
        let second = try await sell(1, counter)
        #expect(slots(first).map(\.state) == [.issued, .pending] && slots(second).map(\.state) == [.pending])
        #expect(try await counter.ask(Orders(.today)).orders.map(\.handing) == [.code(.pending), .code(.pending)])
        #expect(
            await counter.perform(RevealCode(slot: slots(second)[0].slot, reason: "看看"), by: counter.manager)
                == .refused(.state(.pending)))
        #expect(try await Self.bring(2...2, counter) == .init(imported: 1, issued: 1, inStock: 0))
        #expect(try await reveal(slots(first)[1].slot, counter) == "KM-10002")
        #expect(try await Self.bring(3...5, counter) == .init(imported: 3, issued: 1, inStock: 2))
        #expect(try await reveal(slots(second)[0].slot, counter) == "KM-10003")
        #expect(try await counter.ask(Deliveries(.codes)).rows.isEmpty)
        try await counter.booksAreRight()
    }

    @Test("only the owner imports; a bad line stops the whole list and is named, a known code too")
    func refused() async throws {
        let counter = try await Self.open(3)
        let list = ImportCodes(good: Self.code, text: Self.text(4...5))
        #expect(await counter.perform(list) == .denied(.right(.importCodes)))
        #expect(await counter.perform(list, by: counter.manager) == .denied(.approvalNeeded(.importCodes)))
        func fault(_ text: String) async -> Outcome<ImportCodes> {
            await counter.perform(ImportCodes(good: Self.code, text: text), by: counter.owner)
        }
        #expect(await fault(" \n\n") == .refused(.list(.empty)))
        #expect(await fault("KM-20001\n\nKM-20001") == .refused(.list(.line(3, .repeated(line: 1)))))
        #expect(await fault("KM-20001\n KM-10002 ") == .refused(.list(.line(2, .known))))
        #expect(await fault("KM-20001\nKM-10002") == .refused(.list(.line(2, .known))), "full width is no other code")
        #expect(await fault("KM-20001\nKM\u{200B}-2") == .refused(.list(.line(2, .forbidden))))
        #expect(
            await counter.perform(ImportCodes(good: GoodID(9), text: "KM-1"), by: counter.owner) == .refused(.unknown))
        #expect(try await counter.store.database.read { try $0.freeCodes(of: Self.code) } == 3)
        let shelf = try await counter.done(AddGood(GoodSpec(title: "面膜", price: .yuan(9))), by: counter.manager).good
        #expect(
            await counter.perform(ImportCodes(good: shelf, text: "KM-1"), by: counter.owner) == .refused(.notDigital))
        let sold = try await sell(1, counter)
        #expect(await fault("KM-10001") == .refused(.list(.line(1, .known))), "a sold code never comes in again")
        #expect(
            await counter.perform(RevealCode(slot: slots(sold)[0].slot, reason: "客人问"))
                == .denied(.approvalNeeded(.revealCode)))
        try await counter.booksAreRight()
    }

    @Test("codes are no shelf: nothing is received, counted, written off or used up of them, nor reserved")
    func noShelf() async throws {
        let counter = try await Self.open(1)
        #expect(
            await counter.perform(ReceiveStock(good: Self.code, quantity: 1), by: counter.manager) == .refused(.digital)
        )
        #expect(
            await counter.perform(CountStock(good: Self.code, expected: 1, counted: 1), by: counter.manager)
                == .refused(.digital))
        #expect(
            await counter.perform(WriteOffStock(good: Self.code, quantity: 1, reason: "坏"), by: counter.manager)
                == .refused(.digital))
        #expect(
            await counter.perform(SetSupply(service: ServiceID(1), good: Self.code, quantity: 1), by: counter.manager)
                == .refused(.unknown))
        let spec = GoodSpec(try #require(try await counter.ask(StockHistory(good: Self.code)).item))
        var shelved = spec
        shelved.keeping = .counted
        #expect(
            await counter.perform(EditGood(good: Self.code, was: spec, now: shelved), by: counter.manager)
                == .refused(.fault(.keeping)))
        let cart = Cart(lines: [.init(.good(Self.code), isReserved: true)])
        #expect(try await counter.quote(cart).trouble == .cart(.reservation(line: 0)))
    }

    @Test("a faulty code is replaced by the next one and never issued again; a mistaken complaint is withdrawn")
    func afterSale() async throws {
        let counter = try await Self.open(2)
        let slot = slots(try await sell(1, counter))[0].slot
        _ = try await counter.done(ReportCode(slot: slot, reason: "提示无效"))
        #expect(
            await counter.perform(ReportCode(slot: slot, reason: "提示无效")) == .refused(.state(.afterSale)))
        #expect(try await counter.ask(Deliveries(.codes)).rows.map(\.handing) == [.code(.afterSale)])
        _ = try await counter.done(ClearCode(slot: slot, reason: "客人输错了"))
        _ = try await counter.done(ReportCode(slot: slot, reason: "还是无效"))
        #expect(
            await counter.perform(ReplaceCode(slot: slot, reason: "换")) == .denied(.approvalNeeded(.replaceCode)))
        _ = try await counter.done(ReplaceCode(slot: slot, reason: "无效"), by: counter.manager)
        #expect(try await reveal(slot, counter) == "KM-10002")
        let next = try await sell(1, counter)
        #expect(slots(next).map(\.state) == [.pending], "the void one is not sold again")
        _ = try await counter.done(ReportCode(slot: slot, reason: "又无效"))
        #expect(
            await counter.perform(ReplaceCode(slot: slot, reason: "换"), by: counter.manager) == .refused(.noneLeft))
        let steps = try await counter.ask(HandingHistory(.code(slot))).steps.map(\.kind)
        #expect(
            steps.reversed() == [
                .code(.owed), .code(.issued), .code(.faulty), .code(.cleared), .code(.faulty), .code(.replaced),
                .code(.issued), .code(.shown), .code(.faulty),
            ])
        try await counter.booksAreRight()
    }

    @Test("a code that was issued is refunded by the owner only and is void; one that is pending by the manager")
    func refunds() async throws {
        let counter = try await Self.open(1)
        let sold = try await sell(3, counter)
        func back(_ quantity: Int64) -> RefundSale {
            RefundSale(
                order: sold.order, lines: [.init(line: 1, quantity: quantity)], paidOut: .yuan(99 * quantity),
                reason: "不要了")
        }
        _ = try await counter.done(back(1), by: counter.manager)
        #expect(await counter.perform(back(2), by: counter.manager) == .denied(.approvalNeeded(.refundIssuedCode)))
        // The cashier is sent to the owner at once, not first to a manager who may not.
        #expect(await counter.perform(back(2)) == .denied(.approvalNeeded(.refundIssuedCode)))
        let approved = back(2)
        var carried = approved
        carried.approval = try await counter.approval(
            of: approved, by: counter.manager, number: 9999, pin: "918273")
        _ = try await counter.done(carried, by: counter.manager)
        #expect(
            try await counter.ask(OrderDetail(order: sold.order)).sold?.lines[0].line.codes?.map(\.state)
                == [.refunded, .refunded, .refunded])
        #expect(
            await counter.perform(RevealCode(slot: slots(sold)[0].slot, reason: "看看"), by: counter.owner)
                == .refused(.state(.refunded)))
        #expect(try await Self.bring(2...2, counter).issued == 0, "nobody waits any more")
        try await counter.booksAreRight()
    }

    @Test("twenty sales at once of seven codes: each code to one, the others wait", arguments: [true, false])
    func race(_ onDisk: Bool) async throws {
        let folder = try StoreFolder()
        let counter = try await Self.open(
            7, counter: onDisk ? Counter(TestStore.inFolder(folder.path)) : Counter.open())
        let order = try await counter.buying(Cart(lines: [.init(.good(Self.code))]))
        let sold = await withTaskGroup(of: Outcome<PayOrder>.self) { group in
            for _ in 0..<20 { group.addTask { await counter.perform(order) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let states = sold.flatMap { outcome -> [CodeState] in
            if case .done(let receipt) = outcome { slots(receipt).map(\.state) } else { [] }
        }
        #expect(states.count == 20 && states.count { $0 == .issued } == 7)
        try await counter.booksAreRight()
        try await Self.bring(8...30, counter)
        try await counter.booksAreRight()
        let codes = try await counter.store.database.read { db in
            try db.rows("SELECT count(*), count(DISTINCT code) FROM code_slot WHERE state = 'issued'") {
                [$0.integer(0), $0.integer(1)]
            }
        }
        #expect(codes == [[20, 20]])
    }

    @Test("no code lies in the file, its log, its requests or the printer's queue; only the printer reads it")
    func secret() async throws {
        let folder = try StoreFolder()
        let counter = try await Self.open(2, counter: Counter(TestStore.inFolder(folder.path)))
        let sold = try await sell(1, counter)
        let slot = slots(sold)[0].slot
        _ = try await reveal(slot, counter)
        _ = await counter.perform(ImportCodes(good: Self.code, text: "KM-10001"), by: counter.owner)
        let lines: [ReceiptLine] = [.text("网课兑换码"), .digitalCode(slot)]
        func paper(_ lines: [ReceiptLine], _ number: Int64) -> QueuePrint {
            QueuePrint(kind: .sale, number: number, title: "小票", lines: lines, copyMark: "副本", againMark: "补印")
        }
        let job = try await counter.done(paper(lines, sold.entry.raw)).job
        #expect(await counter.perform(paper(lines, 99)) == .refused(.lines), "not on another order's receipt")
        let codes = PrintedCodes(vault: counter.store.vault)
        let printed = try await counter.store.database.read { db in try codes.put(into: lines, db) }
        #expect(printed == [.text("网课兑换码"), .text("  KM-10001")])
        try await counter.store.database.write { db in
            try codes.record(lines, by: OperatorID(1001), at: counter.store.clock.now, db)
            try db.endPrinting(job, at: counter.store.clock.now)
        }
        let copy = try await counter.done(paper(lines, sold.entry.raw))
        let kept = try #require(
            try await counter.store.database.read { db in
                try db.first("SELECT lines FROM print_job WHERE id = ?", copy.job) { $0.text(0) }
            })
        let masked = try CanonicalJSON.value([ReceiptLine].self, kept)
        let again = try await counter.store.database.read { db in try codes.put(into: masked, db) }
        #expect(copy.isCopy && again == [.text("副本", .centre, .wide), .text("网课兑换码"), .text("  KM****01")])
        let open = try folder.bytes()
        counter.store.database.close()
        let closed = try folder.bytes()
        for secret in ["KM-10001", "KM-10002"] {
            #expect(open.range(of: Data(secret.utf8)) == nil, "\(secret) lies in the open store")
            #expect(closed.range(of: Data(secret.utf8)) == nil, "\(secret) lies in the closed store")
        }
    }

    @Test("the schema issues no code twice and lets no step be changed; an examination finds what was forced")
    func guards() async throws {
        let counter = try await Self.open(2)
        let sold = try await sell(2, counter)
        let first = slots(sold)[0].slot
        func force(_ sql: String) async -> Bool {
            (try? await counter.store.database.write { _ = try $0.execute(sql) }) != nil
        }
        #expect(await !force("UPDATE code_slot SET code = 2 WHERE id = 1"))
        #expect(await !force("UPDATE digital_code SET state = 'free' WHERE id = 1"))
        #expect(await !force("DELETE FROM digital_code"))
        #expect(await !force("UPDATE code_step SET code = 2"))
        #expect(
            await !force(
                "INSERT INTO code_step (id, slot, kind, code, at, operator, reason) VALUES (99,1,'issued',2,0,1001,'')")
        )
        try await counter.booksAreRight()
        #expect(await force("UPDATE code_slot SET state = 'refunded' WHERE id = \(first)"))
        let found = try await counter.store.examine().findings
        #expect(found.contains(.digitalCode(1)) && found.contains(.codesOfLine(order: sold.order.raw, line: 1)))
    }
}
