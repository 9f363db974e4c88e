/// How far something that was paid and is not in the customer's hand at once has come.
package enum Handing: Sendable, Equatable, Hashable, Codable {
    /// A digital code.
    case code(CodeState)
    /// Something that is handed over later.
    case delivery(DeliveryState, DeliveryWay)

    /// What of an order somebody should know of first: the smallest.
    package var place: Int {
        switch self {
        case .code(.afterSale): 0
        case .code(.pending): 1
        case .delivery(.waiting, _): 2
        case .delivery(.ready, _): 3
        case .delivery(.out, _): 4
        case .code(.issued): 5
        case .delivery(.done, _): 6
        case .code(.refunded), .delivery(.cancelled, _): 7
        }
    }
}
