package import Domain
package import SQL
import Store
package import Vault

/// Puts digital codes into a receipt while it is printed.
package struct PrintedCodes: Sendable {
    private let vault: Vault

    /// With the store's keys.
    package init(vault: Vault) { self.vault = vault }

    /// The lines with their codes; one that has been voided since is not told.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    package func put(into lines: [ReceiptLine], _ db: any Reading) throws -> [ReceiptLine] {
        try lines.map { line in
            guard case .digitalCode(let id, let isWhole) = line.content else { return line }
            guard let slot = try db.codeSlot(id), slot.state == .issued, let code = slot.code,
                let text = try db.digitalCode(code, vault: vault)
            else { return .text("  ********") }
            return .text("  " + (isWhole ? text : DigitalCode.masked(text)))
        }
    }

    /// Writes down that whole codes are on paper.
    /// - Throws: `EngineError`.
    package func record(_ lines: [ReceiptLine], by operatorID: OperatorID, at now: Instant, _ db: any Writing) throws {
        for line in lines {
            guard case .digitalCode(let id, true) = line.content, let slot = try db.codeSlot(id), slot.code != nil
            else {
                continue
            }
            try db.recordCode(.printed, of: slot, by: operatorID, at: now)
        }
    }
}
