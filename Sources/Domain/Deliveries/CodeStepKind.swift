/// What happened to a place of an order that is owed a digital code.
package enum CodeStepKind: String, Sendable, Equatable, Codable, CaseIterable {
    /// It was paid.
    case owed
    /// It got a code.
    case issued
    /// The whole code was looked at.
    case shown
    /// The whole code was printed.
    case printed
    /// 报坏: the customer says it does not work.
    case faulty
    /// The complaint was a mistake.
    case cleared
    /// The code is void for another one.
    case replaced
    /// The money went back.
    case refunded
}
