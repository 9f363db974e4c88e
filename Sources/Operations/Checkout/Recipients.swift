import Domain
import SQL
import Store
import Vault

/// Reads who gets deliveries.
struct Recipients {
    let db: any Reading
    let vault: Vault

    /// What was written down, and of a member's own what the card says.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    func of(_ row: DeliveryRow, masksMember: Bool) throws -> Recipient {
        var recipient = try db.recipient(of: row, vault: vault)
        guard recipient.name.isEmpty || recipient.phone.isEmpty, let member = try db.order(row.order)?.member,
            let record = try db.member(member, vault: vault)
        else { return recipient }
        if recipient.name.isEmpty { recipient.name = record.name }
        if recipient.phone.isEmpty { recipient.phone = masksMember ? Phone.masked(record.phone) : record.phone }
        return recipient
    }
}
