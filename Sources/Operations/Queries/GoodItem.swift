package import Domain
import Store

/// An article as screens show it.
package struct GoodItem: Codable, Sendable, Equatable {
    /// Its number.
    package let good: GoodID
    /// 玻尿酸面膜
    package let title: String
    /// Initials of its name, to be typed: bnsmm.
    package let initials: String
    /// Its bar code, if it has one.
    package let barcode: Barcode?
    /// 面膜; nil = in none.
    package let category: String?
    /// 盒
    package let unit: String
    /// List price of one.
    package let price: Money
    /// How many there are; of digital codes, those not sold.
    package let onHand: Int64
    /// How many of them lie here for somebody who has paid.
    package let promised: Int64
    /// How its stock is kept.
    package let keeping: StockKeeping
    /// At how many it is to be ordered again; nil = nobody has said.
    package let lowAt: Int64?
    /// Whether it is sold; what services only use up is not.
    package let isOnSale: Bool
    /// How often it was sold lately, as far as it was asked.
    package let sold: Int64

    /// An article.
    package init(
        good: GoodID, title: String, initials: String, barcode: Barcode? = nil, category: String? = nil,
        unit: String = "件", price: Money, onHand: Int64, lowAt: Int64? = nil, isOnSale: Bool = true,
        promised: Int64 = 0, keeping: StockKeeping = .counted, sold: Int64 = 0
    ) {
        self.good = good
        self.title = title
        self.initials = initials
        self.barcode = barcode
        self.category = category
        self.unit = unit
        self.price = price
        self.onHand = onHand
        self.lowAt = lowAt
        self.isOnSale = isOnSale
        self.promised = promised
        self.keeping = keeping
        self.sold = sold
    }

    /// How many can be sold to the next one.
    package var available: Int64 { max(0, onHand - promised) }

    /// Whether it is to be ordered again: at its mark or below; without a mark, when nothing is left.
    package var isLow: Bool { available <= lowAt ?? 0 }
}

extension GoodItem {
    init(_ row: GoodRow, sold: Int64 = 0) {
        self.init(
            good: row.id, title: row.title, initials: row.initials, barcode: row.barcode, category: row.category,
            unit: row.unit, price: row.price, onHand: row.onHand, lowAt: row.lowAt, isOnSale: row.isOnSale,
            promised: row.promised, keeping: row.keeping, sold: sold)
    }
}
