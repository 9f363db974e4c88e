package import Domain
package import SQL
package import Vault

/// Something that was sold and is handed over later.
package struct DeliveryRow: Sendable, Equatable {
    /// Its number.
    package let id: DeliveryID
    /// The order.
    package let order: OrderID
    /// The line, from 1.
    package let line: Int
    /// The article.
    package let good: GoodID
    /// How many were sold.
    package let quantity: Int64
    /// How many the customer has paid for and not given back.
    package let owed: Int64
    /// How many have left the shelf for it and not come back.
    package let taken: Int64
    /// How it gets to the customer.
    package let way: DeliveryWay
    /// How far it has come.
    package let state: DeliveryState
    /// Since when.
    package let changedAt: Instant

    static let select = """
        SELECT id, sale_order, line, good, quantity, owed, taken, way, state, changed_at FROM delivery
        """

    init(_ row: any Row) {
        id = row.identity(0)
        order = row.identity(1)
        line = Int(row.integer(2))
        good = row.identity(3)
        quantity = row.integer(4)
        owed = row.integer(5)
        taken = row.integer(6)
        way = row.one(of: DeliveryWay.self, 7)
        state = row.one(of: DeliveryState.self, 8)
        changedAt = row.instant(9)
    }
}

/// Something that happened to a delivery; never changed (rule 2).
package struct DeliveryStepRow: Sendable, Equatable {
    /// What.
    package let kind: DeliveryStepKind
    /// How far it had come.
    package let was: DeliveryState
    /// How far it was then.
    package let now: DeliveryState
    /// How many it was about.
    package let quantity: Int64
    /// When.
    package let at: Instant
    /// By whom.
    package let operatorID: OperatorID
    /// Why, in somebody's own words.
    package let reason: String

    init(_ row: any Row) {
        kind = row.one(of: DeliveryStepKind.self, 0)
        was = row.one(of: DeliveryState.self, 1)
        now = row.one(of: DeliveryState.self, 2)
        quantity = row.integer(3)
        at = row.instant(4)
        operatorID = row.identity(5)
        reason = row.text(6)
    }
}

extension Reading {
    /// A delivery, or nil.
    /// - Throws: `EngineError`.
    package func delivery(_ id: DeliveryID) throws -> DeliveryRow? {
        try first("\(DeliveryRow.select) WHERE id = ?", id) { DeliveryRow($0) }
    }

    /// Deliveries of an order, by line.
    /// - Throws: `EngineError`.
    package func deliveries(of order: OrderID) throws -> [DeliveryRow] {
        try rows("\(DeliveryRow.select) WHERE sale_order = ? ORDER BY line", order) { DeliveryRow($0) }
    }

    /// Deliveries that have come so far: those somebody waits for the oldest first, the others the last first.
    /// - Throws: `EngineError`.
    package func deliveries(in state: DeliveryState, limit: Int) throws -> [DeliveryRow] {
        let order = state.isOpen ? "id" : "id DESC"
        return try rows("\(DeliveryRow.select) WHERE state = ? ORDER BY \(order) LIMIT ?", state.rawValue, limit) {
            DeliveryRow($0)
        }
    }

    /// How much somebody has to do something about: waiting, ready, out, codes that wait or are complained about, and
    /// nothing of what is done.
    /// - Throws: `EngineError`.
    package func openHandings() throws -> [Int] {
        try first(
            """
            SELECT (SELECT count(*) FROM delivery WHERE state = 'waiting'),
                (SELECT count(*) FROM delivery WHERE state = 'ready'),
                (SELECT count(*) FROM delivery WHERE state = 'out'),
                (SELECT count(*) FROM code_slot WHERE state IN ('pending','afterSale'))
            """
        ) { row in (0..<4).map { Int(row.integer($0)) } + [0] } ?? []
    }

    /// What of an order is not in the customer's hand at once.
    /// - Throws: `EngineError`.
    package func handings(of order: OrderID) throws -> [Handing] {
        let codes = try rows("SELECT DISTINCT state FROM code_slot WHERE sale_order = ?", order) {
            Handing.code($0.one(of: CodeState.self, 0))
        }
        return try codes
            + rows("SELECT DISTINCT state, way FROM delivery WHERE sale_order = ?", order) {
                .delivery($0.one(of: DeliveryState.self, 0), $0.one(of: DeliveryWay.self, 1))
            }
    }

    /// What happened to a delivery, the last first.
    /// - Throws: `EngineError`.
    package func deliverySteps(of delivery: DeliveryID) throws -> [DeliveryStepRow] {
        try rows(
            "SELECT kind, was, now, quantity, at, operator, reason FROM delivery_step WHERE delivery = ? ORDER BY id DESC",
            delivery
        ) { DeliveryStepRow($0) }
    }

    /// Who gets a delivery, as far as it was written down and not erased since.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    package func recipient(of delivery: DeliveryRow, vault: Vault) throws -> Recipient {
        var found = Recipient(way: delivery.way)
        let sealed = try first(
            "SELECT name_sealed, phone_sealed, address_sealed, remark_sealed FROM delivery WHERE id = ?", delivery.id
        ) { row in (0..<4).map { row.optionalBlob($0) } }
        func open(_ column: String, _ place: Int) throws -> String {
            guard let sealed, let bytes = sealed[place] else { return "" }
            return try vault.open(bytes, table: "delivery", column: column, row: delivery.id.raw)
        }
        found.name = try open("name", 0)
        found.phone = try open("phone", 1)
        found.address = try open("address", 2)
        found.remark = try open("remark", 3)
        return found
    }
}

