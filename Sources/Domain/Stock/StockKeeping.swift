/// How the stock of an article is kept.
package enum StockKeeping: String, Sendable, Equatable, Codable, CaseIterable {
    /// It lies on a shelf and is counted.
    case counted
    /// 卡密: its stock are codes, each sold once.
    case digital
}
