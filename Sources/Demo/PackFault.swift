/// Why an industry pack cannot be had.
package enum PackFault: Error, Sendable, Equatable {
    /// No pack has this name.
    case unknown(name: String, ready: [String])
    /// The name is known, the pack is not made yet.
    case notMade(name: String, ready: [String])
    /// The pack's text is not what a pack must be; says where.
    case malformed(name: String, reason: String)
}
