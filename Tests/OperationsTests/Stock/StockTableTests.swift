import Domain
import SQL
import Store
import StoreFixture
import Testing

@Suite("库存: what moves a stock")
struct StockTableTests {
    private let deed = StockDeed(
        by: OperatorID(9001), at: TestStore.morning, day: Day(year: 2026, month: 11, day: 23), reason: "进货")

    private func shelf() async throws -> any Database {
        let store = try await TestStore.inMemory()
        try await store.database.write { [deed] db in
            try db.insertGood(
                GoodID(1),
                GoodTerms(
                    title: "玻尿酸面膜", initials: "bnsmm", barcode: Barcode("6901234567892"),
                    category: db.category(titled: "面膜"), unit: "盒", price: .yuan(98), lowAt: 5, isOnSale: true))
            try db.returnStock(GoodID(1), 10, kind: .received, deed)
        }
        return store.database
    }

    @Test("what is taken leaves a movement; more than there is is not taken, and what is left is told")
    func taking() async throws {
        let database = try await shelf()
        let deed = deed
        let taken = try await database.write { try $0.takeStock(GoodID(1), 7, kind: .sold, deed) }
        #expect(taken == .taken(left: 3))
        let short = try await database.write { try $0.takeStock(GoodID(1), 4, kind: .sold, deed) }
        #expect(short == .short(left: 3))
        #expect(try await database.write { try $0.takeStock(GoodID(9), 1, kind: .sold, deed) } == .unknown)
        let moves = try await database.read { try $0.stockMoves(of: GoodID(1), limit: 9) }
        #expect(moves.map(\.quantity) == [-7, 10])
        #expect(moves.map(\.after) == [3, 10])
    }

    @Test("what was sold comes back; a count holds only against what the counter saw")
    func counting() async throws {
        let database = try await shelf()
        let deed = deed
        #expect(try await database.write { try $0.returnStock(GoodID(1), 2, deed) } == 12)
        #expect(try await !database.write { try $0.countStock(GoodID(1), from: 10, to: 9, deed) })
        #expect(try await database.write { try $0.countStock(GoodID(1), from: 12, to: 9, deed) })
        #expect(try await database.write { try $0.countStock(GoodID(1), from: 9, to: 9, deed) })
        let moves = try await database.read { try $0.stockMoves(of: GoodID(1), limit: 9) }
        #expect(moves.map(\.quantity) == [0, -3, 2, 10])
    }

    @Test("no movement is ever changed or removed, and none goes against its kind")
    func appendOnly() async throws {
        let database = try await shelf()
        for statement in [
            "UPDATE stock_move SET quantity = 99", "DELETE FROM stock_move",
            """
            INSERT INTO stock_move (id, good, kind, quantity, after, at, day, operator, reason)
            VALUES (99, 1, 'sold', 1, 11, 0, '2026-11-23', 9001, '')
            """,
        ] {
            await #expect(throws: EngineError.self) { try await database.write { _ = try $0.execute(statement) } }
        }
    }

    @Test("an article is found by its bar code, and keeps its stock when it is renamed")
    func finding() async throws {
        let database = try await shelf()
        try await database.write { db in
            try db.setGood(
                GoodID(1),
                GoodTerms(
                    title: "保湿面膜", initials: "bsmm", barcode: Barcode("6901234567892"), category: nil, unit: "盒",
                    price: .yuan(88), lowAt: nil, isOnSale: false))
        }
        let good = try await database.read { try $0.good(Barcode("6901234567892")) }
        #expect(good?.title == "保湿面膜" && good?.onHand == 10 && good?.category == nil && good?.isOnSale == false)
        #expect(try await database.read { try $0.categories() } == ["面膜"])
    }
}
