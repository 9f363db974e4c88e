package import Domain
import SQL
import Store
import Vault

/// Uses up a coupon, a session or points for a gift (features B1–B4; rules 18–23).
package struct Verify: Command {
    /// What.
    package let what: Verifiable
    /// Whose.
    package let member: MemberID
    /// The scanned code, if it came by one; it is single-use.
    package let code: String?
    /// How the member stands behind it; points are spent only so.
    package let presence: Presence?
    /// Who served, for a session, each with a part; nobody = whoever the visit it was held for names, else who asks.
    package let servedBy: [StaffShare]?

    /// Something of a member.
    package init(
        what: Verifiable, member: MemberID, code: String? = nil, presence: Presence? = nil, servedBy: [StaffShare] = []
    ) {
        self.what = what
        self.member = member
        self.code = code
        self.presence = presence
        self.servedBy = servedBy.isEmpty ? nil : servedBy
    }

    package static let right = Right.verify
    package var subject: Subject { .member(member) }

    /// The verification.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let verification: VerificationID
        /// What was used: 补水护理 1 次.
        package let title: String
        /// What is left: sessions, points; nil for a coupon.
        package let left: Int64?
        /// May be undone before this moment.
        package let undoUntil: Instant

        /// A verification.
        package init(verification: VerificationID, title: String, left: Int64?, undoUntil: Instant) {
            self.verification = verification
            self.title = title
            self.left = left
            self.undoUntil = undoUntil
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Somebody who should have served is not of the staff, or the parts are not the whole.
        case server
        /// The thing itself.
        case fault(VerificationFault)
        /// It belongs to another member.
        case notTheirs
        /// Points are spent only with the member's code or PIN.
        case presence
        /// The member code.
        case memberCode(MemberCodeFault)
        /// The code is another member's.
        case othersCode
        /// The proof is too old, used, or another member's.
        case proof
    }
}

extension Verify {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        do {
            guard let record = try work.db.member(member, vault: work.vault) else { throw VerificationFault.unknown }
            guard record.status != .frozen else { throw VerificationFault.frozen }
            if let code { try codeFits(code, work) }
            switch what {
            case .coupon(let id): return try useCoupon(id, work)
            case .session(let id): return try useSession(id, work)
            case .gift(let id): return try redeem(id, record, work)
            }
        } catch let fault as VerificationFault { throw Refusal.fault(fault) }
    }

    private func codeFits(_ code: String, _ work: Work) throws {
        guard let voucher = try work.db.voucher(code, vault: work.vault), voucher.what == what else {
            throw VerificationFault.unknown
        }
        if voucher.usedBy != nil { throw VerificationFault.used(at: try work.db.lastUse(of: what) ?? work.now) }
    }

    private func useCoupon(_ id: CouponID, _ work: Work) throws -> Answer {
        guard let coupon = try work.db.coupon(id) else { throw VerificationFault.unknown }
        guard coupon.member == member else { throw Refusal.notTheirs }
        if let at = coupon.withdrawnAt { throw VerificationFault.withdrawn(at: at) }
        guard coupon.isOpen else { throw VerificationFault.used(at: try work.db.lastUse(of: what) ?? work.now) }
        try coupon.span.check(at: work.now)
        return try use(AccountID(.coupon, holder: id.raw), 1, into: .couponsUsed, title: coupon.title, left: nil, work)
    }

    private func useSession(_ id: PackageItemID, _ work: Work) throws -> Answer {
        guard let item = try work.db.packageItem(id) else { throw VerificationFault.unknown }
        guard item.member == member else { throw Refusal.notTheirs }
        try item.check(at: work.now)
        guard item.left > 0 else { throw VerificationFault.usedUp }
        let account = AccountID(.session, holder: id.raw)
        let hold = try work.db.openHold(on: account, day: work.today)
        guard hold != nil || item.left > item.held else { throw VerificationFault.held }
        if let hold { try work.db.closeHold(hold, taken: true, at: work.now) }
        let answer = try use(
            account, 1, into: .sessionsUsed, title: item.title, left: item.left - 1, work, hold: hold?.id)
        if let entry = work.posted?.entry { try achieve(item, hold?.visit, by: entry, work) }
        return answer
    }

    /// What the session was worth goes to who served: 耗卡, and the work itself.
    private func achieve(_ item: PackageItemRow, _ visit: VisitID?, by entry: EntryID, _ work: Work) throws {
        let named = try visit.flatMap { try work.db.server(of: $0) }.map { [StaffShare(staff: $0)] } ?? []
        guard let staff = try work.people(servedBy.map { $0.isEmpty ? named : $0 } ?? named) else {
            throw Refusal.server
        }
        let used = item.total - item.left
        let worth = SessionWorth(whole: item.worth, total: item.total).of(from: used, to: used + 1)
        let value = work.settings.performance.base.value(list: worth, paid: worth, bonus: .zero)
        try work.achieve(
            [
                Achieved(
                    source: .packageUse, service: item.service, title: item.title, value: value, countsHead: true,
                    staff: staff),
                Achieved(source: .serviceFee, service: item.service, title: item.title, value: value, staff: staff),
            ], by: entry, isMember: true)
    }

    private func redeem(_ id: GiftID, _ record: MemberRecord, _ work: Work) throws -> Answer {
        guard let gift = try work.db.gifts().first(where: { $0.id == id }) else { throw VerificationFault.unknown }
        let account = AccountID(.points, holder: member.raw)
        let lots = try work.db.lots([account], at: work.now)
        let have = lots.reduce(Int64(0)) { $0 + $1.remaining }
        guard have >= gift.points else { throw VerificationFault.tooFewPoints(have: have, need: gift.points) }
        try stand(record, work)
        return try use(account, gift.points, into: .pointsRedeemed, title: gift.title, left: have - gift.points, work)
    }

    private func stand(_ record: MemberRecord, _ work: Work) throws {
        guard let presence else { throw Refusal.presence }
        do {
            try work.take(presence, of: record)
        } catch let fault as PresenceFault {
            switch fault {
            case .code(let fault): throw Refusal.memberCode(fault)
            case .othersCode: throw Refusal.othersCode
            case .proof: throw Refusal.proof
            }
        }
    }

    private func use(
        _ account: AccountID, _ amount: Int64, into: AccountKind, title: String, left: Int64?, _ work: Work,
        hold: HoldID? = nil
    ) throws -> Answer {
        let lots = Deduction.spendingOrder(try work.db.lots([account], at: work.now))
        guard lots.reduce(Int64(0), { $0 + $1.remaining }) >= amount else { throw VerificationFault.usedUp }
        let moves = Deduction.inOrder(amount, lots).map { Draft.Move.take($0, into: into) }
        let posted = try work.post(.verification, member: member, title: title, moves: moves)
        let verification = try work.db.insertVerification(
            entry: posted.entry, what: what, member: member, by: work.operatorID, at: work.now, day: work.today,
            title: title, hold: hold, voucher: code.map { work.vault.voucherIndex(code: $0) })
        if let code {
            guard try work.db.useVoucher(code, by: verification, vault: work.vault) else {
                throw VerificationFault.used(at: work.now)
            }
        }
        return Answer(verification: verification, title: title, left: left, undoUntil: work.undoUntil(work.now))
    }
}
