import Domain
import Operations

/// What the store sells, made ready to be found by what is typed: one way for the checkout, the sheet and the shelf.
struct Wares: Sendable {
    private let catalogue: Catalogue.Answer?
    private let services: ItemFinder
    private let forCart: ItemFinder
    /// What a cart, or a member, can buy: services, articles on sale, packages.
    let all: [Ware]

    /// Of a catalogue; looks all names up once.
    init(_ catalogue: Catalogue.Answer? = nil) {
        self.catalogue = catalogue
        let services = (catalogue?.services ?? []).map {
            ItemFinder.Item([$0.title], codes: [$0.service.description], sold: $0.sold)
        }
        let goods = (catalogue?.goods ?? []).filter(\.isOnSale)
        self.services = ItemFinder(services)
        all =
            (catalogue?.services ?? []).map {
                Ware(what: .item(.service($0.service)), title: $0.title, initials: $0.initials, price: $0.price)
            } + goods.map { Ware($0) }
            + (catalogue?.packages ?? []).map { Ware(what: .package($0.package), title: $0.title, price: $0.price) }
        forCart = ItemFinder(
            services
                + goods.map { .init([$0.title], codes: $0.barcode.map { [$0.text] } ?? [], sold: $0.sold) }
                + (catalogue?.packages ?? []).map { .init([$0.title]) })
    }

    /// Services by what is typed, the best first; all where nothing is.
    func services(_ text: String) -> [ServiceItem] {
        services.find(text).compactMap { catalogue?.services[$0] }
    }

    /// What can be bought by what is typed, the best first.
    func find(_ text: String) -> [Ware] { forCart.find(text).map { all[$0] } }

    /// The article a bar code stands on.
    func ware(withCode digits: String) -> Ware? {
        guard let code = try? Barcode(digits) else { return nil }
        return catalogue?.goods.first { $0.barcode == code && $0.isOnSale }.map { Ware($0) }
    }
}

/// Something of the catalogue that can be bought.
struct Ware: Sendable, Equatable {
    /// What it is.
    enum What: Sendable, Equatable {
        /// A line of a cart.
        case item(ItemRef)
        /// A package, sold at F7.
        case package(PackageID)
    }

    let what: What
    let title: String
    var initials = ""
    let price: Money
    /// How many there are; nil for what is not counted.
    var onHand: Int64?

    /// What it is in a cart; nil for what is sold elsewhere.
    var item: ItemRef? { if case .item(let item) = what { item } else { nil } }
}

extension Ware {
    /// An article.
    init(_ good: GoodItem) {
        self.init(
            what: .item(.good(good.good)), title: good.title, initials: good.initials, price: good.price,
            onHand: good.available)
    }
}
