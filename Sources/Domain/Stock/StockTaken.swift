/// What came of taking from a stock.
package enum StockTaken: Sendable, Equatable, Codable {
    /// It was taken; so much is left.
    case taken(left: Int64)
    /// There is too little: so much is left, and nothing was taken.
    case short(left: Int64)
    /// No such article.
    case unknown
}
