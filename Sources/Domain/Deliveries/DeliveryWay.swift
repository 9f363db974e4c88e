/// How something that is handed over later gets to the customer.
package enum DeliveryWay: String, Sendable, Equatable, Codable, CaseIterable {
    /// 自取
    case pickUp
    /// 配送
    case bring
}
