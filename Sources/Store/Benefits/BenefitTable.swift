package import Domain
package import SQL
package import Vault

/// Sessions of one item of a package a member bought.
package struct PackageItemRow: Sendable, Equatable {
    /// Its number.
    package let id: PackageItemID
    /// Whose.
    package let member: MemberID
    /// 补水护理
    package let title: String
    /// Bought.
    package let total: Int64
    /// When it may be used.
    package let span: ValidSpan
    /// Left, held ones included.
    package let left: Int64
    /// Held for visits.
    package let held: Int64
    /// When its sale was taken back.
    package let withdrawnAt: Instant?
    /// Sessions of which service.
    package let service: ServiceID
    /// What all of them together are worth: their share of the card's price (rule 18).
    package let worth: Money
    /// What one was at list price when it was sold; nil = sold before that was written down.
    package let unit: Money?

    static let select = """
        SELECT p.id, p.member, p.title, p.total, p.valid_from, p.valid_until, coalesce(a.balance, 0), coalesce(a.held, 0),
               p.withdrawn_at, p.service, p.worth, p.unit
        FROM package_item p LEFT JOIN account a ON a.id = \(AccountID(.session, holder: 0).raw) + p.id
        """

    init(_ row: any Row) {
        id = row.identity(0)
        member = row.identity(1)
        title = row.text(2)
        total = row.integer(3)
        span = ValidSpan(from: row.instant(4), until: row.optionalInstant(5))
        left = row.integer(6)
        held = row.integer(7)
        withdrawnAt = row.optionalInstant(8)
        service = row.identity(9)
        worth = row.money(10)
        unit = row.optionalMoney(11)
    }

    /// Throws why none of it can be used at a moment, whatever is left.
    package func check(at now: Instant) throws(VerificationFault) {
        if let withdrawnAt { throw .withdrawn(at: withdrawnAt) }
        try span.check(at: now)
    }
}

/// A coupon in a member's hands.
package struct CouponRow: Sendable, Equatable {
    /// Its number.
    package let id: CouponID
    /// Whose.
    package let member: MemberID
    /// 满200减30
    package let title: String
    /// When it may be used.
    package let span: ValidSpan
    /// Not used up.
    package let isOpen: Bool
    /// When its grant was taken back.
    package let withdrawnAt: Instant?

    static let select = """
        SELECT c.id, c.member, c.title, c.valid_from, c.valid_until, coalesce(a.balance, 0) > 0, c.withdrawn_at
        FROM coupon c LEFT JOIN account a ON a.id = \(AccountID(.coupon, holder: 0).raw) + c.id
        """

    init(_ row: any Row) {
        id = row.identity(0)
        member = row.identity(1)
        title = row.text(2)
        span = ValidSpan(from: row.instant(3), until: row.optionalInstant(4))
        isOpen = row.bool(5)
        withdrawnAt = row.optionalInstant(6)
    }
}

/// A single-use code's row.
package struct VoucherRow: Sendable, Equatable {
    /// What it is good for.
    package let what: Verifiable
    /// The verification that used it, if any.
    package let usedBy: VerificationID?
}

extension Reading {
    /// A package item, or nil.
    /// - Throws: `EngineError`.
    package func packageItem(_ id: PackageItemID) throws -> PackageItemRow? {
        try first("\(PackageItemRow.select) WHERE p.id = ?", id) { PackageItemRow($0) }
    }

    /// A member's package items, those with sessions left first, without those whose sale was taken back.
    /// - Throws: `EngineError`.
    package func packageItems(of member: MemberID) throws -> [PackageItemRow] {
        try rows(
            """
            \(PackageItemRow.select) WHERE p.member = ? AND p.withdrawn_at IS NULL
            ORDER BY coalesce(a.balance, 0) = 0, p.valid_until IS NULL, p.valid_until, p.id LIMIT 40
            """, member
        ) { PackageItemRow($0) }
    }

    /// A coupon, or nil.
    /// - Throws: `EngineError`.
    package func coupon(_ id: CouponID) throws -> CouponRow? {
        try first("\(CouponRow.select) WHERE c.id = ?", id) { CouponRow($0) }
    }

