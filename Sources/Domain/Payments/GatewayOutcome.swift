/// What is known of a payment or a refund after one exchange with the gateway.
package enum GatewayOutcome<Refusal: GatewayRefusal>: Sendable, Equatable {
    /// The money moved.
    case succeeded(GatewayProof)
    /// The money did not move, and never will under this number.
    case failed(Refusal)
    /// It waits for somebody: a payer must type a password, a bank works.
    case pending
    /// Nobody knows: look it up.
    case unknown(GatewayDoubt)
}

/// Why money did not move.
package protocol GatewayRefusal: RawRepresentable<String>, Sendable, Equatable, Codable, CaseIterable {
    /// The request never reached the gateway, and can no longer.
    static var neverArrived: Self { get }
    /// A reason of the gateway's that we have no word for.
    static var other: Self { get }
}

/// What is known of a payment.
package typealias PaymentOutcome = GatewayOutcome<PaymentRefusal>
/// What is known of a refund.
package typealias RefundOutcome = GatewayOutcome<RefundRefusal>
