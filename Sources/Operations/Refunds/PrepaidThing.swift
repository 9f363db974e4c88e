package import Domain

/// What somebody paid in advance and wants money for.
package enum PrepaidThing: Sendable, Equatable, Hashable, Codable {
    /// All stored value that is left.
    case storedValue
    /// The package an item belongs to, with all its items.
    case package(PackageItemID)
}
