import Domain

/// A payment as it is asked for.
struct PaymentWire: Encodable {
    let number: String
    let amount: Int64
    let method: String
    let code: String
    let title: String

    init(_ order: PaymentOrder) {
        number = order.number.text
        amount = order.amount.fen
        method = order.code.kind.rawValue
        code = order.code.digits
        title = order.title
    }
}

/// A refund as it is asked for.
struct RefundWire: Encodable {
    let number: String
    let payment: String
    let amount: Int64

    init(_ order: RefundOrder) {
        number = order.number.text
        payment = order.payment.text
        amount = order.amount.fen
    }
}

/// What a gateway answers, about a payment as about a refund.
struct AnswerWire: Decodable {
    enum State: String, Decodable { case succeeded, failed, pending }

    let number: String
    let state: State
    let amount: Int64?
    let reference: String?
    let at: Int64?
    let reason: String?

    /// What it proves; nil if something is missing or no gateway would write it so.
    var proof: GatewayProof? {
        guard let amount, let reference, let at, (1...64).contains(reference.utf8.count),
            reference.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return GatewayProof(reference: reference, amount: Money(fen: amount), at: Instant(ms: at))
    }
}
