/// What somebody earns by one line.
package enum Commission: Sendable, Equatable, Codable {
    /// 比例: of their part of the value, in basis points.
    case share(Int64)
    /// 固定: for each use or piece, whatever it cost (rule 44); divided among those who share the line (rule 43).
    case each(Money)

    /// No commission.
    package static let none = Commission.share(0)
}
