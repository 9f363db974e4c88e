package import Domain
package import SQL
import Store
package import Vault

/// The way back for whoever wrong PINs have shut out and nobody can let in: the owner of a store who works alone. The
/// recovery key proves who asks; its holder could read the whole file anyway.
package enum Reopening {
    /// Forgets the wrong PINs of an operator and of every terminal, on record in the audit.
    /// - Returns: the operator's name; nil if nobody has that number.
    /// - Throws: `EngineError`, or what the anchor throws.
    package static func reopen(
        _ number: OperatorID, in database: any Database, vault: Vault, anchor: any Anchor, at now: Instant
    ) async throws -> String? {
        let done: (name: String, head: Head)? = try await database.write { db in
            guard let staff = try db.staff(number) else { return nil }
            try db.setLockOut(number, LockOut())
            try db.forgetPINFailures()
            let link = try db.append(
                AuditRow(
                    at: now, operatorID: number, command: "Reopen", subject: "staff", subjectID: number.raw,
                    ending: .done,
                    detail: "recovery key", entry: nil, entryMAC: [], approver: nil), vault: vault)
            return (staff.name, Head(ledger: try db.ledgerHead(), audit: link))
        }
        guard let done else { return nil }
        try anchor.record(done.head)
        try anchor.settle()
        return done.name
    }
}
