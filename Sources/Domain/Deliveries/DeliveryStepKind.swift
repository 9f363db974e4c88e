/// What happened to something that is handed over later.
package enum DeliveryStepKind: String, Sendable, Equatable, Codable, CaseIterable {
    /// It was paid.
    case ordered
    /// It lies here for the customer.
    case arrived
    /// What had lain here for the customer is gone: counted away, broken, used.
    case short
    /// Somebody else gets it, or elsewhere.
    case changed
    /// It left the store.
    case sent
    /// The customer has it.
    case signed
    /// The last step was a mistake.
    case undone
    /// Money for some of it went back.
    case refunded
}
