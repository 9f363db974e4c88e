/// What money came over the counter for.
package enum TakingKind: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    /// 消费收款: services and articles paid directly, or what a balance did not cover.
    case sale
    /// 充值
    case topUp
    /// 售次卡
    case packageSale
    /// 订金、定金
    case deposit
    /// 还挂账
    case debtPaid
}
