package import Domain
package import SQL

/// A cart that was put aside 挂单.
package struct ParkedCartRow: Sendable, Equatable {
    /// Its number.
    package let id: ParkedCartID
    /// When.
    package let at: Instant
    /// By whom.
    package let operatorID: OperatorID
    /// Whose.
    package let member: MemberID?
    /// For which visit.
    package let visit: VisitID?
    /// What it is known by: a name, a table, the first article.
    package let label: String
    /// `Cart` as JSON.
    package let cart: String
    /// What it came to then.
    package let total: Money

    init(_ row: any Row) {
        id = row.identity(0)
        at = row.instant(1)
        operatorID = row.identity(2)
        member = row.optionalIdentity(3)
        visit = row.optionalIdentity(4)
        label = row.text(5)
        cart = row.text(6)
        total = row.money(7)
    }
}

extension Reading {
    /// Carts that wait, the oldest first.
    /// - Throws: `EngineError`.
    package func parkedCarts() throws -> [ParkedCartRow] {
        try rows(
            """
            SELECT id, at, operator, member, visit, label, cart, total FROM parked_cart WHERE state = 'parked'
            ORDER BY id
            """
        ) { ParkedCartRow($0) }
    }
}

extension Writing {
    /// Puts a cart aside, or writes anew what one that waits holds.
    /// - Returns: its number; nil if the one that was named does not wait any more.
    /// - Throws: `EngineError`.
    package func parkCart(
        _ known: ParkedCartID?, at: Instant, by: OperatorID, member: MemberID?, visit: VisitID?, label: String,
        cart: String, total: Money
    ) throws -> ParkedCartID? {
        if let known {
            let changed = try execute(
                """
                UPDATE parked_cart SET member = ?, visit = ?, label = ?, cart = ?, total = ?
                WHERE id = ? AND state = 'parked'
                """, member, visit, label, cart, total, known)
            return changed == 1 ? known : nil
        }
        let id = ParkedCartID(try next("parked_cart"))
        try execute(
            """
            INSERT INTO parked_cart (id, at, operator, member, visit, label, cart, total, state)
            VALUES (?,?,?,?,?,?,?,?,'parked')
            """, id, at, by, member, visit, label, cart, total)
        return id
    }

    /// A cart waits no longer: it was paid, or dropped; false if it did not wait any more.
    /// - Throws: `EngineError`.
    package func closeParkedCart(_ id: ParkedCartID, paid: Bool, at: Instant) throws -> Bool {
        try execute(
            "UPDATE parked_cart SET state = ?, closed_at = ? WHERE id = ? AND state = 'parked'",
            paid ? "paid" : "dropped", at, id) == 1
    }
}
