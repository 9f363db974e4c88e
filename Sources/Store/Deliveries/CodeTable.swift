package import Domain
package import SQL
package import Vault

/// A place of an order's line that is owed a digital code.
package struct CodeSlotRow: Sendable, Equatable {
    /// Its number.
    package let id: CodeSlotID
    /// The order.
    package let order: OrderID
    /// The line, from 1.
    package let line: Int
    /// Which of the line's codes, from 1.
    package let place: Int
    /// The article.
    package let good: GoodID
    /// How far it has come.
    package let state: CodeState
    /// The code it has, or had when the money went back.
    package let code: DigitalCodeID?

    static let select = "SELECT id, sale_order, line, place, good, state, code FROM code_slot"

    init(_ row: any Row) {
        id = row.identity(0)
        order = row.identity(1)
        line = Int(row.integer(2))
        place = Int(row.integer(3))
        good = row.identity(4)
        state = row.one(of: CodeState.self, 5)
        code = row.optionalIdentity(6)
    }
}

/// Something that happened to a place that is owed a code; never changed (rule 2).
package struct CodeStepRow: Sendable, Equatable {
    /// What.
    package let kind: CodeStepKind
    /// When.
    package let at: Instant
    /// By whom.
    package let operatorID: OperatorID
    /// Why, in somebody's own words.
    package let reason: String
}

extension Reading {
    /// A place that is owed a code, or nil.
    /// - Throws: `EngineError`.
    package func codeSlot(_ id: CodeSlotID) throws -> CodeSlotRow? {
        try first("\(CodeSlotRow.select) WHERE id = ?", id) { CodeSlotRow($0) }
    }

    /// Places of an order that are owed codes, by line and place.
    /// - Throws: `EngineError`.
    package func codeSlots(of order: OrderID) throws -> [CodeSlotRow] {
        try rows("\(CodeSlotRow.select) WHERE sale_order = ? ORDER BY line, place", order) { CodeSlotRow($0) }
    }

    /// Places that wait for a code or are complained about, the oldest first.
    /// - Throws: `EngineError`.
    package func openCodeSlots(limit: Int) throws -> [CodeSlotRow] {
        try rows("\(CodeSlotRow.select) WHERE state IN ('pending','afterSale') ORDER BY id LIMIT ?", limit) {
            CodeSlotRow($0)
        }
    }

    /// Places that have their code or were refunded, the last first.
    /// - Throws: `EngineError`.
    package func settledCodeSlots(limit: Int) throws -> [CodeSlotRow] {
        try rows("\(CodeSlotRow.select) WHERE state IN ('issued','refunded') ORDER BY id DESC LIMIT ?", limit) {
            CodeSlotRow($0)
        }
    }

    /// How many codes of an article are in stock.
    /// - Throws: `EngineError`.
    package func freeCodes(of good: GoodID) throws -> Int64 {
        try first("SELECT count(*) FROM digital_code WHERE good = ? AND state = 'free'", good) { $0.integer(0) } ?? 0
    }

    /// Whether a code of an article was ever imported.
    /// - Throws: `EngineError`.
    package func knowsCode(_ index: [UInt8], of good: GoodID) throws -> Bool {
        try first("SELECT 1 FROM digital_code WHERE good = ? AND code_index = ?", good, index) { $0.integer(0) } != nil
    }

    /// The whole code.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    package func digitalCode(_ id: DigitalCodeID, vault: Vault) throws -> String? {
        try first("SELECT sealed FROM digital_code WHERE id = ?", id) { $0.blob(0) }.map {
            try vault.open($0, table: "digital_code", column: "code", row: id.raw)
        }
    }

    /// What happened to a place, the last first.
    /// - Throws: `EngineError`.
    package func codeSteps(of slot: CodeSlotID) throws -> [CodeStepRow] {
        try rows("SELECT kind, at, operator, reason FROM code_step WHERE slot = ? ORDER BY id DESC", slot) { row in
            CodeStepRow(
                kind: row.one(of: CodeStepKind.self, 0), at: row.instant(1), operatorID: row.identity(2),
                reason: row.text(3))
        }
    }
}

extension Writing {
    /// Puts a sealed code into stock.
    /// - Throws: `EngineError`; `.constraint` if it is known.
    package func insertCode(_ code: DigitalCode, index: [UInt8], of good: GoodID, _ deed: StockDeed, vault: Vault)
        throws
    {
        let id = DigitalCodeID(try next("digital_code"))
        let sealed = try vault.seal(code.text, table: "digital_code", column: "code", row: id.raw)
        try execute(
            "INSERT INTO digital_code (id, good, sealed, code_index, at, operator) VALUES (?,?,?,?,?,?)", id, good,
            sealed, index, deed.at, deed.operatorID)
    }

