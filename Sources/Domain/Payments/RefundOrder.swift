/// What a gateway is asked to give back of a payment.
package struct RefundOrder: Sendable, Equatable {
    /// The store's number of it; of every repeat, too.
    package let number: GatewayNumber
    /// The payment it is given back of.
    package let payment: GatewayNumber
    /// How much: all or a part.
    package let amount: Money

    /// An order; its amount is positive.
    package init(number: GatewayNumber, payment: GatewayNumber, amount: Money) {
        precondition(amount > .zero, "a refund gives money back")
        self.number = number
        self.payment = payment
        self.amount = amount
    }
}
