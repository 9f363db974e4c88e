package import Domain
import SQL
import Store
import Vault

/// Takes lines of an order back: the money by the way it came, value into the very lots it came from, and what the
/// order had brought the member (features D5; rules 9, 26, 32, 45).
package struct RefundSale: Command {
    /// Some of a line.
    package struct Line: Codable, Sendable, Equatable {
        /// Its place in the order, from 1.
        package let line: Int
        /// How many.
        package let quantity: Int64
        /// The article goes back to the shelf.
        package let restock: Bool

        /// Some of a line.
        package init(line: Int, quantity: Int64, restock: Bool = true) {
            self.line = line
            self.quantity = quantity
            self.restock = restock
        }
    }

    /// Which order.
    package let order: OrderID
    /// Which lines.
    package let lines: [Line]
    /// What goes back to each part of the payment, in its order; nil = in proportion to what remains of them.
    package let parts: [Money]?
    /// What the screen showed that is paid out: if it is another sum by now, nothing goes back.
    package let paidOut: Money
    /// Why; required.
    package let reason: String
    /// A manager's approval, if the role needs one.
    package var approval: ApprovalID?

    /// A refund.
    package init(
        order: OrderID, lines: [Line], parts: [Money]? = nil, paidOut: Money, reason: String,
        approval: ApprovalID? = nil
    ) {
        self.order = order
        self.lines = lines
        self.parts = parts
        self.paidOut = paidOut
        self.reason = reason
        self.approval = approval
    }

    package static let right = Right.refund
    package var subject: Subject { .order(order) }
    package var withoutApproval: Self {
        var bare = self
        bare.approval = nil
        return bare
    }

    package typealias Answer = SaleReceipt

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such order.
        case unknown
        /// What was asked for.
        case fault(OrderRefundFault)
        /// Another sum goes back by now.
        case changed(Money)
        /// The reason.
        case reason(TextFault)
    }
}

extension RefundSale {
    /// Whoever has had a code may have used it: its refund is the owner's.
    package func needs(_ work: Work) throws -> Right {
        let isIssued = try lines.contains { asked in
            guard asked.quantity > 0 else { return false }
            return try work.db.codesToRefund(asked.quantity, order: order, line: asked.line)
                .contains { $0.code != nil }
        }
        return isIssued ? .refundIssuedCode : Self.right
    }

    package func perform(_ work: Work, _ prepared: Void) throws -> SaleReceipt {
        let clean: String
        do { clean = try CleanText.reason(reason) } catch { throw Refusal.reason(error) }
        guard let row = try work.db.order(order) else { throw Refusal.unknown }
        guard Set(lines.map(\.line)).count == lines.count else { throw Refusal.fault(.nothing) }
        let plan: RefundPlan
        do {
            plan = try RefundPlan(
                row, asked: Dictionary(uniqueKeysWithValues: lines.map { ($0.line, $0.quantity) }), chosen: parts,
                db: work.db, settings: work.settings, now: work.now)
        } catch let fault as OrderRefundFault { throw Refusal.fault(fault) }
        let out = plan.refund.parts.reduce(Money.zero, +)
        guard out == paidOut else { throw Refusal.changed(out) }
        var payments = try plan.receiptPayments(work.db)
        let record = try row.member.flatMap { try work.db.member($0, vault: work.vault) }
        let moves = try Giving(plan, work).moves()
        guard !moves.isEmpty else { throw Refusal.fault(.nothing) }
        let title = plan.lines.first { line in lines.contains { $0.line == line.line } }?.title ?? "退货"
        let posted = try work.post(.refund, member: row.member, title: title, note: clean, moves: moves)
        let refund = try write(plan, posted, clean, work)
        // An order has one scanned part of each payment; its receipt names them in the order of the parts.
        var backs = try work.db.paymentReturns(of: refund).map { SaleReceipt.Back($0) }
        for place in payments.indices where payments[place].means.isScanned && !backs.isEmpty {
            payments[place].back = backs.removeFirst()
        }
        return SaleReceipt(
            order: order, refund: refund, entry: posted.entry, store: work.settings.name, at: work.now,
            servedBy: work.who?.name ?? "", lines: goneBack(plan), payments: payments,
            pointsSpent: plan.refund.pointsReturned, pointsEarned: plan.refund.pointsTaken - plan.refund.pointsShort,
            account: try record.map { try work.account($0, posted) }, withheld: plan.refund.withheld, note: clean)
    }

