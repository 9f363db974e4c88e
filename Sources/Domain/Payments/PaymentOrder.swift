/// What a gateway is asked to take from a payer.
package struct PaymentOrder: Sendable, Equatable {
    /// The store's number of it; of every repeat, too.
    package let number: GatewayNumber
    /// How much.
    package let amount: Money
    /// The payer's code; its kind is the way of paying.
    package let code: PayCode
    /// What for, as the payer reads it on the telephone.
    package let title: String

    /// An order; its amount is positive.
    package init(number: GatewayNumber, amount: Money, code: PayCode, title: String) {
        precondition(amount > .zero, "a payment takes money")
        self.number = number
        self.amount = amount
        self.code = code
        self.title = title
    }
}
