/// Whose hours: the store's opening hours or somebody's duty.
package enum HoursOf: Sendable, Hashable, Codable {
    /// The store.
    case store
    /// Somebody who works here.
    case staff(OperatorID)
}
