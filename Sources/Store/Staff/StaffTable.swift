package import Domain
package import SQL

/// Somebody who works the counter, as the store file has them.
package struct StaffRow: Sendable, Equatable {
    /// Number.
    package let id: OperatorID
    /// Name.
    package let name: String
    /// Role.
    package let role: StaffRole

    init(_ row: any Row) {
        id = row.identity(0)
        name = row.text(1)
        role = row.one(of: StaffRole.self, 2)
    }
}

/// An approval as the store file has it.
package struct ApprovalRow: Sendable, Equatable {
    /// For which command.
    package let command: String
    /// MAC of its content.
    package let contentMAC: [UInt8]
    /// Who asked.
    package let actor: OperatorID
    /// Who approved.
    package let approver: OperatorID
    /// When.
    package let at: Instant
    /// When it was used.
    package let usedAt: Instant?
}

extension Reading {
    /// Somebody's name, whether they still work here or not.
    /// - Throws: `EngineError`.
    package func staffName(_ id: OperatorID) throws -> String {
        try first("SELECT name FROM staff WHERE id = ?", id) { $0.text(0) } ?? ""
    }

    /// Everybody whose account is enabled, by number.
    /// - Throws: `EngineError`.
    package func staff() throws -> [StaffRow] {
        try rows("SELECT id, name, role FROM staff WHERE enabled = 1 ORDER BY id") { StaffRow($0) }
    }

    /// Somebody whose account is enabled, or nil.
    /// - Throws: `EngineError`.
    package func staff(_ id: OperatorID) throws -> StaffRow? {
        try first("SELECT id, name, role FROM staff WHERE id = ? AND enabled = 1", id) { StaffRow($0) }
    }

    /// What a demo store tells everybody; empty in any other.
    /// - Throws: `EngineError`.
    package func demoPINs() throws -> [(OperatorID, String)] {
        try rows("SELECT staff, pin FROM demo_pin ORDER BY staff") { ($0.identity(0), $0.text(1)) }
    }

    /// An approval, or nil.
    /// - Throws: `EngineError`.
    package func approval(_ id: ApprovalID) throws -> ApprovalRow? {
        try first("SELECT command, content_mac, actor, approver, at, used_at FROM approval WHERE id = ?", id) { row in
            ApprovalRow(
                command: row.text(0), contentMAC: row.blob(1), actor: row.identity(2), approver: row.identity(3),
                at: row.instant(4), usedAt: row.optionalInstant(5))
        }
    }
}

extension Writing {
    /// Writes somebody new.
    /// - Throws: `EngineError`; `.constraint` if the number is taken.
    package func insertStaff(_ id: OperatorID, name: String, role: StaffRole, pinHash: String) throws {
        try execute(
            "INSERT INTO staff (id, name, role, pin_hash) VALUES (?,?,?,?)", id, name, role.rawValue, pinHash)
    }

    /// Notes a PIN that the login screen of a demo store shows.
    /// - Throws: `EngineError`.
    package func insertDemoPIN(_ id: OperatorID, _ pin: String) throws {
        try execute("INSERT INTO demo_pin (staff, pin) VALUES (?,?)", id, pin)
    }

    /// Writes an approval.
    /// - Throws: `EngineError`.
    package func insertApproval(
        command: String, contentMAC: [UInt8], actor: OperatorID, approver: OperatorID, reason: String, at now: Instant
    ) throws -> ApprovalID {
        let id = ApprovalID(try next("approval"))
        try execute(
            """
            INSERT INTO approval (id, command, content_mac, actor, approver, reason, at) VALUES (?,?,?,?,?,?,?)
            """, id, command, contentMAC, actor, approver, reason, now)
        return id
    }

    /// Uses an approval up.
    /// - Throws: `EngineError`.
    package func useApproval(_ id: ApprovalID, at now: Instant) throws {
        try execute("UPDATE approval SET used_at = ? WHERE id = ? AND used_at IS NULL", now, id)
    }
}