extension Writing {
    /// Somebody has paid for something that is handed over later.
    /// - Throws: `EngineError`.
    package func insertDelivery(
        of good: GoodID, quantity: Int64, order: OrderID, line: Int, to recipient: Recipient, _ deed: StockDeed,
        vault: Vault
    ) throws {
        let id = DeliveryID(try next("delivery"))
        let sealed = try Self.sealed(recipient, id, vault)
        try execute(
            """
            INSERT INTO delivery (id, sale_order, line, good, quantity, owed, way, state, name_sealed, phone_sealed,
                address_sealed, remark_sealed, at, changed_at, changed_day) VALUES (?,?,?,?,?,?,?,'waiting',?,?,?,?,?,?,?)
            """, id, order, line, good, quantity, quantity, recipient.way.rawValue, sealed[0], sealed[1],
            sealed[2], sealed[3], deed.at, deed.at, deed.day)
        try step(.ordered, id, was: .waiting, now: .waiting, quantity, deed)
    }

    /// Somebody else gets it, otherwise or elsewhere.
    /// - Throws: `EngineError`.
    package func setRecipient(_ recipient: Recipient, of row: DeliveryRow, _ deed: StockDeed, vault: Vault) throws {
        let sealed = try Self.sealed(recipient, row.id, vault)
        try execute(
            """
            UPDATE delivery SET way = ?, name_sealed = ?, phone_sealed = ?, address_sealed = ?, remark_sealed = ?
            WHERE id = ?
            """, recipient.way.rawValue, sealed[0], sealed[1], sealed[2], sealed[3], row.id)
        try step(.changed, row.id, was: row.state, now: row.state, row.owed, deed)
    }

    /// Name, number, address and remark as the file has them.
    private static func sealed(_ recipient: Recipient, _ id: DeliveryID, _ vault: Vault) throws -> [[UInt8]?] {
        let columns = [
            ("name", recipient.name), ("phone", recipient.phone), ("address", recipient.address),
            ("remark", recipient.remark),
        ]
        return try columns.map { column, text in
            text.isEmpty ? nil : try vault.seal(text, table: "delivery", column: column, row: id.raw)
        }
    }

    /// Puts a delivery on, if it is still where the one who asks saw it; what it takes from the shelf, or gives back,
    /// moves with it.
    /// - Returns: false if the shelf has too little.
    /// - Throws: `EngineError`.
    package func putOn(_ row: DeliveryRow, to state: DeliveryState, _ kind: DeliveryStepKind, _ deed: StockDeed) throws
        -> Bool
    {
        let takes = !row.state.hasLeft && state.hasLeft
        let returns = row.state.hasLeft && !state.hasLeft
        let taken = takes ? row.owed : returns ? 0 : row.taken
        try setDelivery(row.id, state, owed: row.owed, taken: taken, deed)
        let moved = deed.delivering(row.id)
        if takes {
            guard case .taken = try takeStock(row.good, row.owed, kind: .sold, moved) else { return false }
        } else if returns, row.taken > 0 {
            try returnStock(row.good, row.taken, moved)
        }
        try step(kind, row.id, was: row.state, now: state, row.owed, deed)
        return true
    }

    /// Money for so many of a delivery goes back. What never left the shelf does not come back to it; what did may.
    /// - Returns: whether they were put back on the shelf.
    /// - Throws: `EngineError`.
    package func refundDelivery(_ row: DeliveryRow, _ quantity: Int64, restock: Bool, _ deed: StockDeed) throws -> Bool
    {
        let owed = row.owed - quantity
        let comesBack = restock && row.state.hasLeft
        let state = owed == 0 ? .cancelled : row.state
        try setDelivery(row.id, state, owed: owed, taken: comesBack ? row.taken - quantity : row.taken, deed)
        if comesBack { try returnStock(row.good, quantity, deed.delivering(row.id)) }
        try step(.refunded, row.id, was: row.state, now: state, quantity, deed)
        if owed == 0 { try forgetToTell(row.id) }
        try allot(row.good, deed)
        return comesBack
    }

    func setDelivery(
        _ id: DeliveryID, _ state: DeliveryState, owed: Int64, taken: Int64, _ deed: StockDeed
    ) throws {
        try execute(
            "UPDATE delivery SET state = ?, owed = ?, taken = ?, changed_at = ?, changed_day = ? WHERE id = ?",
            state.rawValue, owed, taken, deed.at, deed.day, id)
    }

    func step(
        _ kind: DeliveryStepKind, _ id: DeliveryID, was: DeliveryState, now: DeliveryState, _ quantity: Int64,
        _ deed: StockDeed
    ) throws {
        try execute(
            """
            INSERT INTO delivery_step (id, delivery, kind, was, now, quantity, at, operator, entry, reason)
            VALUES (?,?,?,?,?,?,?,?,?,?)
            """, try next("delivery_step"), id, kind.rawValue, was.rawValue, now.rawValue, quantity, deed.at,
            deed.operatorID, deed.entry, deed.reason)
    }

    /// Nobody need be told any more that something has come.
    func forgetToTell(_ id: DeliveryID) throws {
        try execute("DELETE FROM outbox WHERE delivery = ? AND sent_at IS NULL", id)
    }
}

extension DeliveryState {
    /// Whether the goods are no longer on the shelf.
    package var hasLeft: Bool { self == .out || self == .done }
}
