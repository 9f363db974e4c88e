package import Domain
import SQL
import Store
import Vault

/// Gives stored value or a package back for money, by the law's figure or, for a reason, the principal that is left
/// (rules 8, 10 and 16; 法释〔2025〕4号).
package struct RefundPrepaid: Command {
    /// Whose.
    package let member: MemberID
    /// What, why, and what it depends on.
    package let claim: PrepaidClaim
    /// Which figure is paid.
    package let figure: PrepaidClaim.Figure
    /// Paid out how.
    package let tender: Tender
    /// What the screen showed that is paid out: if it is another sum by now, nothing goes back.
    package let paidOut: Money
    /// Why; required, and where the figure is not the law's, for that.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A refund.
    package init(
        member: MemberID, claim: PrepaidClaim, figure: PrepaidClaim.Figure = .legal, tender: Tender, paidOut: Money,
        reason: String, approval: ApprovalID? = nil
    ) {
        self.member = member
        self.claim = claim
        self.figure = figure
        self.tender = tender
        self.paidOut = paidOut
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.refundPrepaid
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self {
        var bare = self
        bare.approval = nil
        return bare
    }

    package typealias Answer = PrepaidReceipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// What was asked for.
        case trouble(PrepaidTrouble)
        /// Another sum goes back by now.
        case changed(Money)
        /// The reason.
        case reason(TextFault)
    }
}

extension RefundPrepaid {
    package func perform(_ work: Work, _ prepared: Void) throws -> PrepaidReceipt {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.trouble(.unknown) }
        do {
            let plan = try PrepaidPlan(claim, of: record, db: work.db, calendar: work.calendar, now: work.now)
            let amounts = try plan.amounts(figure)
            let out = amounts.refund + amounts.interest
            guard out == paidOut else { throw Refusal.changed(out) }
            return try write(plan, amounts, record, clean, work)
        } catch let trouble as PrepaidTrouble { throw Refusal.trouble(trouble) }
    }

    private func write(
        _ plan: PrepaidPlan, _ amounts: (refund: Money, interest: Money), _ record: MemberRecord, _ reason: String,
        _ work: Work
    ) throws -> PrepaidReceipt {
        let coupons = try plan.coupons(work.db, work.now)
        let moves = try plan.moves(amounts, into: tender, db: work.db, now: work.now)
        let posted = try work.post(.prepaidRefund, member: member, title: plan.title, note: reason, moves: moves)
        for (coupon, _) in coupons { try work.db.withdraw(coupon, at: work.now) }
        if case .package(let package) = plan.kept {
            for item in package.items { try work.db.withdraw(item.id, at: work.now) }
        }
        let account = try work.account(record, posted)
        return PrepaidReceipt(
            entry: posted.entry, store: work.settings.name, at: work.now, servedBy: work.who?.name ?? "",
            member: member, name: account.name, phone: account.phone, title: plan.title, cause: claim.cause,
            working: plan.refund.working, items: plan.items, figure: figure, paidOut: paidOut, tender: tender,
            principalAfter: account.principal, bonusAfter: account.bonus, reason: reason)
    }
}
