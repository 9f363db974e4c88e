package import Domain
package import SQL
import Store
package import Vault

/// All that a store begins with: settings, staff, catalogue. An industry pack is one of these, read from data.
package struct Founding: Sendable {
    /// Somebody who will work the counter.
    package struct Operator: Sendable, Equatable {
        /// Number typed at the login.
        package let number: OperatorID
        /// Name.
        package let name: String
        /// Role.
        package let role: StaffRole
        /// Six digits.
        package let pin: String

        /// Somebody.
        package init(number: OperatorID, name: String, role: StaffRole, pin: String) {
            self.number = number
            self.name = name
            self.role = role
            self.pin = pin
        }
    }

    /// A service of the catalogue.
    package struct Service: Sendable, Equatable {
        /// Its number.
        package let id: ServiceID
        /// Its name; initials are made from it.
        package let title: String
        /// List price.
        package let price: Money
        /// Minutes it takes.
        package let minutes: Int

        /// A service.
        package init(id: ServiceID, title: String, price: Money, minutes: Int) {
            self.id = id
            self.title = title
            self.price = price
            self.minutes = minutes
        }
    }

    /// A package of the catalogue.
    package struct Package: Sendable, Equatable {
        /// Its number.
        package let id: PackageID
        /// Its name.
        package let title: String
        /// Price.
        package let price: Money
        /// Good for so many days; nil = without end.
        package let days: Int?
        /// Sessions by service.
        package let sessions: [ServiceID: Int64]

        /// A package.
        package init(id: PackageID, title: String, price: Money, days: Int?, sessions: [ServiceID: Int64]) {
            self.id = id
            self.title = title
            self.price = price
            self.days = days
            self.sessions = sessions
        }
    }

    /// A kind of coupon.
    package struct Coupon: Sendable, Equatable {
        /// Its number.
        package let id: CouponTemplateID
        /// Its name.
        package let title: String
        /// Good for so many days.
        package let days: Int
        /// What it is worth at the checkout; nil = it is only verified by a person.
        package let terms: CouponTerms?

        /// A kind of coupon.
        package init(id: CouponTemplateID, title: String, days: Int, terms: CouponTerms? = nil) {
            self.id = id
            self.title = title
            self.days = days
            self.terms = terms
        }
    }

    /// A promotion that runs from the beginning.
    package struct Campaign: Sendable, Equatable {
        /// Its number.
        package let id: CampaignID
        /// Its name.
        package let title: String
        /// What it gives.
        package let terms: CampaignTerms

        /// A promotion.
        package init(id: CampaignID, title: String, terms: CampaignTerms) {
            self.id = id
            self.title = title
            self.terms = terms
        }
    }

    /// A gift for points.
    package struct Gift: Sendable, Equatable {
        /// Its number.
        package let id: GiftID
        /// Its name.
        package let title: String
        /// What it costs.
        package let points: Int64

        /// A gift.
        package init(id: GiftID, title: String, points: Int64) {
            self.id = id
            self.title = title
            self.points = points
        }
    }

    /// An article.
    package struct Good: Sendable, Equatable {
        /// Its number; articles are numbered from 1.
        package let id: GoodID
        /// Its name; initials are made from it.
        package let title: String
        /// Its bar code.
        package let barcode: Barcode?
        /// Which category; nil = none.
        package let category: String?
        /// What it is counted in.
        package let unit: String
        /// List price of one.
        package let price: Money
        /// How many there are.
        package let stock: Int64
        /// At how many it is to be ordered again; nil = nobody has said.
        package let lowAt: Int64?
        /// Whether it is sold.
        package let isOnSale: Bool
        /// How its stock is kept.
        package let keeping: StockKeeping

        /// An article.
        package init(
            id: GoodID, title: String, barcode: Barcode? = nil, category: String? = nil, unit: String = "件",
            price: Money, stock: Int64 = 0, lowAt: Int64? = nil, isOnSale: Bool = true,
            keeping: StockKeeping = .counted
        ) {
            self.id = id
            self.title = title
            self.barcode = barcode
            self.category = category
            self.unit = unit
            self.price = price
            self.stock = stock
            self.lowAt = lowAt
            self.isOnSale = isOnSale
            self.keeping = keeping
        }

        /// The same with an empty shelf.
        package var outOfStock: Good {
            Good(
                id: id, title: title, barcode: barcode, category: category, unit: unit, price: price, lowAt: lowAt,
                isOnSale: isOnSale, keeping: keeping)
        }
    }

    /// What the booking sheet begins with.
    package struct Sheet: Sendable, Equatable {
        /// A kind of room, bed or device and those there are of it, by name.
        package struct Rooms: Sendable, Equatable {
            /// Its number.
            package let kind: ResourceKindID
            /// 美容床
            package let title: String
            /// 美容 1 号床 …
            package let rooms: [String]

            /// A kind of room.
            package init(kind: ResourceKindID, title: String, rooms: [String]) {
                self.kind = kind
                self.title = title
                self.rooms = rooms
            }
        }

        /// Rooms by kind; they are numbered from 1 in this order.
        package var rooms: [Rooms]
        /// What services take beside their minutes; others take nothing else.
        package var plans: [ServicePlan]
        /// What people have learned; beauticians who are not named can do everything.
        package var skills: [OperatorID: [ServiceID]]
        /// Opening hours and duty by weekday, 1 = Monday; beauticians who are not named work while the store is open.
        package var hours: [HoursOf: [Int: [Range<Int>]]]

        /// A sheet; without hours open from nine to nine.
        package init(
            rooms: [Rooms] = [], plans: [ServicePlan] = [], skills: [OperatorID: [ServiceID]] = [:],
            hours: [HoursOf: [Int: [Range<Int>]]] = [:]
        ) {
            self.rooms = rooms
            self.plans = plans
            self.skills = skills
            self.hours = hours
        }

        /// Hours of somebody, or of the store, on a weekday.
        func hours(of who: HoursOf, weekday: Int) -> [Range<Int>] {
            hours[who]?[weekday] ?? hours[.store]?[weekday] ?? (hours[.store] == nil ? [540..<1260] : [])
        }
    }

    /// Settings.
    package var settings: StoreSettings
    /// Who works the counter.
    package var staff: [Operator]
    /// Services.
    package var services: [Service]
    /// The ladder.
    package var offers: [TopUpOffer]
    /// Packages.
    package var packages: [Package]
    /// Kinds of coupons.
    package var coupons: [Coupon]
    /// Promotions that run.
    package var campaigns: [Campaign]
    /// Gifts.
    package var gifts: [Gift]
    /// The booking sheet.
    package var sheet: Sheet
    /// Articles.
    package var goods: [Good]
    /// What services use up of them for one customer.
    package var supplies: [ServiceID: [Supply]]
    /// What is paid for which achievement, for everybody.
    package var commissions: [PerformanceSource: CommissionRates]

    /// A store to be founded.
    package init(
        settings: StoreSettings, staff: [Operator], services: [Service] = [], offers: [TopUpOffer] = TopUpOffer.ladder,
        packages: [Package] = [], coupons: [Coupon] = [], campaigns: [Campaign] = [], gifts: [Gift] = [],
        sheet: Sheet = Sheet(), goods: [Good] = [], supplies: [ServiceID: [Supply]] = [:],
        commissions: [PerformanceSource: CommissionRates] = [:]
    ) {
        self.settings = settings
        self.staff = staff
        self.services = services
        self.offers = offers
        self.packages = packages
        self.coupons = coupons
        self.campaigns = campaigns
        self.gifts = gifts
        self.sheet = sheet
        self.goods = goods
        self.supplies = supplies
        self.commissions = commissions
    }

    /// Writes it all into a new file, in one transaction.
    /// - Parameters:
    ///   - random: random bytes for the PINs' salts.
    ///   - cost: what a staff PIN costs to hash.
    /// - Throws: `EngineError`; `.constraint` if two things share a number.
    package func write(
        to db: any Writing, vault: Vault, cost: PINHash.Cost, random: (Int) -> [UInt8]
    ) throws {
        try writeAllButSettings(to: db, vault: vault, cost: cost, random: random)
        try db.setSettings(settings)
    }

    /// Writes staff and catalogue; the file counts as unfinished until somebody writes the settings too.
    /// - Throws: as `write`.
    package func writeAllButSettings(
        to db: any Writing, vault: Vault, cost: PINHash.Cost, random: (Int) -> [UInt8]
    ) throws {
        try writePeopleAndCatalogue(to: db, vault: vault, cost: cost, random: random)
        try writeSheet(to: db)
        try writeGoods(to: db)
        for (source, rates) in commissions { try db.setRates(rates, for: source) }
        try writePrices(to: db)
    }

    /// Writes staff and what is sold: all that a store of the first schema had.
    /// - Throws: as `write`.
    package func writePeopleAndCatalogue(
        to db: any Writing, vault: Vault, cost: PINHash.Cost, random: (Int) -> [UInt8]
    ) throws {
        for person in staff {
            let hash = try PINHash(pin: person.pin, pepper: vault.pinPepper, cost: cost, random: random)
            try db.insertStaff(person.number, name: person.name, role: person.role, pinHash: hash.text)
            if settings.isDemo { try db.insertDemoPIN(person.number, person.pin) }
        }
        for service in services {
            try db.insertService(
                service.id, title: service.title, initials: Initials.of(service.title), price: service.price,
                minutes: service.minutes)
        }
        for offer in offers { try db.insertOffer(offer) }
        for package in packages {
            try db.insertPackage(
                package.id, title: package.title, price: package.price, days: package.days,
                content: package.sessions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
        for coupon in coupons { try db.insertCouponTemplate(coupon.id, title: coupon.title, days: coupon.days) }
        for gift in gifts { try db.insertGift(gift.id, title: gift.title, points: gift.points) }
    }

    private func writeSheet(to db: any Writing) throws {
        var number: Int64 = 0
        for kind in sheet.rooms {
            try db.insertResourceKind(kind.kind, title: kind.title)
            for room in kind.rooms {
                number += 1
                try db.insertResource(ResourceID(number), kind: kind.kind, title: room)
            }
        }
        for plan in sheet.plans { try db.setPlan(plan) }
        let workers = staff.filter { $0.role == .beautician || sheet.skills[$0.number] != nil }.map(\.number)
        for worker in workers {
            for service in sheet.skills[worker] ?? services.map(\.id) { try db.insertSkill(worker, service) }
        }
        for weekday in 1...7 {
            for who in [.store] + workers.map({ HoursOf.staff($0) }) {
                try db.setWeekHours(of: who, weekday: weekday, sheet.hours(of: who, weekday: weekday))
            }
        }
    }
}
