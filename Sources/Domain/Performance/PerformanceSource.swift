/// Where an achievement comes from: each is a line of its own on the pay sheet (rule 42).
package enum PerformanceSource: String, Sendable, Equatable, Codable, CaseIterable {
    /// 充值
    case topUp
    /// 售次卡
    case packageSale
    /// 售商品
    case goods
    /// 现付消费: service paid directly.
    case directPay
    /// 储值消费: service paid from a balance.
    case balanceUse
    /// 次卡消费: a session used, at its value (rule 18).
    case packageUse
    /// 手工费: the fee for the service done.
    case serviceFee

    /// Which achievement it counts as.
    package var kind: PerformanceKind {
        switch self {
        case .topUp, .packageSale: .cardSale
        case .goods: .goodsSale
        case .directPay, .balanceUse, .packageUse: .consumption
        case .serviceFee: .labour
        }
    }
}
