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
    /// A manager's approval, if the amount needs one.
    package var approval: ApprovalID?

    /// A payment.
    package init(
        member: MemberID, amount: Money, service: ServiceID? = nil, note: String = "", presence: Presence,
        rest: Tender? = nil, approval: ApprovalID? = nil
    ) {
        self.member = member
        self.amount = amount
        self.service = service
        self.note = note
        self.presence = presence
        self.rest = rest
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
        /// From this amount on a manager approves.
        case largeAmount(limit: Money)
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
        if amount >= work.settings.largeAmount, try !work.may(.deductLarge) {
            throw Refusal.largeAmount(limit: work.settings.largeAmount)
        }
        try stand(record, work)
        let (deduction, remainder) = try split(work)
        let title = item?.title ?? "扣款"
        let points = (deduction.principal.fen + remainder.fen) / 100 * work.settings.pointsPerYuan
        let posted = try work.post(
            .deduction, member: member, title: title, note: clean, moves: moves(deduction, remainder, points))
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

    private func moves(_ deduction: Deduction, _ remainder: Money, _ points: Int64) -> [Draft.Move] {
        var moves: [Draft.Move] = deduction.takes.map { take in
            .take(take, into: take.kind == .principal ? .consumedPrincipal : .consumedBonus)
        }
        if let rest, remainder > .zero {
            moves.append(.pass(from: AccountKind(rest), into: .sales, amount: remainder.fen))
        }
        if points > 0 {
            moves.append(
                .grant(.points, holder: member.raw, amount: points, from: .pointsIssued, expiresAt: nil))
        }
        return moves
    }
}
