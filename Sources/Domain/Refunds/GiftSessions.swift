/// What gift sessions inside a package are worth: a setting of the store (rule 18).
package enum GiftSessions: String, Sendable, Equatable, Codable, CaseIterable {
    /// 不计: nothing, neither to performance nor in a refund.
    case nothing
    /// 分摊: they share the card's price like the others.
    case shared
}
