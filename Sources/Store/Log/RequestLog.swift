package import Domain
package import SQL
package import Vault

/// What became of a request.
package struct RequestRow: Sendable, Equatable {
    /// The command's name.
    package let command: String
    /// MAC of its content.
    package let contentMAC: [UInt8]
    /// Done, or refused.
    package let isDone: Bool
    /// Answer or refusal as JSON.
    package let outcome: String

    /// What became of a request.
    package init(command: String, contentMAC: [UInt8], isDone: Bool, outcome: String) {
        self.command = command
        self.contentMAC = contentMAC
        self.isDone = isDone
        self.outcome = outcome
    }
}

/// One row of the audit (rule L1): every command, refused ones too.
package struct AuditRow: Sendable, Equatable {
    /// How it ended.
    package enum Ending: String, Sendable {
        /// Done.
        case done
        /// Refused by the rules.
        case refused
        /// Denied to this person.
        case denied
    }

    /// When.
    package let at: Instant
    /// Who; 0 = nobody signed in.
    package let operatorID: OperatorID
    /// The command's name.
    package let command: String
    /// What it was about: member, visit, …
    package let subject: String
    /// Its number.
    package let subjectID: Int64
    /// How it ended.
    package let ending: Ending
    /// Never personal data: a fault's name, an amount.
    package let detail: String
    /// The entry it wrote.
    package let entry: EntryID?
    /// Code of that entry in the ledger's chain: ties the two chains.
    package let entryMAC: [UInt8]
    /// Who approved.
    package let approver: OperatorID?

    /// A row.
    package init(
        at: Instant, operatorID: OperatorID, command: String, subject: String, subjectID: Int64, ending: Ending,
        detail: String, entry: EntryID?, entryMAC: [UInt8], approver: OperatorID?
    ) {
        self.at = at
        self.operatorID = operatorID
        self.command = command
        self.subject = subject
        self.subjectID = subjectID
        self.ending = ending
        self.detail = detail
        self.entry = entry
        self.entryMAC = entryMAC
        self.approver = approver
    }

    var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.add(at.ms)
        bytes.add(operatorID.raw)
        bytes.add(command)
        bytes.add(subject)
        bytes.add(subjectID)
        bytes.add(ending.rawValue)
        bytes.add(detail)
        bytes.add(entry?.raw ?? 0)
        bytes.add(entryMAC)
        bytes.add(approver?.raw ?? 0)
        return bytes.bytes
    }
}

extension Reading {
    /// What became of a key, or nil.
    /// - Throws: `EngineError`.
    package func request(_ key: String) throws -> RequestRow? {
        try first("SELECT command, content_mac, state, outcome FROM request WHERE key = ?", key) { row in
            RequestRow(
                command: row.text(0), contentMAC: row.blob(1), isDone: row.text(2) == "done", outcome: row.text(3))
        }
    }

    /// The last audit row's place and code.
    /// - Throws: `EngineError`.
    package func auditHead() throws -> Head.Link {
        try first("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1") {
            Head.Link(sequence: $0.integer(0), mac: $0.blob(1))
        } ?? .none
    }

    /// Audit rows after a place, oldest first: sequence, command, subject, its number, when.
    /// - Throws: `EngineError`.
    package func auditRows(
        after sequence: Int64, limit: Int
    ) throws -> [(Int64, String, String, Int64, Instant)] {
        try rows(
            """
            SELECT id, command, subject, subject_id, at FROM audit WHERE id > ? AND outcome = 'done'
            ORDER BY id LIMIT ?
            """, sequence, limit
        ) { ($0.integer(0), $0.text(1), $0.text(2), $0.integer(3), $0.instant(4)) }
    }
}

extension Writing {
    /// Writes what became of a request; the row is never changed.
    /// - Throws: `EngineError`.
    package func insertRequest(_ key: String, _ row: RequestRow, at now: Instant) throws {
        try execute(
            "INSERT INTO request (key, command, content_mac, state, outcome, at) VALUES (?,?,?,?,?,?)", key,
            row.command,
            row.contentMAC, row.isDone ? "done" : "refused", row.outcome, now)
    }

    /// Writes an audit row and chains it.
    /// - Throws: `EngineError`.
    package func append(_ row: AuditRow, vault: Vault) throws -> Head.Link {
        let head = try auditHead()
        let sequence = head.sequence + 1
        let mac = vault.auditMAC(previous: head.mac, sequence: sequence, canonical: row.canonicalBytes)
        try execute(
            """
            INSERT INTO audit (id, at, operator, command, subject, subject_id, outcome, detail, entry, approver, mac)
            VALUES (?,?,?,?,?,?,?,?,?,?,?)
            """, sequence, row.at, row.operatorID, row.command, row.subject, row.subjectID, row.ending.rawValue,
            row.detail, row.entry, row.approver, mac)
        return Head.Link(sequence: sequence, mac: mac)
    }
}
