package import Domain
import SQL
import Store
import Vault

/// Takes a payment in advance for a booking, a guest's too: 订金 or 定金 (feature C6; rule 36).
package struct TakeDeposit: Command {
    /// For which visit.
    package let visit: VisitID
    /// How much.
    package let amount: Money
    /// How it is paid.
    package let tender: Tender
    /// What it binds.
    package let binding: DepositBinding
    /// A manager's approval.
    package var approval: ApprovalID?

    /// A payment in advance.
    package init(
        visit: VisitID, amount: Money, tender: Tender, binding: DepositBinding = .refundable,
        approval: ApprovalID? = nil
    ) {
        self.visit = visit
        self.amount = amount
        self.tender = tender
        self.binding = binding
        self.approval = approval
    }

    package static let right = Right.topUp
    package var subject: Subject { .visit(visit) }
    package var withoutApproval: Self { Self(visit: visit, amount: amount, tender: tender, binding: binding) }

    /// The payment.
    package struct Answer: Codable, Sendable, Equatable {
        /// Number of the journal entry.
        package let entry: EntryID

        /// A payment.
        package init(entry: EntryID) { self.entry = entry }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such visit, or it was never booked.
        case unknown
        /// It is over or cancelled.
        case state(VisitState)
        /// Nothing, or more than all of it costs.
        case amount(most: Money)
        /// A 定金 above a fifth of the price has no effect (民法典 art. 586).
        case aboveFifth(most: Money)
        /// One is open for this visit already.
        case paidAlready(Money)
    }
}

extension TakeDeposit {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.visit(visit) else { throw Refusal.unknown }
        guard row.state == .expected || row.state == .waiting else { throw Refusal.state(row.state) }
        let services = try work.db.appointments(of: visit).map(\.service)
        guard !services.isEmpty else { throw Refusal.unknown }
        let price = try work.db.price(of: services)
        guard amount > .zero, amount <= price else { throw Refusal.amount(most: price) }
        let most = binding.most(of: price)
        guard amount <= most else { throw Refusal.aboveFifth(most: most) }
        if let open = try work.db.openDeposit(of: visit) {
            throw Refusal.paidAlready(open.amount)
        }
        let posted = try work.post(
            .deposit, member: row.member, title: binding == .binding ? "定金" : "订金",
            moves: [
                .grant(.deposit, holder: visit.raw, amount: amount.fen, from: AccountKind(tender), expiresAt: nil)
            ])
        try work.db.insertDeposit(
            entry: posted.entry, visit: visit, amount: amount, tender: tender, binding: binding)
        return Answer(entry: posted.entry)
    }
}
