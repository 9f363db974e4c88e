package import Domain
import SQL
import Store
import Vault

/// 挂账还款: pays what was sold on account, the oldest debt first. No points: who pays later forgoes them (rule 25).
package struct PayDebt: Command {
    /// Who owes.
    package let member: MemberID
    /// What the cashier saw that is owed in all: if it is another sum by now, nothing is taken.
    package let owed: Money
    /// How it is paid; together all of what is owed, or a part.
    package let payments: [OrderPayment]
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A payment of debts.
    package init(member: MemberID, owed: Money, payments: [OrderPayment], approval: ApprovalID? = nil) {
        self.member = member
        self.owed = owed
        self.payments = payments
        self.approval = approval
    }

    package static let right = Right.sell
    package var subject: Subject { .member(member) }
    package var withoutApproval: Self { Self(member: member, owed: owed, payments: payments) }

    package typealias Answer = Receipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such member.
        case unknown
        /// The membership is frozen.
        case frozen
        /// Nothing is owed.
        case nothing
        /// Another sum is owed by now.
        case changed(Money)
        /// More than is owed.
        case tooMuch(owed: Money)
        /// A part is nothing, named twice, no money over the counter, or less than was handed over.
        case payments
        /// A scanned payment has not arrived, was used, or is another sum.
        case scanned(PaymentID)
    }
}

extension PayDebt {
    package func perform(_ work: Work, _ prepared: Void) throws -> Receipt {
        guard let record = try work.db.member(member, vault: work.vault) else { throw Refusal.unknown }
        guard record.status != .frozen else { throw Refusal.frozen }
        let debts = try work.db.openDebts(of: member)
        let sum = debts.reduce(Money.zero) { $0 + $1.remaining }
        guard let first = debts.first else { throw Refusal.nothing }
        guard sum == owed else { throw Refusal.changed(sum) }
        try checkPayments()
        let paid = payments.reduce(Money.zero) { $0 + $1.amount }
        guard paid <= sum else { throw Refusal.tooMuch(owed: sum) }
        let posted = try work.post(.debtPaid, member: member, title: "还挂账", moves: try moves(work))
        for part in payments {
            if let payment = part.means.payment, try !work.db.applyPayment(payment, to: first.order) {
                throw Refusal.scanned(payment)
            }
        }
        try work.db.insertDebtTenders(
            payments.map {
                DebtTenderRow(means: $0.means.name, amount: $0.amount, given: $0.given, payment: $0.means.payment)
            }, of: posted.entry)
        let lines = try pay(paid, debts, posted, work)
        return try work.receipt(
            .debtPaid, posted, record, lines: lines, payments: try receiptPayments(work),
            given: payments.compactMap(\.given).first, debtAfter: sum - paid)
    }

    private func checkPayments() throws {
        guard !payments.isEmpty, Set(payments.map(\.means)).count == payments.count,
            payments.allSatisfy({ $0.amount > .zero && $0.amount <= .most && ($0.given ?? $0.amount) >= $0.amount }),
            payments.allSatisfy({ $0.given == nil || $0.means == .tender(.cash) }),
            payments.allSatisfy({ $0.means != .storedValue && $0.means != .onAccount })
        else { throw Refusal.payments }
    }

    private func moves(_ work: Work) throws -> [Draft.Move] {
        try payments.compactMap { part in
            switch part.means {
            case .tender(let tender): .pass(from: AccountKind(tender), into: .receivable, amount: part.amount.fen)
            case .scanned(let id):
                if let payment = try work.db.payment(id), payment.amount == part.amount, payment.state == "received" {
                    .pass(from: .unapplied, into: .receivable, amount: part.amount.fen)
                } else {
                    throw Refusal.scanned(id)
                }
            case .storedValue, .onAccount: nil
            }
        }
    }

    /// The oldest first; a line for each debt that is paid, whole or in part.
    private func pay(_ sum: Money, _ debts: [DebtRow], _ posted: Posted, _ work: Work) throws -> [Receipt.Line] {
        var rest = sum
        var lines: [Receipt.Line] = []
        for debt in debts where rest > .zero {
            let part = min(rest, debt.remaining)
            guard try work.db.payDebt(debt.id, part, by: posted.entry) else { throw Refusal.changed(sum) }
            rest -= part
            lines.append(Receipt.Line(title: debt.title, amount: part, order: debt.order))
        }
        return lines
    }

    private func receiptPayments(_ work: Work) throws -> [Receipt.Payment] {
        try payments.compactMap { part in
            switch part.means {
            case .tender(let tender): Receipt.Payment(means: .tender(tender), amount: part.amount)
            case .scanned(let id):
                Receipt.Payment(
                    means: .scanned(try work.db.payment(id).flatMap { Tender(rawValue: $0.method) } ?? .wechat),
                    amount: part.amount)
            case .storedValue, .onAccount: nil
            }
        }
    }
}