    /// A member's coupons that are not used up or lapsed, nearest expiry first.
    /// - Throws: `EngineError`.
    package func coupons(of member: MemberID, at now: Instant) throws -> [CouponRow] {
        try rows(
            """
            \(CouponRow.select) WHERE c.member = ? AND a.balance > 0 AND (c.valid_until IS NULL OR c.valid_until > ?)
            ORDER BY c.valid_until IS NULL, c.valid_until, c.id LIMIT 40
            """, member, now
        ) { CouponRow($0) }
    }

    /// What a single-use code is good for, or nil.
    /// - Throws: `EngineError`.
    package func voucher(_ code: String, vault: Vault) throws -> VoucherRow? {
        try first("SELECT kind, target, used_by FROM voucher WHERE code_index = ?", vault.voucherIndex(code: code)) {
            row in
            let target = row.integer(1)
            let what: Verifiable = row.text(0) == "coupon" ? .coupon(CouponID(target)) : .session(PackageItemID(target))
            return VoucherRow(what: what, usedBy: row.optionalIdentity(2))
        }
    }
}

extension Writing {
    /// Writes a package item and the codes of its sessions.
    /// - Throws: `EngineError`.
    package func insertPackageItem(
        member: MemberID, package: PackageID, service: ServiceID, title: String, total: Int64, worth: Money,
        unit: Money, span: ValidSpan, vault: Vault
    ) throws -> PackageItemID {
        let id = PackageItemID(try next("package_item"))
        try execute(
            """
            INSERT INTO package_item (id, member, package, service, title, total, valid_from, valid_until, worth,
                                      unit)
            VALUES (?,?,?,?,?,?,?,?,?,?)
            """, id, member, package, service, title, total, span.from, span.until, worth, unit)
        for serial in 1...total {
            try insertVoucher(.session, target: id.raw, serial: serial, vault: vault)
        }
        return id
    }

    /// Writes a coupon and its code, and tells the code.
    /// - Throws: `EngineError`.
    package func insertCoupon(
        member: MemberID, template: CouponTemplateID, title: String, span: ValidSpan, vault: Vault
    ) throws -> (CouponID, code: String) {
        let id = CouponID(try next("coupon"))
        try execute(
            "INSERT INTO coupon (id, member, template, title, valid_from, valid_until) VALUES (?,?,?,?,?,?)", id,
            member,
            template, title, span.from, span.until)
        let code = try insertVoucher(.coupon, target: id.raw, serial: 1, vault: vault)
        return (id, code)
    }

    @discardableResult
    private func insertVoucher(_ kind: VoucherCode.Kind, target: Int64, serial: Int64, vault: Vault) throws -> String {
        let code = Vouchers.code(kind, target: target, serial: serial, vault: vault)
        try execute(
            "INSERT INTO voucher (code_index, kind, target, serial) VALUES (?,?,?,?)", vault.voucherIndex(code: code),
            kind == .coupon ? "coupon" : "session", target, serial)
        return code
    }

    /// Marks a package item as taken back: neither it nor its codes are good for anything.
    /// - Throws: `EngineError`.
    package func withdraw(_ id: PackageItemID, at now: Instant) throws {
        try execute("UPDATE package_item SET withdrawn_at = ? WHERE id = ?", now, id)
    }

    /// Marks a coupon as taken back.
    /// - Throws: `EngineError`.
    package func withdraw(_ id: CouponID, at now: Instant) throws {
        try execute("UPDATE coupon SET withdrawn_at = ? WHERE id = ?", now, id)
    }

    /// Marks a code as used by a verification; false if it was used before.
    /// - Throws: `EngineError`.
    package func useVoucher(_ code: String, by verification: VerificationID, vault: Vault) throws -> Bool {
        try execute(
            "UPDATE voucher SET used_by = ? WHERE code_index = ? AND used_by IS NULL", verification,
            vault.voucherIndex(code: code)) == 1
    }
}

/// Single-use codes: not kept, but made again from the store's key whenever they are to be printed.
package enum Vouchers {
    /// The code of one coupon (serial 1) or of one session of a package item (serial 1…total).
    package static func code(_ kind: VoucherCode.Kind, target: Int64, serial: Int64, vault: Vault) -> String {
        let digits = vault.voucherDigits(kind: kind == .coupon ? 1 : 2, id: target, serial: serial)
        guard let body = Int64(digits) else { preconditionFailure("the vault draws digits") }
        return VoucherCode(kind, body: body).digits
    }
}
