package import Domain
package import SQL

/// An order that was paid.
package struct OrderRow: Sendable, Equatable {
    /// Its number, printed on the receipt.
    package let id: OrderID
    /// Its entry in the journal.
    package let entry: EntryID
    /// Whose; nil = a guest's.
    package let member: MemberID?
    /// The member's tier when it was paid (rule 29).
    package let tier: Tier?
    /// The visit it was for.
    package let visit: VisitID?
    /// The business day.
    package let day: Day
    /// List prices of everything.
    package let list: Money
    /// What was to pay.
    package let total: Money
    /// A remark.
    package let note: String

    static let select = "SELECT id, entry, member, tier, visit, day, list, total, note FROM sale_order"

    init(_ row: any Row) {
        id = row.identity(0)
        entry = row.identity(1)
        member = row.optionalIdentity(2)
        tier = row.optionalText(3).flatMap { Tier(rawValue: $0) }
        visit = row.optionalIdentity(4)
        day = row.day(5)
        list = row.money(6)
        total = row.money(7)
        note = row.text(8)
    }
}

/// A line of an order, counted from 1.
package struct OrderLineRow: Sendable, Equatable {
    /// Its place.
    package let line: Int
    /// What was sold.
    package let item: ItemRef
    /// Its category then.
    package let category: CategoryID?
    /// Its name then.
    package let title: String
    /// List price of one.
    package let unit: Money
    /// How many.
    package let quantity: Int64
    /// What was to pay for it.
    package let net: Money
    /// The package item a session of which paid for it.
    package let session: PackageItemID?
    /// It was given away.
    package let isGift: Bool
    /// A remark.
    package let note: String
    /// Who served.
    package var staff: [StaffShare]
    /// What came off: the reason as text, and how much.
    package var steps: [Step]

    /// One step down.
    package struct Step: Sendable, Equatable {
        /// `Quotation.Reason` as JSON.
        package let reason: String
        /// How much less.
        package let amount: Money

        /// A step.
        package init(reason: String, amount: Money) {
            self.reason = reason
            self.amount = amount
        }
    }

    /// A line.
    package init(
        line: Int, item: ItemRef, category: CategoryID?, title: String, unit: Money, quantity: Int64, net: Money,
        session: PackageItemID?, isGift: Bool, note: String, staff: [StaffShare], steps: [Step]
    ) {
        self.line = line
        self.item = item
        self.category = category
        self.title = title
        self.unit = unit
        self.quantity = quantity
        self.net = net
        self.session = session
        self.isGift = isGift
        self.note = note
        self.staff = staff
        self.steps = steps
    }
}

/// How a part of an order was paid.
package struct OrderPaymentRow: Sendable, Equatable {
    /// Its place, from 1.
    package let part: Int
    /// `storedValue`, `onAccount`, a tender, or a tender by scanned code behind `scanned.`.
    package let means: String
    /// How much.
    package let amount: Money
    /// Cash that was handed over.
    package let given: Money?
    /// The scanned payment.
    package let payment: PaymentID?

    /// A part.
    package init(part: Int, means: String, amount: Money, given: Money?, payment: PaymentID?) {
        self.part = part
        self.means = means
        self.amount = amount
        self.given = given
        self.payment = payment
    }
}

extension Reading {
    /// An order, or nil.
    /// - Throws: `EngineError`.
    package func order(_ id: OrderID) throws -> OrderRow? {
        try first("\(OrderRow.select) WHERE id = ?", id) { OrderRow($0) }
    }

    /// The order an entry paid, or nil.
    /// - Throws: `EngineError`.
    package func order(paidBy entry: EntryID) throws -> OrderRow? {
        try first("\(OrderRow.select) WHERE entry = ?", entry) { OrderRow($0) }
    }

    /// The order that paid for a visit last, or nil.
    /// - Throws: `EngineError`.
    package func lastOrder(of visit: VisitID) throws -> OrderID? {
        try first("SELECT id FROM sale_order WHERE visit = ? ORDER BY id DESC LIMIT 1", visit) { $0.identity(0) }
    }

    /// Orders of a business day, the last first.
    /// - Throws: `EngineError`.
    package func orders(on day: Day, limit: Int) throws -> [OrderRow] {
        try rows("\(OrderRow.select) WHERE day = ? ORDER BY id DESC LIMIT ?", day, limit) { OrderRow($0) }
    }

    /// A member's orders, the last first.
    /// - Throws: `EngineError`.
    package func orders(of member: MemberID, limit: Int) throws -> [OrderRow] {
        try rows("\(OrderRow.select) WHERE member = ? ORDER BY id DESC LIMIT ?", member, limit) { OrderRow($0) }
    }

