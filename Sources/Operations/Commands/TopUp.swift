package import Domain
import SQL
import Store
import Vault

/// Sells stored value by an offer of the ladder, or a plain amount without bonus (feature E5; rules 6, 13).
package struct TopUp: Command {
    /// What is bought.
    package enum What: Codable, Sendable, Equatable {
        /// A step of the ladder.
        case offer(OfferID)
        /// Any amount, no bonus.
        case amount(Money)
    }

    /// For whom.
    package let member: MemberID
    /// What.
    package let what: What
    /// Paid with.
    package let tender: Tender
    /// Who gets the achievement, each with a part; nobody = who asks.
    package let soldBy: [StaffShare]?
    /// An approval, if the card would hold more than the limit.
    package var approval: ApprovalID?

    /// A sale of stored value.
    package init(member: MemberID, what: What, tender: Tender, soldBy: [StaffShare] = [], approval: ApprovalID? = nil) {
        self.member = member
        self.what = what
        self.tender = tender
        self.soldBy = soldBy.isEmpty ? nil : soldBy
        self.approval = approval
    }

    package static let right = Right.topUp
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, what: what, tender: tender, soldBy: soldBy ?? []) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// Frozen or blacklisted.
        case status(MemberStatus)
        /// Somebody who should get the achievement is not of the staff, or the parts are not the whole.
        case seller
        /// The ladder has no such step any more.
        case offer
        /// Nothing, negative or too much.
        case amount
        /// The card would hold more than the limit (商务部令2012年第9号 art. 18).
        case aboveLimit(limit: Money, after: Money)
    }
}

extension TopUp {
    package func perform(_ work: Work, _ prepared: Void) throws -> Receipt {
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        guard record.status == .normal else { throw Refusal.status(record.status) }
        let (paid, bonus, bonusDays) = try sold(work)
        guard Money(fen: try work.db.storedValue(of: member)) + paid + bonus <= .mostHeld else { throw Refusal.amount }
        let after = Money(fen: try work.db.spendable(of: member, at: work.now)) + paid + bonus
        if after > work.settings.cardLimit, try !work.may(.topUpAboveLimit) {
            throw Refusal.aboveLimit(limit: work.settings.cardLimit, after: after)
        }
        let lapses = bonusDays.map { work.calendar.end(of: work.today.advanced(days: $0)) }
        var moves: [Draft.Move] = [
            .grant(.principal, holder: member.raw, amount: paid.fen, from: AccountKind(tender), expiresAt: nil)
        ]
        if bonus > .zero {
            moves.append(
                .grant(.bonus, holder: member.raw, amount: bonus.fen, from: .bonusGranted, expiresAt: lapses))
        }
        let title = bonus > .zero ? "充值 \(paid) 送 \(bonus)" : "充值 \(paid)"
        let posted = try work.post(.topUp, member: member, title: title, moves: moves)
        guard let sellers = try work.people(soldBy ?? []) else { throw Refusal.seller }
        try work.achieve(
            [
                Achieved(
                    source: .topUp, title: title,
                    value: work.settings.performance.base.value(list: paid, paid: paid, bonus: .zero),
                    staff: sellers)
            ],
            by: posted.entry, isMember: true)
        return try work.receipt(
            .topUp, posted, record, lines: [.init(title: title, amount: paid)],
            payments: [.init(means: .tender(tender), amount: paid)], bonusGranted: bonus)
    }

    private func sold(_ work: Work) throws -> (paid: Money, bonus: Money, bonusDays: Int?) {
        switch what {
        case .offer(let id):
            guard let offer = try work.db.offers().first(where: { $0.id == id }) else { throw Refusal.offer }
            return (offer.paid, offer.bonus, offer.bonusDays)
        case .amount(let amount):
            guard amount > .zero, amount <= .most else { throw Refusal.amount }
            return (amount, .zero, nil)
        }
    }
}
