/// Why a till cannot be counted or closed like this (rule 40).
package enum TillFault: Error, Sendable, Equatable, Codable {
    /// So many of one kind cannot be there.
    case impossibleCount(Denomination)
    /// Nobody compared what came in by this tender with its own list.
    case notCompared(Tender)
    /// Counted and expected differ, and nobody says why.
    case needsReason(Tender, difference: Money)
    /// They differ by more than the counter may answer for.
    case needsManager(Tender, difference: Money, limit: Money)
}
