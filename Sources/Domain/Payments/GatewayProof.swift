/// That money moved, as the gateway's own books have it.
package struct GatewayProof: Sendable, Equatable, Codable {
    /// The gateway's number of it, by which its books and the payer's telephone show it.
    package let reference: String
    /// How much moved.
    package let amount: Money
    /// When.
    package let at: Instant

    /// A proof.
    package init(reference: String, amount: Money, at: Instant) {
        self.reference = reference
        self.amount = amount
        self.at = at
    }
}