    /// Somebody has paid for codes: so many places of a line wait for theirs.
    /// - Throws: `EngineError`.
    package func oweCodes(_ quantity: Int64, of good: GoodID, order: OrderID, line: Int, _ deed: StockDeed) throws {
        for place in 1...quantity {
            let slot = CodeSlotID(try next("code_slot"))
            try execute(
                "INSERT INTO code_slot (id, sale_order, line, place, good, state) VALUES (?,?,?,?,?,'pending')", slot,
                order, line, place, good)
            try step(.owed, slot, code: nil, deed)
        }
    }

    /// Gives codes in stock to the places that wait, the first to the first; answers how many.
    /// - Throws: `EngineError`.
    @discardableResult package func fillCodes(of good: GoodID, _ deed: StockDeed) throws -> Int {
        var given = 0
        while let slot = try nextWaiting(for: good), try issueCode(to: slot, deed) { given += 1 }
        return given
    }

    private func nextWaiting(for good: GoodID) throws -> CodeSlotRow? {
        try first("\(CodeSlotRow.select) WHERE good = ? AND state = 'pending' ORDER BY id LIMIT 1", good) {
            CodeSlotRow($0)
        }
    }

    /// Gives a place the first code in stock; false if there is none. A code it had is void from now on.
    /// - Throws: `EngineError`.
    package func issueCode(to slot: CodeSlotRow, _ deed: StockDeed) throws -> Bool {
        let code = try first(
            "SELECT id FROM digital_code WHERE good = ? AND state = 'free' ORDER BY id LIMIT 1", slot.good
        ) { row -> DigitalCodeID in row.identity(0) }
        guard let code else { return false }
        if let old = slot.code {
            try voidCode(old)
            try step(.replaced, slot.id, code: old, deed)
        }
        let changed = try execute(
            "UPDATE digital_code SET state = 'issued' WHERE id = ? AND state = 'free'", code)
        precondition(changed == 1, "a free code stays free within one transaction")
        try execute("UPDATE code_slot SET state = 'issued', code = ? WHERE id = ?", code, slot.id)
        try step(.issued, slot.id, code: code, deed)
        return true
    }

    /// Writes how far a place has come, with the step that led there.
    /// - Throws: `EngineError`.
    package func setCodeState(_ state: CodeState, of slot: CodeSlotRow, _ kind: CodeStepKind, _ deed: StockDeed) throws
    {
        try execute("UPDATE code_slot SET state = ? WHERE id = ?", state.rawValue, slot.id)
        try step(kind, slot.id, code: slot.code, deed)
    }

    /// Writes that a whole code was looked at or printed.
    /// - Throws: `EngineError`.
    package func recordCode(
        _ kind: CodeStepKind, of slot: CodeSlotRow, by operatorID: OperatorID, at now: Instant, reason: String = ""
    ) throws {
        try step(kind, slot.id, slot.code, operatorID, now, nil, reason)
    }

    /// Takes so many places of a line back: first those without a code, then those complained about, then the others. A
    /// code they had is void.
    /// - Throws: `EngineError`.
    package func refundCodes(_ quantity: Int64, order: OrderID, line: Int, _ deed: StockDeed) throws {
        for slot in try codesToRefund(quantity, order: order, line: line) {
            if let code = slot.code { try voidCode(code) }
            try setCodeState(.refunded, of: slot, .refunded, deed)
        }
    }

    private func voidCode(_ code: DigitalCodeID) throws {
        try execute("UPDATE digital_code SET state = 'void' WHERE id = ?", code)
    }

    private func step(_ kind: CodeStepKind, _ slot: CodeSlotID, code: DigitalCodeID?, _ deed: StockDeed) throws {
        try step(kind, slot, code, deed.operatorID, deed.at, deed.entry, deed.reason)
    }

    private func step(
        _ kind: CodeStepKind, _ slot: CodeSlotID, _ code: DigitalCodeID?, _ operatorID: OperatorID, _ now: Instant,
        _ entry: EntryID?, _ reason: String
    ) throws {
        try execute(
            "INSERT INTO code_step (id, slot, kind, code, at, operator, entry, reason) VALUES (?,?,?,?,?,?,?,?)",
            try next("code_step"), slot, kind.rawValue, code, now, operatorID, entry, reason)
    }
}

extension Reading {
    /// Which places of a line would be taken back.
    /// - Throws: `EngineError`.
    package func codesToRefund(_ quantity: Int64, order: OrderID, line: Int) throws -> [CodeSlotRow] {
        try rows(
            """
            \(CodeSlotRow.select) WHERE sale_order = ? AND line = ? AND state <> 'refunded'
            ORDER BY CASE state WHEN 'pending' THEN 0 WHEN 'afterSale' THEN 1 ELSE 2 END, id LIMIT ?
            """, order, line, quantity
        ) { CodeSlotRow($0) }
    }
}
