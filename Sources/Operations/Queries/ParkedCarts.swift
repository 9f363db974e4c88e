package import Domain
import SQL
import Store

/// Carts that wait 挂单, the oldest first.
package struct ParkedCarts: Query {
    /// All of them.
    package init() {}

    package static let right = Right.seeCounter

    /// The carts.
    package struct Answer: Codable, Sendable, Equatable {
        /// One that waits.
        package struct Parked: Codable, Sendable, Equatable {
            /// Its number.
            package let id: ParkedCartID
            /// Since when.
            package let at: Instant
            /// What it is known by.
            package let label: String
            /// Whose.
            package let member: MemberID?
            /// For which visit.
            package let visit: VisitID?
            /// What is in it.
            package let cart: Cart
            /// What it came to then.
            package let total: Money

            /// A cart.
            package init(
                id: ParkedCartID, at: Instant, label: String, member: MemberID?, visit: VisitID?, cart: Cart,
                total: Money
            ) {
                self.id = id
                self.at = at
                self.label = label
                self.member = member
                self.visit = visit
                self.cart = cart
                self.total = total
            }
        }
        /// The carts.
        package let carts: [Parked]

        /// Carts.
        package init(carts: [Parked]) { self.carts = carts }
    }
}

extension ParkedCarts {
    package func answer(_ view: View) throws -> Answer {
        Answer(
            carts: try view.db.parkedCarts().compactMap { row in
                guard let cart = try? CanonicalJSON.value(Cart.self, row.cart) else { return nil }
                return .init(
                    id: row.id, at: row.at, label: row.label, member: row.member, visit: row.visit, cart: cart,
                    total: row.total)
            })
    }
}