    private func write(_ plan: RefundPlan, _ posted: Posted, _ reason: String, _ work: Work) throws -> RefundID {
        let shelved = try shelve(plan, posted.entry, reason, work)
        let refund = try work.db.insertRefund(
            entry: posted.entry, order: order, day: work.today, amount: plan.refund.amount,
            pointsShort: plan.refund.pointsShort, withheld: plan.refund.withheld, reason: reason,
            lines: lines.filter { $0.quantity > 0 }.map { asked in
                (asked.line, asked.quantity, plan.refund.amounts[asked.line - 1], shelved.contains(asked.line))
            },
            parts: zip(plan.payments, plan.refund.parts).compactMap { payment, amount in
                amount > .zero ? (payment.part, amount) : nil
            })
        try work.reversePerformance(
            order,
            lines.filter { $0.quantity > 0 }.map { ($0.line, $0.quantity, plan.refund.amounts[$0.line - 1]) },
            entry: posted.entry)
        for (part, amount) in zip(plan.payments, plan.refund.parts) where amount > .zero {
            if let payment = part.payment { _ = try work.insertPaymentReturn(payment, refund: refund, amount: amount) }
        }
        return refund
    }

    /// Puts articles back on the shelf that had left it, takes deliveries and digital codes back; answers which lines'
    /// articles lie on the shelf again.
    private func shelve(_ plan: RefundPlan, _ entry: EntryID, _ reason: String, _ work: Work) throws -> Set<Int> {
        let deliveries = Dictionary(uniqueKeysWithValues: try work.db.deliveries(of: order).map { ($0.line, $0) })
        var shelved: Set<Int> = []
        for asked in lines where asked.quantity > 0 {
            guard case .good(let good) = plan.lines[asked.line - 1].item else {
                if asked.restock { shelved.insert(asked.line) }
                continue
            }
            let deed = work.stockDeed(entry: entry, reason: deliveries[asked.line] == nil ? "" : reason)
            if try work.db.good(good)?.keeping == .digital {
                try work.db.refundCodes(
                    asked.quantity, order: order, line: asked.line, work.stockDeed(entry: entry, reason: reason))
            } else if let delivery = deliveries[asked.line] {
                if try work.db.refundDelivery(delivery, asked.quantity, restock: asked.restock, deed) {
                    shelved.insert(asked.line)
                }
            } else if asked.restock {
                try work.db.returnStock(good, asked.quantity, deed)
                shelved.insert(asked.line)
            }
        }
        return shelved
    }

    private func goneBack(_ plan: RefundPlan) -> [SaleReceipt.Line] {
        lines.filter { $0.quantity > 0 }.map { asked in
            let line = plan.lines[asked.line - 1]
            return SaleReceipt.Line(
                title: line.title, quantity: asked.quantity, unit: line.unit, steps: [],
                net: plan.refund.amounts[asked.line - 1])
        }
    }
}

/// What moves when lines of an order go back.
private struct Giving {
    let plan: RefundPlan
    let work: Work

    init(_ plan: RefundPlan, _ work: Work) {
        self.plan = plan
        self.work = work
    }

    func moves() throws -> [Draft.Move] {
        var moves: [Draft.Move] = []
        for (payment, amount) in zip(plan.payments, plan.refund.parts) where amount > .zero {
            moves += try self.moves(payment, amount)
        }
        moves += pointsTaken() + growthTaken()
        moves += try pointsReturned()
        moves += try sessions()
        if plan.refund.isWhole { moves += try coupons() }
        return moves
    }

