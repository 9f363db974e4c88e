import Store

extension SaleReceipt.Back {
    /// A way back as the file has it.
    init(_ row: PaymentReturnRow) {
        let state: State =
            switch row.state {
            case "done": row.isInCash ? .inCash : .returned
            case "failed": .refused
            default: .underWay
            }
        self.init(paymentReturn: row.id, amount: row.amount, state: state)
    }
}
