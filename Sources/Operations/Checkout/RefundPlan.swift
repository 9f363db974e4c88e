import Domain
import SQL
import Store

/// A refund of an order as it would be now: what the screen shows first and what is done then are worked out here.
struct RefundPlan {
    let order: OrderRow
    let lines: [OrderLineRow]
    let payments: [OrderPaymentRow]
    let refund: OrderRefund
    /// How many of each line go back.
    let quantitiesNow: [Int64]
    /// What the order moved.
    private let sold: [Transfer]
    /// What earlier refunds moved back.
    private let returned: [Transfer]

    /// Works it out.
    /// - Throws: `OrderRefundFault`; `EngineError`.
    init(
        _ order: OrderRow, asked: [Int: Int64], chosen: [Money]?, db: any Reading, settings: StoreSettings,
        now: Instant
    ) throws {
        self.order = order
        let (lines, payments) = (try db.lines(of: order.id), try db.payments(of: order.id))
        let (sold, returned) = (try db.transfers(of: order.entry), try db.transfersBack(of: order.id))
        quantitiesNow = lines.map { asked[$0.line] ?? 0 }
        try Self.checkSessions(lines, asked, db)
        let before = try db.refundedQuantities(of: order.id)
        let parts = try db.refundedParts(of: order.id)
        let there = try order.member.map { member in
            try db.lots([AccountID(.points, holder: member.raw)], at: now).reduce(0) { $0 + $1.remaining }
        }
        func points(_ from: AccountKind?, _ into: AccountKind?) -> OrderRefund.Points {
            func sum(_ transfers: [Transfer], _ debit: AccountKind?, _ credit: AccountKind?) -> Int64 {
                transfers.reduce(0) { sum, transfer in
                    let fits = transfer.debit.kind == debit && transfer.credit.kind == credit
                    return fits ? sum + transfer.amount : sum
                }
            }
            return OrderRefund.Points(all: sum(sold, from, into), before: sum(returned, into, from))
        }
        let refund = try OrderRefund(
            lines: try lines.map { line in
                OrderRefund.Line(
                    quantity: line.quantity, net: line.net, byPoints: try Self.byPoints(line),
                    before: before[line.line] ?? 0, now: asked[line.line] ?? 0)
            }, remaining: payments.map { $0.amount - (parts[$0.part] ?? .zero) }, chosen: chosen,
            earned: points(.pointsIssued, .points), growth: points(.growthIssued, .growth),
            spent: points(.points, .pointsRedeemed), pointsThere: there ?? 0,
            pointsPerYuan: settings.prices.pointsPerYuan)
        (self.lines, self.payments, self.sold, self.returned, self.refund) = (lines, payments, sold, returned, refund)
    }

    /// A session cannot come back into a package that was itself given back for money: it was paid for as used.
    private static func checkSessions(_ lines: [OrderLineRow], _ asked: [Int: Int64], _ db: any Reading) throws {
        for line in lines where asked[line.line] ?? 0 > 0 {
            guard let session = line.session, let item = try db.packageItem(session), item.withdrawnAt != nil else {
                continue
            }
            throw OrderRefundFault.withdrawn(line: line.line)
        }
    }

    private static func byPoints(_ line: OrderLineRow) throws -> Money {
        try line.steps.reduce(.zero) { sum, step in
            let reason = try CanonicalJSON.value(Quotation.Reason.self, step.reason)
            return reason == .points ? sum + step.amount : sum
        }
    }

    /// What of the order's transfers between two kinds of accounts has not gone back, newest first (rule 9).
    func left(from: AccountKind, into: AccountKind) -> [Transfer] {
        sold.reversed().compactMap { transfer in
            guard transfer.debit.kind == from, transfer.credit.kind == into else { return nil }
            let back = returned.reduce(Int64(0)) { sum, other in
                let same =
                    other.debit == transfer.credit && other.credit == transfer.debit && other.lot == transfer.lot
                return same ? sum + other.amount : sum
            }
            let rest = transfer.amount - back
            guard rest > 0 else { return nil }
            return Transfer(debit: transfer.debit, credit: transfer.credit, amount: rest, lot: transfer.lot)
        }
    }

    /// So much of transfers, in their order.
    static func first(_ amount: Int64, of transfers: [Transfer]) -> [Transfer] {
        var rest = amount
        return transfers.compactMap { transfer in
            let part = min(rest, transfer.amount)
            guard part > 0 else { return nil }
            rest -= part
            return Transfer(debit: transfer.debit, credit: transfer.credit, amount: part, lot: transfer.lot)
        }
    }

    /// Principal and bonus of what goes back into stored value, in the proportion of what has not gone back.
    func storedValue(_ amount: Money) -> (principal: Money, bonus: Money) {
        let principal = left(from: .principal, into: .consumedPrincipal).reduce(0) { $0 + $1.amount }
        let bonus = left(from: .bonus, into: .consumedBonus).reduce(0) { $0 + $1.amount }
        let parts = amount.shared(by: [principal, bonus])
        return (parts[0], parts[1])
    }

    /// How it goes back, in the words of a receipt.
    func receiptPayments(_ db: any Reading) throws -> [SaleReceipt.Payment] {
        try zip(payments, refund.parts).flatMap { payment, amount -> [SaleReceipt.Payment] in
            guard amount > .zero else { return [] }
            switch payment.means {
            case "storedValue":
                let parts = storedValue(amount)
                return [.init(.principal, parts.principal), .init(.bonus, parts.bonus)].filter { $0.amount > .zero }
            case "onAccount":
                let owed = min(try db.debt(of: order.id), amount)
                return [.init(.onAccount, owed), .init(.tender(.cash), amount - owed)].filter { $0.amount > .zero }
            case "scanned":
                let method = try payment.payment.flatMap { try db.payment($0) }?.method
                return [.init(.scanned(method.flatMap { Tender(rawValue: $0) } ?? .wechat), amount)]
            default: return [.init(.tender(Tender(rawValue: payment.means) ?? .cash), amount)]
            }
        }
    }
}
