/// How far a digital code that was paid has come.
package enum CodeState: String, Sendable, Equatable, Codable, CaseIterable {
    /// 生成中: paid, and no code was in stock; the next import brings it.
    case pending
    /// 已发放
    case issued
    /// 售后中: the customer says it does not work.
    case afterSale
    /// 已退: the money went back, and the code is void.
    case refunded
}
