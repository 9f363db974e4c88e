/// Why cash came into the drawer or left it, beside sales and refunds; amounts above zero came in.
package enum TillMovementKind: String, Sendable, Codable, CaseIterable {
    /// 开班: what the drawer began with and the shift before did not leave in it, or less than that.
    case opening
    /// 存入
    case paidIn
    /// 支出
    case paidOut
    /// 长短款: what a count found too much or too little.
    case difference
    /// 上缴: taken out at the end, all but the next shift's float.
    case handedIn
}