    private func moves(_ payment: OrderPaymentRow, _ amount: Money) throws -> [Draft.Move] {
        switch payment.means {
        case "storedValue":
            let parts = plan.storedValue(amount)
            return RefundPlan.first(parts.principal.fen, of: plan.left(from: .principal, into: .consumedPrincipal))
                .map { .back($0) }
                + (try RefundPlan.first(parts.bonus.fen, of: plan.left(from: .bonus, into: .consumedBonus)).map {
                    try back($0)
                })
        case "onAccount":
            let owed = try work.db.lowerDebt(of: plan.order.id, by: amount)
            return [
                owed > .zero ? Draft.Move.pass(from: .sales, into: .receivable, amount: owed.fen) : nil,
                amount > owed ? .pass(from: .sales, into: .cash, amount: (amount - owed).fen) : nil,
            ].compactMap(\.self)
        case "scanned": return [.pass(from: .sales, into: .unapplied, amount: amount.fen)]
        default:
            let tender = Tender(rawValue: payment.means) ?? .cash
            return [.pass(from: .sales, into: AccountKind(tender), amount: amount.fen)]
        }
    }

    /// Value whose lot has lapsed meanwhile comes back as a new one with days of grace (rule 26).
    private func back(_ transfer: Transfer) throws -> Draft.Move {
        guard let id = transfer.lot, let kind = transfer.debit.kind, let from = transfer.credit.kind,
            let lot = try work.db.lot(id), let until = lot.expiresAt, until <= work.now
        else { return .back(transfer) }
        return .grant(
            kind, holder: transfer.debit.holder, amount: transfer.amount, from: from,
            expiresAt: work.calendar.end(of: work.today.advanced(days: work.settings.graceDays)))
    }

    /// Points the order gave: first those of its own lot, then the others in the order they are spent.
    private func pointsTaken() -> [Draft.Move] {
        taken(plan.refund.pointsTaken - plan.refund.pointsShort, .points, into: .pointsIssued)
    }

    private func growthTaken() -> [Draft.Move] { taken(plan.refund.growthTaken, .growth, into: .growthIssued) }

    private func taken(_ amount: Int64, _ kind: AccountKind, into: AccountKind) -> [Draft.Move] {
        guard amount > 0, let member = plan.order.member,
            let lots = try? work.db.lots([AccountID(kind, holder: member.raw)], at: work.now)
        else { return [] }
        let sorted = Deduction.spendingOrder(lots)
        let own = sorted.filter { $0.source == plan.order.entry } + sorted.filter { $0.source != plan.order.entry }
        return Deduction.inOrder(min(amount, own.reduce(0) { $0 + $1.remaining }), own).map { .take($0, into: into) }
    }

    private func pointsReturned() throws -> [Draft.Move] {
        try RefundPlan.first(plan.refund.pointsReturned, of: plan.left(from: .points, into: .pointsRedeemed)).map {
            try back($0)
        }
    }

    /// Sessions of the lines that go back.
    private func sessions() throws -> [Draft.Move] {
        var moves: [Draft.Move] = []
        var open = plan.left(from: .session, into: .sessionsUsed)
        for (line, amount) in zip(plan.lines, plan.quantitiesNow) where line.session != nil && amount > 0 {
            guard let session = line.session,
                let place = open.firstIndex(where: { $0.debit == AccountID(.session, holder: session.raw) })
            else { continue }
            let transfer = open[place]
            moves.append(
                .back(Transfer(debit: transfer.debit, credit: transfer.credit, amount: 1, lot: transfer.lot)))
            if transfer.amount > 1 {
                open[place] = Transfer(
                    debit: transfer.debit, credit: transfer.credit, amount: transfer.amount - 1, lot: transfer.lot)
            } else {
                open.remove(at: place)
            }
        }
        return moves
    }

    /// Coupons come back when nothing of the order is left and they are still good (rule 32).
    private func coupons() throws -> [Draft.Move] {
        try plan.left(from: .coupon, into: .couponsUsed).compactMap { transfer in
            guard let coupon = try work.db.coupon(CouponID(transfer.debit.holder)), coupon.withdrawnAt == nil,
                coupon.span.until.map({ work.now < $0 }) ?? true
            else { return nil }
            return .back(transfer)
        }
    }
}
