/// How far something that is handed over later has come.
package enum DeliveryState: String, Sendable, Equatable, Codable, CaseIterable {
    /// 待到货: there is too little on the shelf.
    case waiting
    /// 待取货 or 待配送: it lies here for the customer.
    case ready
    /// 配送中: it has left the store.
    case out
    /// 已签收
    case done
    /// 已取消: all of it was refunded.
    case cancelled

    /// Whether somebody still has to do something.
    package var isOpen: Bool { self == .waiting || self == .ready || self == .out }
}
