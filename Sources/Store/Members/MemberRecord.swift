package import Domain
package import SQL
package import Vault

/// A member as the store file has them.
package struct MemberRecord: Sendable, Equatable {
    /// Number.
    package let id: MemberID
    /// Whole name.
    package let name: String
    /// Whole phone number; masked before it leaves the core.
    package let phone: String
    /// Status.
    package let status: MemberStatus
    /// Tier.
    package let tier: Tier
    /// Member since.
    package let joinedAt: Instant
    /// Agreed to messages.
    package let marketing: Bool
    /// `1990-11-23` or `11-23`, if known.
    package let birthday: String?
    /// Allergies and cautions.
    package let cautions: String
    /// Remark.
    package let remark: String
    /// Has set a PIN.
    package let hasPIN: Bool
    /// The last time step a code of theirs was used in.
    package let lastCodeStep: Int64
    /// Last visit, if any.
    package let lastVisit: Instant?

    static let columns = """
        id, name, phone_sealed, status, tier, joined_at, marketing, birthday_sealed, cautions_sealed, remark,
        pin_hash IS NOT NULL, last_code_step, last_visit_at
        """

    init(_ row: any Row, vault: Vault) throws {
        let number = row.integer(0)
        func opened(_ column: Int, _ name: String) throws -> String? {
            try row.optionalBlob(column).map { try vault.open($0, table: "member", column: name, row: number) }
        }
        id = MemberID(number)
        name = row.text(1)
        phone = try opened(2, "phone") ?? ""
        status = row.one(of: MemberStatus.self, 3)
        tier = row.one(of: Tier.self, 4)
        joinedAt = row.instant(5)
        marketing = row.bool(6)
        birthday = try opened(7, "birthday")
        cautions = try opened(8, "cautions") ?? ""
        remark = row.text(9)
        hasPIN = row.bool(10)
        lastCodeStep = row.integer(11)
        lastVisit = row.optionalInstant(12)
    }
}

/// What is kept of a new member.
package struct NewMember: Sendable, Equatable {
    /// Number.
    package let id: MemberID
    /// Clean name.
    package let name: String
    /// Eleven digits.
    package let phone: String
    /// Version of the notice.
    package let consent: String
    /// Who took the consent.
    package let by: OperatorID
    /// Agreed to messages.
    package let marketing: Bool
    /// When.
    package let at: Instant

    /// What is kept of a new member.
    package init(
        id: MemberID, name: String, phone: String, consent: String, by: OperatorID, marketing: Bool, at: Instant
    ) {
        self.id = id
        self.name = name
        self.phone = phone
        self.consent = consent
        self.by = by
        self.marketing = marketing
        self.at = at
    }
}

extension Reading {
    /// A member, or nil.
    /// - Throws: `EngineError`; `Vault.Unreadable` if the key is another store's.
    package func member(_ id: MemberID, vault: Vault) throws -> MemberRecord? {
        try first("SELECT \(MemberRecord.columns) FROM member WHERE id = ?", id) { try MemberRecord($0, vault: vault) }
    }

    /// Members by number, in the order asked for; unknown ones are left out.
    /// - Throws: as `member`.
    package func members(_ ids: [MemberID], vault: Vault) throws -> [MemberRecord] {
        try ids.compactMap { try member($0, vault: vault) }
    }

    /// Who has a phone number, or nil.
    /// - Throws: `EngineError`.
    package func memberWithPhone(_ digits: String, vault: Vault) throws -> MemberID? {
        try first("SELECT id FROM member WHERE phone_index = ?", vault.phoneIndex(digits)) { $0.identity(0) }
    }
}

extension Writing {
    /// Gives a member another tier.
    /// - Throws: `EngineError`.
    package func setTier(_ tier: Tier, of member: MemberID) throws {
        try execute("UPDATE member SET tier = ? WHERE id = ?", tier.rawValue, member)
    }

    /// Writes a new member, their search tokens and their accounts.
    /// - Throws: `EngineError`; `.constraint("member.phone_index")` if the phone is taken.
    package func insert(_ new: NewMember, vault: Vault) throws {
        let sealed = try vault.seal(new.phone, table: "member", column: "phone", row: new.id.raw)
        try execute(
            """
            INSERT INTO member (id, name, phone_sealed, phone_index, last4_index, joined_at, consent_version,
                                consent_at, consent_by, marketing) VALUES (?,?,?,?,?,?,?,?,?,?)
            """, new.id, new.name, sealed, vault.phoneIndex(new.phone), vault.last4Index(String(new.phone.suffix(4))),
            new.at, new.consent, new.at, new.by, new.marketing)
        try insertTokens(of: new.id, name: new.name)
    }

    /// Writes a new name and its search tokens.
    /// - Throws: `EngineError`.
    package func rename(_ member: MemberID, to name: String) throws {
        try execute("UPDATE member SET name = ? WHERE id = ?", name, member)
        try execute("DELETE FROM member_token WHERE member = ?", member)
        try insertTokens(of: member, name: name)
    }

    private func insertTokens(of member: MemberID, name: String) throws {
        for token in SearchKey.tokens(for: name) {
            try execute("INSERT INTO member_token (token, member) VALUES (?, ?)", token, member)
        }
    }

    /// Writes the remark.
    /// - Throws: `EngineError`.
    package func setRemark(_ member: MemberID, _ remark: String) throws {
        try execute("UPDATE member SET remark = ? WHERE id = ?", remark, member)
    }

    /// Writes allergies and cautions, sealed: they are health data (个人信息保护法 art. 28).
    /// - Throws: `EngineError`.
    package func setCautions(_ member: MemberID, _ cautions: String, vault: Vault) throws {
        let sealed =
            cautions.isEmpty ? nil : try vault.seal(cautions, table: "member", column: "cautions", row: member.raw)
        try execute("UPDATE member SET cautions_sealed = ? WHERE id = ?", sealed, member)
    }

    /// Writes the status.
    /// - Throws: `EngineError`.
    package func setStatus(_ member: MemberID, _ status: MemberStatus) throws {
        try execute("UPDATE member SET status = ? WHERE id = ?", status.rawValue, member)
    }

    /// Remembers the time step of an accepted member code; false if one as late was accepted before (replay).
    /// - Throws: `EngineError`.
    package func acceptCodeStep(_ member: MemberID, _ step: Int64) throws -> Bool {
        try execute("UPDATE member SET last_code_step = ?1 WHERE id = ?2 AND last_code_step < ?1", step, member) == 1
    }

    /// Forgets a coming that was none: the last visit is the one before, as far as the store knows it.
    /// - Throws: `EngineError`.
    package func untouchVisit(_ member: MemberID, arrivedAt: Instant) throws {
        try execute(
            """
            UPDATE member SET last_visit_at =
                (SELECT max(arrived_at) FROM visit WHERE member = ?1 AND state IN ('waiting','serving','done'))
            WHERE id = ?1 AND last_visit_at = ?2
            """, member, arrivedAt)
    }

    /// Remembers a visit.
    /// - Throws: `EngineError`.
    package func touchVisit(_ member: MemberID, at now: Instant) throws {
        try execute("UPDATE member SET last_visit_at = max(coalesce(last_visit_at, 0), ?) WHERE id = ?", now, member)
    }
}
