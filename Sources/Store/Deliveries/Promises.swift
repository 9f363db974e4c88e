package import Domain
package import SQL

/// What lies on the shelf for somebody: given in the order in which it was paid, and nobody else's meanwhile.
extension Writing {
    /// Gives what is on the shelf to those who wait for it, and takes it from the last ones where it has gone. Called
    /// wherever a stock moves.
    /// - Throws: `EngineError`.
    package func allot(_ good: GoodID, _ deed: StockDeed) throws {
        let open = try rows(
            "\(DeliveryRow.select) WHERE good = ? AND state IN ('waiting','ready') ORDER BY id", good
        ) { DeliveryRow($0) }
        guard !open.isEmpty, let onHand = try self.good(good)?.onHand else { return }
        var rest = onHand
        var isShort = false
        let plain = StockDeed(by: deed.operatorID, at: deed.at, day: deed.day, entry: deed.entry)
        for row in open {
            isShort = isShort || rest < row.owed
            if !isShort { rest -= row.owed }
            switch (row.state, isShort) {
            case (.waiting, false):
                try setDelivery(row.id, .ready, owed: row.owed, taken: 0, deed)
                try step(.arrived, row.id, was: .waiting, now: .ready, row.owed, plain)
                try tellArrived(row, deed)
            case (.ready, true):
                try setDelivery(row.id, .waiting, owed: row.owed, taken: 0, deed)
                try step(.short, row.id, was: .ready, now: .waiting, row.owed, plain)
                try forgetToTell(row.id)
            default: break
            }
        }
    }

    /// The customer is to be told, unless it lay there when they paid (rule 5: sent later by whoever may).
    private func tellArrived(_ row: DeliveryRow, _ deed: StockDeed) throws {
        let sold = try first("SELECT member, entry FROM sale_order WHERE id = ?", row.order) { row in
            (member: row.optionalInteger(0), entry: row.identity(1) as EntryID)
        }
        guard let sold, sold.entry != deed.entry else { return }
        try execute(
            "INSERT INTO outbox (at, kind, member, due_at, delivery) VALUES (?,'goodsArrived',?,?,?)", deed.at,
            sold.member, deed.at, row.id)
    }
}
