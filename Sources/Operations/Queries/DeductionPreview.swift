package import Domain

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
        /// Points the member gets.
        package let points: Int64
        /// The step of the ladder that covers the shortage.
        package let offer: TopUpOffer?
        /// The membership's status.
        package let status: MemberStatus

        /// The consequence.
        package init(
            principal: Money, bonus: Money, balanceAfter: Money, shortage: Money, needsApproval: Bool, points: Int64,
            offer: TopUpOffer?, status: MemberStatus
        ) {
            self.principal = principal
            self.bonus = bonus
            self.balanceAfter = balanceAfter
            self.shortage = shortage
            self.needsApproval = needsApproval
            self.points = points
            self.offer = offer
            self.status = status
        }
    }
}
