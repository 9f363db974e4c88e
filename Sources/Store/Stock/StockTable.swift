package import Domain
package import SQL

/// Who moves a stock, when, and what for.
package struct StockDeed: Sendable, Equatable {
    /// By whom.
    package let operatorID: OperatorID
    /// When.
    package let at: Instant
    /// The business day.
    package let day: Day
    /// The journal entry it goes with, if money moves too.
    package let entry: EntryID?
    /// The visit it was used for, if any.
    package let visit: VisitID?
    /// Why; may be empty where the kind says it all.
    package let reason: String
    /// The delivery it is handed over with, if any.
    package private(set) var delivery: DeliveryID?

    /// A deed.
    package init(
        by operatorID: OperatorID, at: Instant, day: Day, entry: EntryID? = nil, visit: VisitID? = nil,
        reason: String = ""
    ) {
        self.operatorID = operatorID
        self.at = at
        self.day = day
        self.entry = entry
        self.visit = visit
        self.reason = reason
    }

    /// The same as a part of a delivery.
    package func delivering(_ delivery: DeliveryID) -> StockDeed {
        var deed = self
        deed.delivery = delivery
        return deed
    }
}

/// One movement of a stock; never changed (rule 2).
package struct StockMoveRow: Sendable, Equatable {
    /// Its place in the sequence of all movements.
    package let id: Int64
    /// Of which article.
    package let good: GoodID
    /// Why.
    package let kind: StockMoveKind
    /// How much, with its sign; 0 only if a count found what there was.
    package let quantity: Int64
    /// How much there was afterwards.
    package let after: Int64
    /// When.
    package let at: Instant
    /// By whom.
    package let operatorID: OperatorID
    /// With which entry.
    package let entry: EntryID?
    /// For which visit.
    package let visit: VisitID?
    /// Why, in somebody's own words.
    package let reason: String

    static let select = "SELECT id, good, kind, quantity, after, at, operator, entry, visit, reason FROM stock_move"

    init(_ row: any Row) {
        id = row.integer(0)
        good = row.identity(1)
        kind = row.one(of: StockMoveKind.self, 2)
        quantity = row.integer(3)
        after = row.integer(4)
        at = row.instant(5)
        operatorID = row.identity(6)
        entry = row.optionalIdentity(7)
        visit = row.optionalIdentity(8)
        reason = row.text(9)
    }
}

extension Reading {
    /// The last movements of an article, the newest first.
    /// - Throws: `EngineError`.
    package func stockMoves(of good: GoodID, limit: Int) throws -> [StockMoveRow] {
        try rows("\(StockMoveRow.select) WHERE good = ? ORDER BY id DESC LIMIT ?", good, limit) { StockMoveRow($0) }
    }

    /// What a visit has used up and not given back, by article.
    /// - Throws: `EngineError`.
    package func used(by visit: VisitID) throws -> [Supply] {
        try rows(
            """
            SELECT good, -sum(quantity) AS used FROM stock_move
            WHERE visit = ? AND kind IN ('used','unused') GROUP BY good HAVING used > 0 ORDER BY good
            """, visit
        ) { Supply(good: $0.identity(0), quantity: $0.integer(1)) }
    }
}

extension Writing {
    /// Takes from a stock if there is enough; the checkout calls it once for each article of an order.
    /// - Parameters:
    ///   - quantity: at least 1.
    ///   - kind: one that makes a stock smaller.
    /// - Throws: `EngineError`.
    package func takeStock(
        _ good: GoodID, _ quantity: Int64, kind: StockMoveKind, _ deed: StockDeed
    ) throws -> StockTaken {
        precondition(quantity > 0 && kind.direction == .out, "taking makes a stock smaller")
        // What lies here for somebody who has paid is not sold to the next one.
        if kind == .sold, deed.delivery == nil, let row = try self.good(good), row.available < quantity {
            return .short(left: row.available)
        }
        if let left = try moveStock(good, by: -quantity, kind, deed) { return .taken(left: left) }
        return try self.good(good).map { .short(left: $0.onHand) } ?? .unknown
    }

    /// Puts into a stock.
    /// - Parameters:
    ///   - quantity: at least 1.
    ///   - kind: one that makes a stock larger.
    /// - Returns: how much there is now; nil = no such article, or more than can be counted.
    /// - Throws: `EngineError`.
    @discardableResult package func returnStock(
        _ good: GoodID, _ quantity: Int64, kind: StockMoveKind = .returned, _ deed: StockDeed
    ) throws -> Int64? {
        precondition(quantity > 0 && kind.direction == .in, "putting back makes a stock larger")
        return try moveStock(good, by: quantity, kind, deed)
    }

    /// Sets a stock to what was counted, if it is still what the one who counted compared it with.
    /// - Returns: whether it was.
    /// - Throws: `EngineError`.
    package func countStock(_ good: GoodID, from expected: Int64, to counted: Int64, _ deed: StockDeed) throws -> Bool {
        guard try self.good(good)?.onHand == expected else { return false }
        return try moveStock(good, by: counted - expected, .counted, deed) != nil
    }

    /// The only place in the program where a stock changes: a guarded update and the movement that tells why (rules 2
    /// and 3).
    private func moveStock(
        _ good: GoodID, by quantity: Int64, _ kind: StockMoveKind, _ deed: StockDeed
    ) throws -> Int64? {
        let after = try first(
            """
            UPDATE good SET on_hand = on_hand + ?1 WHERE id = ?2 AND on_hand + ?1 BETWEEN 0 AND 1000000000
            AND kind = 'counted' RETURNING on_hand
            """, quantity, good
        ) { $0.integer(0) }
        guard let after else { return nil }
        try execute(
            """
            INSERT INTO stock_move (id, good, kind, quantity, after, at, day, operator, entry, visit, reason, delivery)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
            """, try next("stock_move"), good, kind.rawValue, quantity, after, deed.at, deed.day, deed.operatorID,
            deed.entry, deed.visit, deed.reason, deed.delivery)
        try allot(good, deed)
        return after
    }
}
