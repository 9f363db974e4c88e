package import Domain
import SQL
import Store

/// What can be sold at the counter: services, articles, steps of the ladder, packages, kinds of coupons.
package struct Catalogue: Query {
    /// Asks for all of it.
    package init() {}

    package static let right = Right.seeCounter

    /// The catalogue.
    package struct Answer: Codable, Sendable, Equatable {
        /// Services by number.
        package let services: [ServiceItem]
        /// The ladder, smallest first.
        package let offers: [TopUpOffer]
        /// Packages on sale.
        package let packages: [PackageOffer]
        /// Kinds of coupons that can be handed out.
        package let coupons: [CouponOffer]
        /// Articles on sale with their stock, by number.
        package let goods: [GoodItem]
        /// Names of the categories.
        package let categories: [String]

        /// The catalogue.
        package init(
            services: [ServiceItem], offers: [TopUpOffer], packages: [PackageOffer], coupons: [CouponOffer],
            goods: [GoodItem] = [], categories: [String] = []
        ) {
            self.services = services
            self.offers = offers
            self.packages = packages
            self.coupons = coupons
            self.goods = goods
            self.categories = categories
        }
    }
}

/// A service of the catalogue.
package struct ServiceItem: Codable, Sendable, Equatable {
    /// Its number.
    package let service: ServiceID
    /// 补水护理
    package let title: String
    /// Initials of its name, to be typed: bshl.
    package let initials: String
    /// List price.
    package let price: Money
    /// Minutes it takes.
    package let minutes: Int
    /// How often it was sold lately.
    package let sold: Int64

    /// A service.
    package init(
        service: ServiceID, title: String, initials: String, price: Money, minutes: Int, sold: Int64 = 0
    ) {
        self.service = service
        self.title = title
        self.initials = initials
        self.price = price
        self.minutes = minutes
        self.sold = sold
    }
}

/// A package on sale.
package struct PackageOffer: Codable, Sendable, Equatable {
    /// Its number.
    package let package: PackageID
    /// 补水护理 10 次
    package let title: String
    /// Price.
    package let price: Money
    /// Sessions in all.
    package let sessions: Int64
    /// Good for so many days; nil = without end.
    package let days: Int?

    /// A package.
    package init(package: PackageID, title: String, price: Money, sessions: Int64, days: Int?) {
        self.package = package
        self.title = title
        self.price = price
        self.sessions = sessions
        self.days = days
    }
}

/// A kind of coupon that can be handed out.
package struct CouponOffer: Codable, Sendable, Equatable {
    /// Its number.
    package let template: CouponTemplateID
    /// 满200减30
    package let title: String
    /// Good for so many days.
    package let days: Int

    /// A kind of coupon.
    package init(template: CouponTemplateID, title: String, days: Int) {
        self.template = template
        self.title = title
        self.days = days
    }
}

extension Catalogue {
    /// What sold best in so many days stands first among equals.
    private static let lately = 30

    package func answer(_ view: View) throws -> Answer {
        let sold = try view.db.sold(since: view.today.advanced(days: -Self.lately))
        return Answer(
            services: try view.db.services().map { row in
                ServiceItem(
                    service: row.id, title: row.title, initials: row.initials, price: row.price, minutes: row.minutes,
                    sold: sold[.service(row.id)] ?? 0)
            },
            offers: try view.db.offers(),
            packages: try view.db.packages().map { row in
                PackageOffer(
                    package: row.id, title: row.title, price: row.price,
                    sessions: row.content.reduce(0) { $0 + $1.sessions }, days: row.days)
            },
            coupons: try view.db.couponTemplates().map { row in
                CouponOffer(template: row.id, title: row.title, days: row.days)
            },
            goods: try view.db.goods().filter(\.isOnSale).map { GoodItem($0, sold: sold[.good($0.id)] ?? 0) },
            categories: try view.db.categories())
    }
}
