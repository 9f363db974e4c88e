package import Domain
import SQL
import Store

/// Orders 单据 of a day, the last first; or of a member; or one by its number.
package struct Orders: Query {
    /// Which.
    package enum Which: Codable, Sendable, Equatable {
        /// Of today.
        case today
        /// Of another business day.
        case day(Day)
        /// Of a member.
        case member(MemberID)
        /// The one with a number.
        case number(OrderID)
    }

    /// Which.
    package let which: Which

    /// Some orders.
    package init(_ which: Which) { self.which = which }

    package static let right = Right.seeCounter

    /// The orders.
    package struct Answer: Codable, Sendable, Equatable {
        /// One of them.
        package struct Sold: Codable, Sendable, Equatable {
            /// Its number.
            package let order: OrderID
            /// When.
            package let at: Instant
            /// Masked name; empty for a guest.
            package let name: String
            /// What for: the first line.
            package let title: String
            /// What was to pay.
            package let total: Money
            /// What went back.
            package let refunded: Money
            /// How far what is not in the customer's hand has come: what somebody should know of first.
            package let handing: Handing?

            /// An order.
            package init(
                order: OrderID, at: Instant, name: String, title: String, total: Money, refunded: Money,
                handing: Handing? = nil
            ) {
                self.order = order
                self.at = at
                self.name = name
                self.title = title
                self.total = total
                self.refunded = refunded
                self.handing = handing
            }
        }
        /// The business day they are of, where they are of one.
        package let day: Day?
        /// The orders, at most 500.
        package let orders: [Sold]

        /// Orders.
        package init(day: Day?, orders: [Sold]) {
            self.day = day
            self.orders = orders
        }
    }
}

extension Orders {
    package func answer(_ view: View) throws -> Answer {
        switch which {
        case .today:
            try Answer(day: view.today, orders: view.db.orders(on: view.today, limit: 500).map { try sold($0, view) })
        case .day(let day): try Answer(day: day, orders: view.db.orders(on: day, limit: 500).map { try sold($0, view) })
        case .member(let member):
            try Answer(day: nil, orders: view.db.orders(of: member, limit: 100).map { try sold($0, view) })
        case .number(let order):
            try Answer(day: nil, orders: [view.db.order(order)].compactMap(\.self).map { try sold($0, view) })
        }
    }

    private func sold(_ row: OrderRow, _ view: View) throws -> Answer.Sold {
        let entry = try view.db.entry(row.entry)
        let record = try row.member.flatMap { try view.db.member($0, vault: view.vault) }
        return Answer.Sold(
            order: row.id, at: entry?.at ?? view.now, name: record.map { PersonName($0.name).masked } ?? "",
            title: entry?.title ?? "", total: row.total,
            refunded: try view.db.refunds(of: row.id).reduce(.zero) { $0 + $1.amount },
            handing: try view.db.handings(of: row.id).min { $0.place < $1.place })
    }
}
