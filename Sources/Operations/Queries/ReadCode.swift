package import Domain
import SQL
import Store
import Vault

/// What a scanned code means and what would happen; uses nothing up (features B1, B3, B4).
package struct ReadCode: Query {
    /// Digits as scanned.
    package let digits: String

    /// A scan.
    package init(digits: String) { self.digits = digits }

    package static let right = Right.seeCounter

    /// What it means.
    package enum Answer: Codable, Sendable, Equatable {
        /// A member's dynamic code that is good now; it is not used up by this.
        case member(MemberRow)
        /// A member's dynamic code that is not good, and why.
        case badMemberCode(MemberCodeFault)
        /// A member's plain card: says who, proves nothing.
        case card(MemberRow)
        /// A coupon or session that can be verified.
        case verifiable(VerificationPreview)
        /// A coupon or session that cannot, and why; whose, if known.
        case notVerifiable(VerificationFault, title: String?)
        /// A payment code of WeChat, Alipay or UnionPay: not kept, not usable here yet.
        case payCode(PayCodeKind)
        /// An article's bar code.
        case article(String)
        /// One of ours, but misread.
        case damaged
        /// Not one of ours.
        case foreign
    }
}

/// What a verification would do.
package struct VerificationPreview: Codable, Sendable, Equatable {
    /// What would be used.
    package let what: Verifiable
    /// Whose.
    package let member: MemberRow
    /// 补水护理 1 次
    package let title: String
    /// Before: sessions, points; nil for a coupon.
    package let before: Int64?
    /// After: sessions, points; nil for a coupon.
    package let after: Int64?
    /// Good until; nil = without end.
    package let until: Instant?
    /// Why it cannot be done now, if so.
    package let fault: VerificationFault?
    /// Who serves the visit it was kept for, or the one the member is here for.
    package let server: OperatorID?

    /// A preview.
    package init(
        what: Verifiable, member: MemberRow, title: String, before: Int64?, after: Int64?, until: Instant?,
        fault: VerificationFault?, server: OperatorID? = nil
    ) {
        self.what = what
        self.member = member
        self.title = title
        self.before = before
        self.after = after
        self.until = until
        self.fault = fault
        self.server = server
    }
}

extension ReadCode {
    package func answer(_ view: View) throws -> Answer {
        switch ScannedCode.recognise(digits) {
        case .memberCode(let code): return try memberCode(code, view)
        case .memberCard(let card):
            guard let record = try view.db.member(card.member, vault: view.vault) else { return .foreign }
            return .card(try view.row(record))
        case .voucher(let code): return try voucher(code, view)
        case .payCode(let kind, _): return .payCode(kind)
        case .article(let code): return .article(code.text)
        case .damaged: return .damaged
        case .foreign, .notACode: return .foreign
        }
    }

    private func memberCode(_ code: MemberCode, _ view: View) throws -> Answer {
        guard let record = try view.db.member(code.member, vault: view.vault) else {
            return .badMemberCode(.forged)
        }
        do throws(MemberCodeFault) {
            _ = try code.verify(now: view.now, lastAccepted: record.lastCodeStep, keys: view.vault.memberCodeKeys)
        } catch { return .badMemberCode(error) }
        return .member(try view.row(record))
    }

    private func voucher(_ code: VoucherCode, _ view: View) throws -> Answer {
        guard let voucher = try view.db.voucher(code.digits, vault: view.vault) else {
            return .notVerifiable(.unknown, title: nil)
        }
        guard let preview = try view.preview(voucher.what) else { return .notVerifiable(.unknown, title: nil) }
        if voucher.usedBy != nil {
            let at = try view.db.lastUse(of: voucher.what) ?? view.now
            return .notVerifiable(.used(at: at), title: preview.title)
        }
        if let fault = preview.fault { return .notVerifiable(fault, title: preview.title) }
        return .verifiable(preview)
    }
}

extension View {
    /// What verifying a coupon or session would do; nil if there is no such thing.
    /// - Throws: `EngineError`.
    func preview(_ what: Verifiable) throws -> VerificationPreview? {
        switch what {
        case .coupon(let id):
            guard let coupon = try db.coupon(id), let record = try db.member(coupon.member, vault: vault) else {
                return nil
            }
            let used: VerificationFault? = coupon.isOpen ? nil : .used(at: try db.lastUse(of: what) ?? now)
            return VerificationPreview(
                what: what, member: try row(record), title: coupon.title, before: nil, after: nil,
                until: coupon.span.until, fault: frozen(record) ?? withdrawn(coupon) ?? used ?? late(coupon.span))
        case .session(let id):
            guard let item = try db.packageItem(id), let record = try db.member(item.member, vault: vault) else {
                return nil
            }
            return try preview(item, record)
        case .gift:
            return nil
        }
    }

    /// What using one session would do.
    /// - Throws: `EngineError`.
    func preview(_ item: PackageItemRow, _ record: MemberRecord) throws -> VerificationPreview {
        var fault = frozen(record) ?? late(item)
        if fault == nil, item.left == 0 { fault = .usedUp }
        if fault == nil, item.left == item.held {
            let hold = try db.openHold(on: AccountID(.session, holder: item.id.raw), day: today)
            if hold == nil { fault = .held }
        }
        return VerificationPreview(
            what: .session(item.id), member: try row(record), title: item.title, before: item.left,
            after: max(0, item.left - 1), until: item.span.until, fault: fault, server: try server(item, record))
    }

    private func server(_ item: PackageItemRow, _ record: MemberRecord) throws -> OperatorID? {
        let hold = try db.openHold(on: AccountID(.session, holder: item.id.raw), day: today)
        let visit = try hold?.visit ?? db.visitHere(of: record.id)?.id
        return try visit.flatMap { try db.server(of: $0) }
    }

    func frozen(_ record: MemberRecord) -> VerificationFault? { record.status == .frozen ? .frozen : nil }

    private func withdrawn(_ coupon: CouponRow) -> VerificationFault? { coupon.withdrawnAt.map { .withdrawn(at: $0) } }

    private func late(_ item: PackageItemRow) -> VerificationFault? {
        do {
            try item.check(at: now)
            return nil
        } catch { return error }
    }

    func late(_ span: ValidSpan) -> VerificationFault? {
        do {
            try span.check(at: now)
            return nil
        } catch { return error }
    }
}
