/// One item of a package as it was sold: so many sessions of one service.
package struct PackageSessions: Sendable, Equatable, Codable {
    /// List price of one session on the day of the sale.
    package let price: Money
    /// How many; at least 1.
    package let count: Int64
    /// Given on top of what was bought.
    package let isGift: Bool

    /// Sessions of one service.
    package init(price: Money, count: Int64, isGift: Bool = false) {
        self.price = price
        self.count = count
        self.isGift = isGift
    }
}
