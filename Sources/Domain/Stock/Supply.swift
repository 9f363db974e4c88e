/// What one service uses up of an article, for one customer (feature C3).
package struct Supply: Sendable, Equatable, Codable, Hashable {
    /// Of what.
    package let good: GoodID
    /// How much, in the article's unit; at least 1.
    package let quantity: Int64

    /// Something used up.
    package init(good: GoodID, quantity: Int64) {
        self.good = good
        self.quantity = quantity
    }
}
