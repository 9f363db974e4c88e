import Domain
import Operations

extension RegistryTests {
    /// The commands of scanned payments.
    static let scannedPayments: [any Command] = {
        guard let number = GatewayNumber("20261123-0001") else { return [] }
        return [
            BeginPayment(
                amount: .yuan(128), method: .wechat, title: "补水护理", member: MemberID(1), approval: ApprovalID(4)),
            SettlePayment(
                payment: PaymentID(1), session: PaymentSession(number: number, amount: .yuan(128)),
                heard: Heard(at: Instant(ms: 1), code: [1])),
            ReturnPayment(payment: PaymentID(1), again: PaymentReturnID(1), approval: ApprovalID(4)),
            SettleReturn(
                paymentReturn: PaymentReturnID(1), session: RefundSession(number: number, amount: .yuan(128)),
                heard: Heard(at: Instant(ms: 1), code: [1])),
            PayOutReturn(paymentReturn: PaymentReturnID(1), reason: "网关拒绝", approval: ApprovalID(4)),
        ]
    }()
}
