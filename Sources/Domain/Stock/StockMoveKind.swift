/// Why a stock changes.
package enum StockMoveKind: String, Sendable, Equatable, Codable, CaseIterable {
    /// 入库
    case received
    /// 售出
    case sold
    /// 退货
    case returned
    /// 服务用掉
    case used
    /// 服务退回: taken back with the step of the visit that had used it.
    case unused
    /// 盘点: what is there was counted; the one kind that may change nothing.
    case counted
    /// 报损
    case lost

    /// Whether it makes a stock larger, smaller, or either.
    package var direction: Direction {
        switch self {
        case .received, .returned, .unused: .in
        case .sold, .used, .lost: .out
        case .counted: .either
        }
    }

    /// Which way a stock goes.
    package enum Direction: Sendable {
        /// Larger.
        case `in`
        /// Smaller.
        case out
        /// Either, or it stays.
        case either
    }

    /// Whether a movement of this kind may be of a signed quantity.
    package func allows(_ quantity: Int64) -> Bool {
        switch direction {
        case .in: quantity > 0
        case .out: quantity < 0
        case .either: true
        }
    }
}
