/// Notes and coins of the renminbi, by their worth in 分, largest first.
package enum Denomination: Int, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    /// 100 元
    case yuan100 = 10_000
    /// 50 元
    case yuan50 = 5000
    /// 20 元
    case yuan20 = 2000
    /// 10 元
    case yuan10 = 1000
    /// 5 元
    case yuan5 = 500
    /// 2 元, withdrawn in 2018 but still brought
    case yuan2 = 200
    /// 1 元
    case yuan1 = 100
    /// 5 角
    case jiao5 = 50
    /// 2 角, withdrawn in 2018
    case jiao2 = 20
    /// 1 角
    case jiao1 = 10
    /// 5 分
    case fen5 = 5
    /// 2 分
    case fen2 = 2
    /// 1 分
    case fen1 = 1

    /// What one of it is worth.
    package var worth: Money { Money(fen: Int64(rawValue)) }

    /// Whether a count asks for it; the others are there for who has some.
    package var isUsual: Bool {
        switch self {
        case .yuan100, .yuan50, .yuan20, .yuan10, .yuan5, .yuan1, .jiao5, .jiao1: true
        case .yuan2, .jiao2, .fen5, .fen2, .fen1: false
        }
    }
}
