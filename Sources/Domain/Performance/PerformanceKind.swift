/// The achievements of staff, kept apart (rule 42).
package enum PerformanceKind: String, Sendable, Equatable, Codable, CaseIterable {
    /// 开卡/销售: money received for top-ups and packages.
    case cardSale
    /// 商品: articles sold.
    case goodsSale
    /// 耗卡/消耗: the value of services consumed.
    case consumption
    /// 劳动/手工: the work itself.
    case labour
}
