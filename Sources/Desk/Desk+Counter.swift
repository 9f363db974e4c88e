extension Desk {
    /// The rooms of the counter in the order of their keys. A new room is one line here.
    static func counter() -> [any Room] {
        [
            ReceptionRoom(), VerificationRoom(), BookingsRoom(), CheckoutRoom(), MembersRoom(), TopUpRoom(),
            OrdersRoom(), DeliveriesRoom(), ShiftRoom(), PerformanceRoom(), StockRoom(),
            HouseRulesRoom(),
        ]
    }
}
