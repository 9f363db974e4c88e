/// What one person has of one line; below zero where it was taken back (rule 45).
package struct Earning: Sendable, Equatable, Codable {
    /// Who.
    package let staff: OperatorID
    /// Their part of the value.
    package let value: Money
    /// Heads served, in basis points of a customer.
    package let heads: Int64
    /// Commission by percentage of the value.
    package let commission: Money
    /// Commission by fixed fee.
    package let fee: Money

    /// An earning.
    package init(staff: OperatorID, value: Money, heads: Int64, commission: Money, fee: Money) {
        self.staff = staff
        self.value = value
        self.heads = heads
        self.commission = commission
        self.fee = fee
    }

    /// What is paid for it.
    package var pay: Money { commission + fee }

    /// The exact opposite.
    package static prefix func - (earning: Earning) -> Earning {
        Earning(
            staff: earning.staff, value: -earning.value, heads: -earning.heads, commission: -earning.commission,
            fee: -earning.fee)
    }

    /// Both together, of the same person.
    package static func + (left: Earning, right: Earning) -> Earning {
        precondition(left.staff == right.staff, "earnings of one person add up")
        return Earning(
            staff: left.staff, value: left.value + right.value, heads: left.heads + right.heads,
            commission: left.commission + right.commission, fee: left.fee + right.fee)
    }
}
