/// Where a payment by scanned code stands, as the store's file has it.
package enum PaymentState: String, Codable, Sendable, Equatable, CaseIterable {
    /// Written down, perhaps sent.
    case begun
    /// Looked up in vain so far, or arrived while no shift was open.
    case unknown
    /// Nothing was charged.
    case failed
    /// It has arrived, and pays nothing yet.
    case received
    /// It paid an order.
    case applied
    /// It has gone back, or is on its way.
    case returned

    /// Whether its end is not known.
    package var isOpen: Bool { self == .begun || self == .unknown }
}
