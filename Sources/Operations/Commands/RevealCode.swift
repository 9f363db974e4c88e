package import Domain
import SQL
import Store
import Vault

/// Shows a whole digital code once, with a reason on record.
package struct RevealCode: Command {
    /// The place it was issued to.
    package let slot: CodeSlotID
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// Of a place, for a reason.
    package init(slot: CodeSlotID, reason: String, approval: ApprovalID? = nil) {
        self.slot = slot
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.revealCode
    package var subject: Subject { .codeSlot(slot) }
    package var withoutApproval: Self { Self(slot: slot, reason: reason) }

    /// The code. It is not kept with the request: a repeat reads it anew.
    package struct Answer: Codable, Sendable, Equatable {
        /// The whole code.
        package let code: String

        /// A code.
        package init(code: String) { self.code = code }
    }

    /// Why not.
    package typealias Refusal = CodeSlotRefusal
}

/// Why nothing is done with a place that is owed a digital code.
package enum CodeSlotRefusal: Error, Codable, Sendable, Equatable {
    /// There is none of that number.
    case unknown
    /// It has come elsewhere meanwhile.
    case state(CodeState)
    /// No code is in stock.
    case noneLeft
    /// The reason.
    case reason(TextFault)
}

extension Work {
    /// A place in one of some states, for a reason that goes on record.
    /// - Throws: `CodeSlotRefusal`; `EngineError`.
    func codeSlot(
        _ id: CodeSlotID, in states: Set<CodeState>, reason: String
    ) throws -> (slot: CodeSlotRow, deed: StockDeed) {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw CodeSlotRefusal.reason(error) }
        record(reason: clean)
        guard let slot = try db.codeSlot(id) else { throw CodeSlotRefusal.unknown }
        guard states.contains(slot.state) else { throw CodeSlotRefusal.state(slot.state) }
        return (slot, stockDeed(reason: clean))
    }
}

extension RevealCode {
    package static var keepsOutcome: Bool { false }

    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let (row, deed) = try work.codeSlot(slot, in: [.issued, .afterSale], reason: reason)
        guard let id = row.code, let code = try work.db.digitalCode(id, vault: work.vault) else {
            throw Refusal.state(row.state)
        }
        try work.db.recordCode(.shown, of: row, by: deed.operatorID, at: deed.at, reason: deed.reason)
        return Answer(code: code)
    }
}
