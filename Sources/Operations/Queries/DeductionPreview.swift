package import Domain
import SQL
import Store

/// What a deduction would do, before it is done.
package struct DeductionPreview: Query {
    /// Whose.
    package let member: MemberID
    /// To pay.
    package let amount: Money

    /// Of a member, an amount.
    package init(member: MemberID, amount: Money) {
        self.member = member
        self.amount = amount
    }

    package static let right = Right.seeCounter

    /// The consequence.
    package struct Answer: Codable, Sendable, Equatable {
        /// 扣本金; what can be taken of it if there is too little.
        package let principal: Money
        /// 扣赠金
        package let bonus: Money
        /// 扣后余额
        package let balanceAfter: Money
        /// What is missing; zero if nothing.
        package let shortage: Money
        /// From the large amount on: a manager approves.
        package let needsApproval: Bool
        /// What the member paid in the last minutes, if it is what makes the amount a large one.
        package let recent: Money
        /// Points the member gets.
        package let points: Int64
        /// The step of the ladder that covers the shortage.
        package let offer: TopUpOffer?
        /// The membership's status.
        package let status: MemberStatus

        /// The consequence.
        package init(
            principal: Money, bonus: Money, balanceAfter: Money, shortage: Money, needsApproval: Bool,
            recent: Money = .zero,
            points: Int64, offer: TopUpOffer?, status: MemberStatus
        ) {
            self.principal = principal
            self.bonus = bonus
            self.balanceAfter = balanceAfter
            self.shortage = shortage
            self.needsApproval = needsApproval
            self.recent = recent
            self.points = points
            self.offer = offer
            self.status = status
        }
    }
}

extension DeductionPreview {
    package func answer(_ view: View) throws -> Answer {
        let record = try view.db.member(member, vault: view.vault)
        let lots = try view.db.storedValueLots(of: member, at: view.now)
        let available = Money(fen: lots.reduce(0) { $0 + $1.remaining })
        let taken = min(amount, available)
        let plan = try? Deduction.plan(taken, lots: lots, order: view.settings.deductionOrder)
        let principal = plan?.principal ?? .zero
        let bonus = plan?.bonus ?? .zero
        let shortage = amount - taken
        let large = view.settings.largeAmount
        let recent = try view.db.recentlyPaid(by: member, view.settings, at: view.now)
        return Answer(
            principal: principal, bonus: bonus,
            balanceAfter: Money(fen: try view.db.spendable(of: member, at: view.now)) - principal - bonus,
            shortage: shortage,
            needsApproval: amount + recent >= large && view.who?.role.standing(to: .deductLarge) != .allowed,
            recent: amount < large && amount + recent >= large ? recent : .zero,
            points: (principal + shortage).fen / 100 * view.settings.pointsPerYuan,
            offer: shortage > .zero ? TopUpOffer.covering(shortage, in: try view.db.offers()) : nil,
            status: record?.status ?? .normal)
    }
}
