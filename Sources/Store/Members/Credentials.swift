package import Domain
package import SQL

/// A PIN as kept: its hash and how often it was missed.
package struct Credential: Sendable, Equatable {
    /// `scrypt$…`
    package let hash: String
    /// Wrong tries.
    package let lockOut: LockOut
}

extension Reading {
    /// Somebody's PIN; nil if there is no such operator or the account is disabled.
    /// - Throws: `EngineError`.
    package func staffCredential(_ id: OperatorID) throws -> Credential? {
        try first("SELECT pin_hash, failures, failed_at FROM staff WHERE id = ? AND enabled = 1", id) { row in
            Credential(
                hash: row.text(0), lockOut: LockOut(failures: Int(row.integer(1)), lastAt: row.instant(2)))
        }
    }

    /// A member's PIN; nil if there is no such member or they have set none.
    /// - Throws: `EngineError`.
    package func memberCredential(_ id: MemberID) throws -> Credential? {
        try first("SELECT pin_hash, pin_failures, pin_failed_at FROM member WHERE id = ? AND pin_hash IS NOT NULL", id)
        {
            Credential(hash: $0.text(0), lockOut: LockOut(failures: Int($0.integer(1)), lastAt: $0.instant(2)))
        }
    }
}

extension Writing {
    /// Counts a try of an operator's PIN.
    /// - Throws: `EngineError`.
    package func setLockOut(_ id: OperatorID, _ lockOut: LockOut) throws {
        try execute(
            "UPDATE staff SET failures = ?, failed_at = ? WHERE id = ?", lockOut.failures, lockOut.lastAt, id)
    }

    /// Counts a try of a member's PIN.
    /// - Throws: `EngineError`.
    package func setLockOut(_ id: MemberID, _ lockOut: LockOut) throws {
        try execute(
            "UPDATE member SET pin_failures = ?, pin_failed_at = ? WHERE id = ?", lockOut.failures, lockOut.lastAt, id)
    }

    /// Writes a member's PIN; the wrong tries are forgotten.
    /// - Throws: `EngineError`.
    package func setMemberPIN(_ id: MemberID, hash: String) throws {
        try execute("UPDATE member SET pin_hash = ?, pin_failures = 0, pin_failed_at = 0 WHERE id = ?", hash, id)
    }

    /// Notes that the member proved to be here; used once, within 120 seconds.
    /// - Throws: `EngineError`.
    package func insertProof(member: MemberID, by operatorID: OperatorID, at now: Instant) throws -> ProofID {
        let id = ProofID(try next("proof"))
        try execute(
            "INSERT INTO proof (id, member, operator, at) VALUES (?,?,?,?)", id, member, operatorID, now)
        return id
    }

    /// Uses a proof up; false if it is another member's, used, or older than 120 seconds.
    /// - Throws: `EngineError`.
    package func useProof(_ id: ProofID, member: MemberID, by operatorID: OperatorID, at now: Instant) throws -> Bool {
        try execute(
            """
            UPDATE proof SET used_at = ?1 WHERE id = ?2 AND member = ?3 AND operator = ?4 AND used_at IS NULL
            AND at <= ?1 AND at > ?1 - 120000
            """, now, id, member, operatorID) == 1
    }
}
