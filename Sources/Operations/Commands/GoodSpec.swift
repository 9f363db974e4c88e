package import Domain
import SQL
import Store

/// What is to be said of an article, as a form has it.
package struct GoodSpec: Codable, Sendable, Equatable {
    /// Its name.
    package var title: String
    /// Its bar code; empty = none.
    package var barcode: String
    /// Which category, made if there is none of that name; empty = none.
    package var category: String
    /// What it is counted in: 盒, 瓶, ml.
    package var unit: String
    /// List price of one.
    package var price: Money
    /// At how many it is to be ordered again; nil = nobody says.
    package var lowAt: Int64?
    /// Whether it is sold; what services only use up is not.
    package var isOnSale: Bool
    /// How its stock is kept; for ever, once it is made.
    package var keeping: StockKeeping

    /// An article.
    package init(
        title: String, barcode: String = "", category: String = "", unit: String = "件", price: Money,
        lowAt: Int64? = nil, isOnSale: Bool = true, keeping: StockKeeping = .counted
    ) {
        self.title = title
        self.barcode = barcode
        self.category = category
        self.unit = unit
        self.price = price
        self.lowAt = lowAt
        self.isOnSale = isOnSale
        self.keeping = keeping
    }

    /// Reads an article; who does not say how its stock is kept means a shelf.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        title = try values.decode(String.self, forKey: .title)
        barcode = try values.decode(String.self, forKey: .barcode)
        category = try values.decode(String.self, forKey: .category)
        unit = try values.decode(String.self, forKey: .unit)
        price = try values.decode(Money.self, forKey: .price)
        lowAt = try values.decodeIfPresent(Int64.self, forKey: .lowAt)
        isOnSale = try values.decode(Bool.self, forKey: .isOnSale)
        keeping = try values.decodeIfPresent(StockKeeping.self, forKey: .keeping) ?? .counted
    }

    /// An article as it is.
    package init(_ item: GoodItem) {
        self.init(
            title: item.title, barcode: item.barcode?.text ?? "", category: item.category ?? "", unit: item.unit,
            price: item.price, lowAt: item.lowAt, isOnSale: item.isOnSale, keeping: item.keeping)
    }
}

/// Why an article cannot be so.
package enum GoodFault: Error, Codable, Sendable, Equatable {
    /// Its name.
    case title(TextFault)
    /// Another article has that name.
    case titleTaken(GoodID)
    /// Its bar code is none.
    case barcode(BarcodeFault)
    /// It is one of the store's own kinds of codes, or a payment code: it would never be taken for an article.
    case barcodeReserved
    /// Another article has that bar code.
    case barcodeTaken(GoodID, title: String)
    /// Its category.
    case category(TextFault)
    /// Its unit: one to ten characters.
    case unit
    /// Below nothing, or above what can be paid.
    case price
    /// Below nothing.
    case lowAt
    /// An article on a shelf becomes no digital one, nor the other way round.
    case keeping
}

extension GoodSpec {
    /// The terms of an article, cleaned and held against all others.
    /// - Throws: `GoodFault`; `EngineError`.
    func terms(for good: GoodID?, _ work: Work) throws -> GoodTerms {
        let title: String
        do { title = try CleanText.name(self.title) } catch { throw GoodFault.title(error) }
        if let other = try work.db.good(titled: title), other.id != good { throw GoodFault.titleTaken(other.id) }
        let barcode = try checkedBarcode(for: good, work)
        let unit: String
        do { unit = try CleanText.name(self.unit) } catch { throw GoodFault.unit }
        guard unit.count <= 10 else { throw GoodFault.unit }
        guard price >= .zero, price <= .most else { throw GoodFault.price }
        guard lowAt ?? 0 >= 0 else { throw GoodFault.lowAt }
        var category: CategoryID?
        if !self.category.isEmpty {
            do { category = try work.db.category(titled: CleanText.name(self.category)) } catch let fault as TextFault {
                throw GoodFault.category(fault)
            }
        }
        return GoodTerms(
            title: title, initials: Initials.of(title), barcode: barcode, category: category, unit: unit, price: price,
            lowAt: lowAt, isOnSale: isOnSale, keeping: keeping)
    }

    private func checkedBarcode(for good: GoodID?, _ work: Work) throws -> Barcode? {
        guard !barcode.isEmpty else { return nil }
        let code: Barcode
        do { code = try Barcode(barcode) } catch { throw GoodFault.barcode(error) }
        switch ScannedCode.recognise(code.text) {
        case .article, .foreign, .notACode: break
        case .memberCode, .memberCard, .voucher, .payCode, .damaged: throw GoodFault.barcodeReserved
        }
        if let other = try work.db.good(code), other.id != good {
            throw GoodFault.barcodeTaken(other.id, title: other.title)
        }
        return code
    }
}