    /// The lines of an order, with staff and steps.
    /// - Throws: `EngineError`.
    package func lines(of order: OrderID) throws -> [OrderLineRow] {
        var lines = try rows(
            """
            SELECT line, item_kind, item, category, title, unit, quantity, net, session, is_gift, note FROM order_line
            WHERE sale_order = ? ORDER BY line
            """, order
        ) { row in
            OrderLineRow(
                line: Int(row.integer(0)), item: ItemRef(kind: row.text(1), number: row.optionalInteger(2)),
                category: row.optionalIdentity(3), title: row.text(4), unit: row.money(5), quantity: row.integer(6),
                net: row.money(7), session: row.optionalIdentity(8), isGift: row.bool(9), note: row.text(10), staff: [],
                steps: [])
        }
        try each("SELECT line, reason, amount FROM line_step WHERE sale_order = ? ORDER BY line, step", order) { row in
            lines[Int(row.integer(0)) - 1].steps.append(.init(reason: row.text(1), amount: row.money(2)))
        }
        try each(
            "SELECT line, staff, share, asked_for FROM line_staff WHERE sale_order = ? ORDER BY line, place", order
        ) { row in
            lines[Int(row.integer(0)) - 1].staff.append(
                StaffShare(staff: row.identity(1), share: Int(row.integer(2)), isAskedFor: row.bool(3)))
        }
        return lines
    }

    /// How many of each service and article were sold since a day.
    /// - Throws: `EngineError`.
    package func sold(since day: Day) throws -> [ItemRef: Int64] {
        var sold: [ItemRef: Int64] = [:]
        try each(
            """
            SELECT l.item_kind, l.item, sum(l.quantity) FROM sale_order o JOIN order_line l ON l.sale_order = o.id
            WHERE o.day >= ? AND l.item IS NOT NULL GROUP BY 1, 2
            """, day
        ) { row in sold[ItemRef(kind: row.text(0), number: row.optionalInteger(1))] = row.integer(2) }
        return sold
    }

    /// How an order was paid.
    /// - Throws: `EngineError`.
    package func payments(of order: OrderID) throws -> [OrderPaymentRow] {
        try rows(
            "SELECT part, means, amount, given, payment FROM order_payment WHERE sale_order = ? ORDER BY part", order
        ) { row in
            OrderPaymentRow(
                part: Int(row.integer(0)), means: row.text(1), amount: row.money(2),
                given: row.optionalInteger(3).map { Money(fen: $0) }, payment: row.optionalIdentity(4))
        }
    }

    /// Coupons an order used.
    /// - Throws: `EngineError`.
    package func coupons(of order: OrderID) throws -> [CouponID] {
        try rows("SELECT coupon FROM order_coupon WHERE sale_order = ? ORDER BY coupon", order) { $0.identity(0) }
    }

    /// When a coupon was used at the checkout and stayed so, or nil.
    /// - Throws: `EngineError`.
    package func lastOrder(with coupon: CouponID) throws -> Instant? {
        try first(
            """
            SELECT e.at FROM order_coupon c JOIN sale_order o ON o.id = c.sale_order JOIN entry e ON e.id = o.entry
            WHERE c.coupon = ? ORDER BY c.sale_order DESC LIMIT 1
            """, coupon
        ) { $0.instant(0) }
    }
}

extension Writing {
    /// Writes an order that is being paid.
    /// - Throws: `EngineError`.
    package func insertOrder(
        _ id: OrderID, entry: EntryID, member: MemberID?, tier: Tier?, visit: VisitID?, day: Day, list: Money,
        total: Money, note: String, lines: [OrderLineRow], payments: [OrderPaymentRow], coupons: [CouponID]
    ) throws {
        try execute(
            """
            INSERT INTO sale_order (id, entry, member, tier, visit, day, list, total, note) VALUES (?,?,?,?,?,?,?,?,?)
            """, id, entry, member, tier?.rawValue, visit, day, list, total, note)
        for line in lines { try insertLine(line, of: id) }
        for row in payments {
            try execute(
                """
                INSERT INTO order_payment (sale_order, part, means, amount, given, payment) VALUES (?,?,?,?,?,?)
                """, id, row.part, row.means, row.amount, row.given, row.payment)
        }
        for coupon in coupons {
            try execute("INSERT INTO order_coupon (coupon, sale_order) VALUES (?,?)", coupon, id)
        }
    }

    private func insertLine(_ line: OrderLineRow, of order: OrderID) throws {
        let (kind, number) = line.item.columns
        try execute(
            """
            INSERT INTO order_line (sale_order, line, item_kind, item, category, title, unit, quantity, net, session,
                                    is_gift, note) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
            """, order, line.line, kind, number, line.category, line.title, line.unit, line.quantity, line.net,
            line.session, line.isGift, line.note)
        for (index, step) in line.steps.enumerated() {
            try execute(
                "INSERT INTO line_step (sale_order, line, step, reason, amount) VALUES (?,?,?,?,?)", order, line.line,
                index + 1, step.reason, step.amount)
        }
        for (index, share) in line.staff.enumerated() {
            try execute(
                "INSERT INTO line_staff (sale_order, line, place, staff, share, asked_for) VALUES (?,?,?,?,?,?)",
                order, line.line, index + 1, share.staff, share.share, share.isAskedFor)
        }
    }

    /// Writes that somebody owes an order.
    /// - Throws: `EngineError`.
    package func insertDebt(entry: EntryID, order: OrderID, member: MemberID, amount: Money) throws {
        try execute(
            "INSERT INTO debt (id, entry, sale_order, member, amount, remaining) VALUES (?,?,?,?,?,?)",
            try next("debt"), entry, order, member, amount, amount)
    }
}
