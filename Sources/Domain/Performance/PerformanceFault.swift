/// Why an achievement cannot be split or taken back like this.
package enum PerformanceFault: Error, Sendable, Equatable, Codable {
    /// Nobody to split among.
    case nobody
    /// Somebody is named twice.
    case twice(OperatorID)
    /// A part is below nothing, or all together are not the whole; basis points.
    case notTheWhole(sum: Int)
    /// More goes back than is left of the line.
    case moreThanLeft
}
