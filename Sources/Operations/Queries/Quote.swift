package import Domain
import SQL
import Store

/// What a cart costs this member now, line by line, and what they have to pay with.
package struct Quote: Query {
    /// The cart.
    package let cart: Cart
    /// Whose; nil = a guest's.
    package let member: MemberID?

    /// Of a cart.
    package init(cart: Cart, member: MemberID?) {
        self.cart = cart
        self.member = member
    }

    package static let right = Right.seeCounter

    /// The price.
    package struct Answer: Codable, Sendable, Equatable {
        /// A line's own facts.
        package struct Line: Codable, Sendable, Equatable {
            /// Its name.
            package let title: String
            /// List price of one.
            package let unit: Money
            /// How many there are of an article and nobody else's; nil for what is not counted.
            package let onHand: Int64?
            /// Its stock are digital codes: what is not there comes later.
            package let isDigital: Bool

            /// A line.
            package init(title: String, unit: Money, onHand: Int64?, isDigital: Bool = false) {
                self.title = title
                self.unit = unit
                self.onHand = onHand
                self.isDigital = isDigital
            }
        }

        /// Why it cannot be priced; then the rest is empty.
        package let trouble: CartTrouble?
        /// The lines' names and list prices.
        package let lines: [Line]
        /// What it costs and why.
        package let quotation: Quotation
        /// The member's coupons that could be used.
        package let coupons: [Coupon]
        /// Stored value the member can use.
        package let available: Money
        /// Points the member can use.
        package let points: Int64
        /// What stored value would pay of it in which parts, and whether a manager must approve.
        package let deduction: DeductionPreview.Answer?

        /// A coupon in the wallet.
        package struct Coupon: Codable, Sendable, Equatable {
            /// Its number.
            package let id: CouponID
            /// Its name.
            package let title: String
            /// When it lapses.
            package let until: Instant?

            /// A coupon.
            package init(id: CouponID, title: String, until: Instant?) {
                self.id = id
                self.title = title
                self.until = until
            }
        }

        /// A price.
        package init(
            trouble: CartTrouble?, lines: [Line], quotation: Quotation, coupons: [Coupon], available: Money,
            points: Int64, deduction: DeductionPreview.Answer?
        ) {
            self.trouble = trouble
            self.lines = lines
            self.quotation = quotation
            self.coupons = coupons
            self.available = available
            self.points = points
            self.deduction = deduction
        }
    }
}

extension Quote {
    package func answer(_ view: View) throws -> Answer {
        let pricing = try view.pricing(for: member)
        let available = try member.map { Money(fen: try view.db.spendable(of: $0, at: view.now)) } ?? .zero
        let priced: PricedCart
        do { priced = try pricing.price(cart) } catch let trouble as CartTrouble {
            let nothing = Quotation(lines: [], coupons: [], points: 0, gifts: [], whyNot: [])
            return Answer(
                trouble: trouble, lines: [], quotation: nothing, coupons: [], available: available, points: 0,
                deduction: nil)
        }
        let total = priced.quotation.total
        return Answer(
            trouble: nil,
            lines: try priced.request.lines.map { line in
                let good = try good(line.item, view)
                return .init(
                    title: line.title, unit: line.list, onHand: good?.available, isDigital: good?.keeping == .digital)
            },
            quotation: priced.quotation,
            coupons: priced.request.coupons.map { .init(id: $0.id, title: $0.title, until: $0.until) },
            available: available, points: priced.request.points,
            deduction: try member.flatMap { member in
                guard total > .zero, available > .zero else { return nil }
                return try DeductionPreview(member: member, amount: min(total, available)).answer(view)
            })
    }

    private func good(_ item: ItemRef, _ view: View) throws -> GoodRow? {
        guard case .good(let id) = item else { return nil }
        return try view.db.good(id)
    }
}
