package import Domain
import SQL
import Store
import Vault

/// Pays with a member's stored value (features D2, D3; rules 2–7).
package struct DeductStoredValue: Command {
    /// Whose.
    package let member: MemberID
    /// To pay.
    package let amount: Money
    /// For one service of the catalogue; nil = a bare amount.
    package let service: ServiceID?
    /// A remark on the receipt, may be empty.
    package let note: String
    /// How the member stands behind it.
    package let presence: Presence
    /// If the balance falls short: take all of it, and the rest in this tender.
    package let rest: Tender?
    /// What the cashier saw that would be left for this tender: if it is another sum by now, nothing is taken.
    package let restAmount: Money?
    /// A manager's approval, if the amount needs one.
    package var approval: ApprovalID?

    /// A payment.
    package init(
        member: MemberID, amount: Money, service: ServiceID? = nil, note: String = "", presence: Presence,
        rest: Tender? = nil, restAmount: Money? = nil, approval: ApprovalID? = nil
    ) {
        self.member = member
        self.amount = amount
        self.service = service
        self.note = note
        self.presence = presence
        self.rest = rest
        self.restAmount = restAmount
        self.approval = approval
    }

    package static let right = Right.deduct
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self {
        var bare = self
        bare.approval = nil
        return bare
    }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// The membership is frozen.
        case frozen
        /// Nothing, negative or too much.
        case amount
        /// There is less than that.
        case insufficient(available: Money)
        /// The member code.
        case code(MemberCodeFault)
        /// The code is another member's.
        case othersCode
        /// The proof is too old, used, or another member's.
        case proof
        /// The balance changed since it was shown: so much can be taken of it now, so much would be left to pay.
        case restChanged(available: Money, rest: Money)
        /// From this amount on a manager approves; the payments of the last minutes count with it, so that no large
        /// payment is made of small ones: so much of them, nil if this one is large by itself.
        case largeAmount(limit: Money, recent: Money?)
        /// The remark.
        case note(TextFault)
        /// The catalogue has no such service.
        case service
    }
}

extension DeductStoredValue {
    package func perform(_ work: Work, _ prepared: Void) throws -> Receipt {
        guard amount > .zero, amount <= .most else { throw Refusal.amount }
        let clean: String
        do { clean = try CleanText.note(note) } catch { throw Refusal.note(error) }
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        guard record.status != .frozen else { throw Refusal.frozen }
        let item = try service.map { id in
            guard let row = try work.db.service(id) else { throw Refusal.service }
            return row
        }
        let recent = try work.db.recentlyPaid(by: member, work.settings, at: work.now)
        if amount + recent >= work.settings.largeAmount, try !work.may(.deductLarge) {
            throw Refusal.largeAmount(
                limit: work.settings.largeAmount, recent: amount >= work.settings.largeAmount ? nil : recent)
        }
        try stand(record, work)
        let (deduction, remainder) = try split(work)
        if rest != nil, remainder != restAmount ?? .zero {
            throw Refusal.restChanged(available: amount - remainder, rest: remainder)
        }
        let title = item?.title ?? "扣款"
        let points = (deduction.principal.fen + remainder.fen) / 100 * work.settings.pointsPerYuan
        let lapses = work.settings.pointsDays.map { work.calendar.end(of: work.today.advanced(days: $0)) }
        let posted = try work.post(
            .deduction, member: member, title: title, note: clean,
            moves: moves(deduction, remainder, points, lapses: lapses))
        var payments: [Receipt.Payment] = []
        if deduction.principal > .zero { payments.append(.init(means: .principal, amount: deduction.principal)) }
        if deduction.bonus > .zero { payments.append(.init(means: .bonus, amount: deduction.bonus)) }
        if let rest, remainder > .zero { payments.append(.init(means: .tender(rest), amount: remainder)) }
        return try work.receipt(
            .deduction, posted, record, lines: [.init(title: title, amount: amount)], payments: payments,
            points: points, note: clean)
    }

    private func stand(_ record: MemberRecord, _ work: Work) throws {
        do {
            try work.take(presence, of: record)
        } catch let fault as PresenceFault {
            switch fault {
            case .code(let fault): throw Refusal.code(fault)
            case .othersCode: throw Refusal.othersCode
            case .proof: throw Refusal.proof
            }
        }
    }

    private func split(_ work: Work) throws -> (Deduction, remainder: Money) {
        let lots = try work.db.storedValueLots(of: member, at: work.now)
        let order = work.settings.deductionOrder
        do {
            return (try Deduction.plan(amount, lots: lots, order: order), .zero)
        } catch {
            guard case .insufficient(let available) = error else { throw Refusal.amount }
            guard rest != nil, available > .zero else { throw Refusal.insufficient(available: available) }
            do {
                return (try Deduction.plan(available, lots: lots, order: order), amount - available)
            } catch { throw Refusal.insufficient(available: available) }
        }
    }

    private func moves(
        _ deduction: Deduction, _ remainder: Money, _ points: Int64, lapses: Instant?
    ) -> [Draft.Move] {
        var moves: [Draft.Move] = deduction.takes.map { take in
            .take(take, into: take.kind == .principal ? .consumedPrincipal : .consumedBonus)
        }
        if let rest, remainder > .zero {
            moves.append(.pass(from: AccountKind(rest), into: .sales, amount: remainder.fen))
        }
        if points > 0 {
            moves.append(
                .grant(.points, holder: member.raw, amount: points, from: .pointsIssued, expiresAt: lapses))
        }
        return moves
    }
}

extension Reading {
    /// What counts together with a payment against the large amount: what the member paid from stored value in the
    /// last minutes.
    /// - Throws: `EngineError`.
    func recentlyPaid(by member: MemberID, _ settings: StoreSettings, at now: Instant) throws -> Money {
        guard settings.largeAmountMinutes > 0 else { return .zero }
        let since = now.advanced(minutes: -Int64(settings.largeAmountMinutes))
        return Money(fen: try paidFromStoredValue(by: member, after: since))
    }
}
