package import Domain
import SQL
import Store

/// What taking lines of an order back would do now.
package struct RefundPreview: Query {
    /// Which order.
    package let order: OrderID
    /// How many of which lines.
    package let lines: [RefundSale.Line]
    /// What each part of the payment is to get back; nil = in proportion.
    package let parts: [Money]?

    /// Of lines.
    package init(order: OrderID, lines: [RefundSale.Line], parts: [Money]? = nil) {
        self.order = order
        self.lines = lines
        self.parts = parts
    }

    package static let right = Right.seeCounter

    /// The consequence.
    package struct Answer: Codable, Sendable, Equatable {
        /// Why it cannot be; then the rest is nothing.
        package let fault: OrderRefundFault?
        /// What the lines come to.
        package let amount: Money
        /// What is paid out.
        package let paidOut: Money
        /// How.
        package let payments: [SaleReceipt.Payment]
        /// Points that are taken back.
        package let pointsTaken: Int64
        /// Points that come back.
        package let pointsReturned: Int64
        /// What is kept for points that were spent since (rule 26).
        package let withheld: Money
        /// Sessions that come back.
        package let sessions: Int
        /// Whether the order's coupons come back.
        package let isWhole: Bool
        /// Digital codes that were issued and become void: the owner's approval is needed.
        package let codes: Int

        /// A consequence.
        package init(
            fault: OrderRefundFault?, amount: Money = .zero, paidOut: Money = .zero,
            payments: [SaleReceipt.Payment] = [], pointsTaken: Int64 = 0, pointsReturned: Int64 = 0,
            withheld: Money = .zero, sessions: Int = 0, isWhole: Bool = false,
            codes: Int = 0
        ) {
            self.fault = fault
            self.amount = amount
            self.paidOut = paidOut
            self.payments = payments
            self.pointsTaken = pointsTaken
            self.pointsReturned = pointsReturned
            self.withheld = withheld
            self.sessions = sessions
            self.isWhole = isWhole
            self.codes = codes
        }
    }
}

extension RefundPreview {
    package func answer(_ view: View) throws -> Answer {
        guard let row = try view.db.order(order) else { return Answer(fault: .nothing) }
        do {
            let plan = try RefundPlan(
                row, asked: Dictionary(lines.map { ($0.line, $0.quantity) }) { $0 + $1 }, chosen: parts, db: view.db,
                settings: view.settings, now: view.now)
            let refund = plan.refund
            return Answer(
                fault: nil, amount: refund.amount, paidOut: refund.parts.reduce(.zero, +),
                payments: try plan.receiptPayments(view.db), pointsTaken: refund.pointsTaken - refund.pointsShort,
                pointsReturned: refund.pointsReturned, withheld: refund.withheld,
                sessions: zip(plan.lines, plan.quantitiesNow).count { $0.session != nil && $1 > 0 },
                isWhole: refund.isWhole,
                codes: try lines.filter { $0.quantity > 0 }.reduce(0) { sum, line in
                    try sum
                        + view.db.codesToRefund(line.quantity, order: order, line: line.line).count { $0.code != nil }
                })
        } catch let fault as OrderRefundFault { return Answer(fault: fault) }
    }
}
