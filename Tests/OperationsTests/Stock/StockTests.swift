import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("商品库存: received, counted, written off")
struct StockTests {
    private let mask = GoodSpec(
        title: "玻尿酸面膜", barcode: "6901234567892", category: "面膜", unit: "盒", price: .yuan(98), lowAt: 5)

    private func shelf() async throws -> (Counter, GoodID) {
        let counter = try await Counter.open()
        let good = try await counter.done(AddGood(mask), by: counter.manager).good
        _ = try await counter.done(ReceiveStock(good: good, quantity: 12, note: "送货单 7"), by: counter.receptionist)
        return (counter, good)
    }

    private func item(_ counter: Counter, _ good: GoodID) async throws -> GoodItem {
        try #require(try await counter.ask(StockHistory(good: good)).item)
    }

    @Test("a new article is found by its initials, and is in the catalogue with what came")
    func receiving() async throws {
        let (counter, good) = try await shelf()
        let catalogue = try await counter.ask(Catalogue())
        #expect(catalogue.goods.map(\.good) == [good] && catalogue.categories == ["面膜"])
        #expect(catalogue.goods[0].initials == "bnsmm" && catalogue.goods[0].onHand == 12 && !catalogue.goods[0].isLow)
        #expect(
            await counter.perform(ReceiveStock(good: good, quantity: 0), by: counter.manager) == .refused(.quantity))
        #expect(
            await counter.perform(ReceiveStock(good: GoodID(9), quantity: 1), by: counter.manager) == .refused(.unknown)
        )
        try await counter.booksAreRight()
    }

    @Test("a count that is right needs no reason; one that is not does, and a shortfall a manager too")
    func counting() async throws {
        let (counter, good) = try await shelf()
        #expect(
            await counter.perform(CountStock(good: good, expected: 12, counted: 12)) == .done(.init(difference: 0)))
        #expect(
            await counter.perform(CountStock(good: good, expected: 12, counted: 13)) == .refused(.reason(.empty)))
        #expect(
            await counter.perform(CountStock(good: good, expected: 12, counted: 13, reason: "上次少数一盒"))
                == .done(.init(difference: 1)))
        let short = CountStock(good: good, expected: 13, counted: 11, reason: "找不到")
        #expect(await counter.perform(short) == .denied(.approvalNeeded(.writeOffStock)))
        let approved = CountStock(
            good: good, expected: 13, counted: 11, reason: "找不到", approval: try await counter.approval(of: short))
        #expect(await counter.perform(approved) == .done(.init(difference: -2)))
        #expect(
            await counter.perform(CountStock(good: good, expected: 13, counted: 13))
                == .refused(.movedMeanwhile(onHand: 11)))
        let history = try await counter.ask(StockHistory(good: good))
        #expect(history.moves.map(\.quantity) == [-2, 1, 0, 12])
        #expect(history.moves.map(\.by) == ["王芳", "王芳", "王芳", "李娜"])
        try await counter.booksAreRight()
    }

    @Test("nobody writes off more than there is, nor without a reason")
    func writingOff() async throws {
        let (counter, good) = try await shelf()
        func lose(_ quantity: Int64, _ reason: String) async -> Outcome<WriteOffStock> {
            await counter.perform(
                WriteOffStock(good: good, quantity: quantity, reason: reason), by: counter.manager)
        }
        #expect(await lose(13, "过期") == .refused(.short(left: 12)))
        #expect(await lose(1, " ") == .refused(.reason(.empty)))
        #expect(await lose(8, "过期") == .done(.init(onHand: 4)))
        #expect(try await item(counter, good).isLow)
        try await counter.booksAreRight()
    }

    @Test("two articles never share a name or a bar code, and no bar code is one of the store's own codes")
    func faults() async throws {
        let (counter, good) = try await shelf()
        func fault(_ change: (inout GoodSpec) -> Void) async -> Outcome<AddGood> {
            var spec = GoodSpec(title: "别的", price: .yuan(1))
            change(&spec)
            return await counter.perform(AddGood(spec), by: counter.manager)
        }
        #expect(await fault { $0.title = "玻尿酸面膜" } == .refused(.titleTaken(good)))
        #expect(await fault { $0.barcode = "6901234567892" } == .refused(.barcodeTaken(good, title: "玻尿酸面膜")))
        #expect(await fault { $0.barcode = "6901234567891" } == .refused(.barcode(.checkDigit)))
        #expect(await fault { $0.unit = "" } == .refused(.unit))
        #expect(await fault { $0.price = .yuan(-1) } == .refused(.price))
        #expect(await fault { $0.lowAt = -1 } == .refused(.lowAt))
        #expect(await fault { $0.title = " " } == .refused(.title(.empty)))
    }

    @Test("who changes an article that somebody else has changed meanwhile hears of it")
    func editing() async throws {
        let (counter, good) = try await shelf()
        var dearer = mask
        dearer.price = .yuan(108)
        _ = try await counter.done(EditGood(good: good, was: mask, now: dearer), by: counter.manager)
        var renamed = mask
        renamed.title = "保湿面膜"
        #expect(
            await counter.perform(EditGood(good: good, was: mask, now: renamed), by: counter.manager)
                == .refused(.changedMeanwhile(dearer)))
        #expect(try await item(counter, good).onHand == 12)
    }

    @Test("what is to be ordered again stands first")
    func lowFirst() async throws {
        let (counter, good) = try await shelf()
        let empty = try await counter.done(AddGood(GoodSpec(title: "护手霜", price: .yuan(49))), by: counter.owner).good
        #expect(try await counter.ask(StockList()).goods.map(\.good) == [empty, good])
        _ = try await counter.done(
            SetSupply(service: ServiceID(1), good: good, quantity: 2), by: counter.manager)
        #expect(
            try await counter.ask(StockHistory(good: good)).uses
                == [StockUse(service: ServiceID(1), title: "补水护理", quantity: 2)])
    }

    @Test("an examination finds a stock somebody turned by hand")
    func examination() async throws {
        let (counter, good) = try await shelf()
        try await counter.store.database.write { _ = try $0.execute("UPDATE good SET on_hand = 14") }
        #expect(
            try await counter.store.examine().findings == [.stock(good: good.raw, onHand: 14, sum: 12)])
    }
}
