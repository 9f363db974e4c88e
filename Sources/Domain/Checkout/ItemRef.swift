/// What a line of a cart sells.
package enum ItemRef: Hashable, Sendable, Codable {
    /// A service of the catalogue.
    case service(ServiceID)
    /// An article of the catalogue.
    case good(GoodID)
    /// A bare amount, named by nobody.
    case amount
}
