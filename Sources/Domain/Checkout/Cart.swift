/// What somebody wants to buy, as the cashier put it together; what it costs is worked out from it (`Quotation`).
package struct Cart: Sendable, Equatable, Codable {
    /// One line.
    package struct Line: Sendable, Equatable, Codable {
        /// What is sold.
        package var item: ItemRef
        /// How many of it; at least 1.
        package var quantity: Int64
        /// What one costs, for a bare amount only.
        package var amount: Money?
        /// Who serves, each with a part; nobody = nobody's achievement.
        package var staff: [StaffShare]
        /// Given away: nothing is paid for it (赠送).
        package var isGift: Bool
        /// Paid by a session of this package item; such a line has the quantity 1.
        package var session: PackageItemID?
        /// A remark, may be empty.
        package var note: String
        /// 预订: paid now, handed over later.
        package var isReserved: Bool

        /// A line.
        package init(
            _ item: ItemRef, quantity: Int64 = 1, amount: Money? = nil, staff: [StaffShare] = [], isGift: Bool = false,
            session: PackageItemID? = nil, note: String = "", isReserved: Bool = false
        ) {
            self.item = item
            self.quantity = quantity
            self.amount = amount
            self.staff = staff
            self.isGift = isGift
            self.session = session
            self.note = note
            self.isReserved = isReserved
        }

        /// Reads a line; carts that were put aside before there were reservations have none.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            item = try values.decode(ItemRef.self, forKey: .item)
            quantity = try values.decode(Int64.self, forKey: .quantity)
            amount = try values.decodeIfPresent(Money.self, forKey: .amount)
            staff = try values.decode([StaffShare].self, forKey: .staff)
            isGift = try values.decode(Bool.self, forKey: .isGift)
            session = try values.decodeIfPresent(PackageItemID.self, forKey: .session)
            note = try values.decode(String.self, forKey: .note)
            isReserved = try values.decodeIfPresent(Bool.self, forKey: .isReserved) ?? false
        }
    }

    /// Which of the member's coupons are used.
    package enum Coupons: Sendable, Equatable, Codable {
        /// The legal combination that saves most.
        case best
        /// These and no others.
        case chosen([CouponID])
    }

    /// How many points are used.
    package enum Points: Sendable, Equatable, Codable {
        /// None.
        case none
        /// As many as the rules allow.
        case most
        /// So many.
        case exactly(Int64)
    }

    /// The lines, in the order they were added; at most 200.
    package var lines: [Line]
    /// Which coupons.
    package var coupons: Coupons
    /// How many points.
    package var points: Points
    /// A remark on the receipt, may be empty.
    package var note: String

    /// A cart; empty unless told.
    package init(lines: [Line] = [], coupons: Coupons = .best, points: Points = .none, note: String = "") {
        self.lines = lines
        self.coupons = coupons
        self.points = points
        self.note = note
    }
}
